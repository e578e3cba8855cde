"use client";

import type { Choice, ItemActs } from "@/components/inbox/use-item-acts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { countedUpTo } from "@/lib/domain/search/list-href";
import type { ListedItem } from "@/lib/server/inbox/list-inbox";

/** From here on it is asked whether so many articles are meant. */
const askFrom = 20;

const figure = new Intl.NumberFormat("en-GB");

/** What can be done with the ticked items; stays in view at the foot of the window. */
export function SelectionBar({
  ticked,
  total,
  all,
  onAll,
  onClear,
  chosen,
  acts,
}: {
  ticked: readonly ListedItem[];
  total: number;
  /** All that the filter lists are chosen, not those of this page alone. */
  all: boolean;
  /** Chooses all that the filter lists; null where this page is all. */
  onAll: (() => void) | null;
  onClear: () => void;
  chosen: Choice;
  acts: ItemActs;
}) {
  const many = total > countedUpTo ? `more than ${figure.format(countedUpTo)}` : figure.format(total);
  const words = all
    ? `All ${many} listed are chosen`
    : ticked.length === 1
      ? "1 item chosen"
      : `${ticked.length} items chosen`;
  const has = (...states: ListedItem["state"][]) => ticked.some(({ state }) => states.includes(state));
  const count = all ? total : ticked.filter(({ state }) => state === "waiting").length;
  const bringIn = () => acts.bringIn(chosen);
  return (
    <div
      role="region"
      aria-label="What to do with the chosen items"
      className="sticky bottom-0 z-10 -mx-4 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule-strong bg-paper-raised px-4 py-3 sm:mx-0"
    >
      <p role="status" className="min-w-0 flex-1 text-sm font-medium figures">
        {words}
        {!all && onAll && (
          <button type="button" className="ml-3 min-h-8 link font-normal" onClick={onAll}>
            Choose all {many} listed
          </button>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {has("waiting") &&
          (count >= askFrom ? (
            <ConfirmDialog
              trigger={
                <Button variant="primary" pending={acts.pending === "bringIn"}>
                  Bring in as proposed
                </Button>
              }
              title={`Bring in ${all ? many : count} articles as proposed?`}
              tone="primary"
              confirmLabel="Bring them in"
              pendingLabel="Beginning…"
              onConfirm={bringIn}
            >
              <p>
                Nobody looks them through first: title, author and date are taken as found, and menus, adverts and the
                like are left out and kept with each article. It goes on behind the scenes and can be cancelled.
              </p>
            </ConfirmDialog>
          ) : (
            <Button
              variant="primary"
              pending={acts.pending === "bringIn"}
              pendingLabel="Beginning…"
              onClick={() => void bringIn()}
            >
              Bring in as proposed
            </Button>
          ))}
        {has("failed") && (
          <Button pending={acts.pending === "retry"} onClick={() => void acts.retry(chosen)}>
            Try again
          </Button>
        )}
        {has("dismissed") && (
          <Button pending={acts.pending === "restore"} onClick={() => void acts.restore(chosen)}>
            Bring back
          </Button>
        )}
        {has("waiting", "failed") && (
          <Button pending={acts.pending === "dismiss"} onClick={() => void acts.dismiss(chosen)}>
            Dismiss
          </Button>
        )}
        <Button variant="quiet" onClick={onClear}>
          Choose none
        </Button>
      </div>
    </div>
  );
}

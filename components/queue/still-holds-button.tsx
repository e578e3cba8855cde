"use client";

import { WordsDialog } from "@/components/queue/words-dialog";
import { Button } from "@/components/ui/button";
import type { DoubtCause } from "@/lib/domain/queue/doubt-words";
import { resolveGroupAction, resolveReReviewAction } from "@/lib/server/queue/actions";

/** Settles doubts of one change, a line or all of it: everything named still holds, with the reason. */
export function StillHoldsButton({
  slug,
  answers,
  names,
  count,
  label,
}: {
  slug: string;
  answers:
    | { itemIds: readonly string[] }
    | { group: { cause: DoubtCause; causeType: string; causeId: string; total: number } };
  /** What will be settled, as many as are shown. */
  names: readonly string[];
  /** How many lines there are, shown or not. */
  count: number;
  /** Words on the button. */
  label: string;
}) {
  return (
    <WordsDialog
      trigger={
        <Button size="small" variant="quiet" aria-label={`${label}: ${names.slice(0, 3).join(", ")}`}>
          {label}
        </Button>
      }
      title={count === 1 ? "This still holds" : `These ${count} still hold`}
      description="It leaves the queue. Nothing else is changed: verdicts, editions and their notices stay as they are."
      label={count === 1 ? "Why does it still hold?" : "Why do they all still hold?"}
      hint="Kept with the queue, under your name."
      missing="Say why it still holds."
      maxLength={2000}
      confirmLabel={count === 1 ? "It still holds" : "They still hold"}
      pendingLabel="Settling…"
      run={(reason) =>
        "group" in answers
          ? resolveGroupAction(slug, { ...answers.group, reason })
          : resolveReReviewAction(slug, { itemIds: [...answers.itemIds], reason })
      }
    >
      <ul className="max-h-48 divide-y divide-rule overflow-y-auto border-y border-rule text-sm wrap-anywhere">
        {names.map((name, index) => (
          <li key={`${index} ${name}`} className="py-1.5">
            {name}
          </li>
        ))}
        {count > names.length && <li className="py-1.5 text-ink-muted">and {count - names.length} more</li>}
      </ul>
    </WordsDialog>
  );
}

"use client";

import { WordsDialog } from "@/components/queue/words-dialog";
import { Button } from "@/components/ui/button";
import { resolveReReviewAction } from "@/lib/server/queue/actions";

/** Settles doubts of one change: everything named still holds, with the reason. */
export function StillHoldsButton({
  slug,
  itemIds,
  names,
  label,
}: {
  slug: string;
  itemIds: readonly string[];
  /** What will be settled, one name for each id. */
  names: readonly string[];
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
      title={names.length === 1 ? `${names[0]} still holds` : `These ${names.length} still hold`}
      description="It leaves the queue. Nothing else is changed: verdicts, editions and their notices stay as they are."
      label="Why does it still hold?"
      hint="Kept with the queue, under your name."
      missing="Say why it still holds."
      maxLength={2000}
      confirmLabel="It still holds"
      pendingLabel="Settling…"
      run={(reason) => resolveReReviewAction(slug, { itemIds: [...itemIds], reason })}
    >
      {names.length > 1 && (
        <ul className="max-h-48 divide-y divide-rule overflow-y-auto border-y border-rule text-sm">
          {names.map((name, index) => (
            <li key={itemIds[index]} className="py-1.5">
              {name}
            </li>
          ))}
        </ul>
      )}
    </WordsDialog>
  );
}

"use client";

import { Button } from "@/components/ui/button";

/** Beside a form's button: whether something typed is not stored yet, and the way back. */
export function DraftNote({
  hasDraft,
  discardLabel,
  savedWords,
  onDiscard,
}: {
  hasDraft: boolean;
  discardLabel: string;
  /** What to say when everything is stored, as "Saved."; nothing otherwise. */
  savedWords?: string;
  onDiscard: () => void;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted" aria-live="polite">
      {hasDraft ? (
        <>
          <span>Not saved yet; kept in this browser.</span>
          <Button variant="quiet" size="small" onClick={onDiscard}>
            {discardLabel}
          </Button>
        </>
      ) : (
        savedWords && <span>{savedWords}</span>
      )}
    </p>
  );
}

"use client";

import { Button } from "@/components/ui/button";

/** Under a form with something typed that is not stored yet. */
export function DraftNote({
  hasDraft,
  onDiscard,
  saved,
}: {
  hasDraft: boolean;
  onDiscard: () => void;
  saved: boolean;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted" aria-live="polite">
      {hasDraft ? (
        <>
          <span>Not saved yet; kept in this browser.</span>
          <Button variant="quiet" size="small" onClick={onDiscard}>
            {saved ? "Go back to what is saved" : "Clear"}
          </Button>
        </>
      ) : (
        saved && <span>Saved.</span>
      )}
    </p>
  );
}

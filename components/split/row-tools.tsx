"use client";

import type { SplitCommand } from "@/lib/domain/account/preferences";

const labels = {
  notCheckable: "Not checkable",
  outOfScope: "Out of scope",
  claim: "Claim by hand",
  match: "Known claim",
  split: "Split",
} as const satisfies Partial<Record<SplitCommand, string>>;

/** What can be done with the words of a row besides answering suggestions. */
export function RowTools({
  keys,
  onRun,
}: {
  /** Null where single keys are switched off. */
  keys: Record<SplitCommand, string> | null;
  onRun: (command: SplitCommand) => void;
}) {
  return (
    <div role="group" aria-label="Decide about the passage" className="-ml-2 flex flex-wrap gap-1">
      {(Object.keys(labels) as (keyof typeof labels)[]).map((command) => (
        <button key={command} type="button" className="card-button" onClick={() => onRun(command)}>
          {labels[command]}
          {keys && (
            <kbd aria-hidden="true" className="font-sans text-xs font-normal text-ink-muted">
              {keys[command]}
            </kbd>
          )}
        </button>
      ))}
    </div>
  );
}

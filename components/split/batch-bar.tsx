"use client";

import { SetAsidePanel } from "@/components/split/row-form";
import { Button } from "@/components/ui/button";
import type { SplitCommand } from "@/lib/domain/account/preferences";

/** Decides several rows at once. */
export function BatchBar({
  count,
  keys,
  isAsking,
  onTake,
  onReject,
  onAsk,
  onAside,
  onClose,
  onClear,
}: {
  count: number;
  keys: Record<SplitCommand, string> | null;
  /** Whether the reason why they are not checkable is being asked for. */
  isAsking: boolean;
  onTake: () => void;
  onReject: () => void;
  onAsk: () => void;
  onAside: (choice: { disposition: "not_checkable" | "out_of_scope"; reason?: string }) => void;
  onClose: () => void;
  onClear: () => void;
}) {
  const key = (command: SplitCommand) =>
    keys && (
      <kbd aria-hidden="true" className="font-sans text-xs font-normal opacity-80">
        {keys[command]}
      </kbd>
    );
  return (
    <div role="group" aria-label="Decide the selected passages" className="batch-bar">
      {isAsking ? (
        <div className="w-full">
          <SetAsidePanel
            label={
              count === 1 ? "The selected passage is not checkable" : `The ${count} selected passages are not checkable`
            }
            onDecide={onAside}
            onClose={onClose}
          />
        </div>
      ) : (
        <>
          <p className="mr-2 text-sm font-medium">{count === 1 ? "One selected" : `${count} selected`}</p>
          <Button size="small" variant="primary" onClick={onTake}>
            Take first suggestions {key("take")}
          </Button>
          <Button size="small" onClick={onAsk}>
            Not checkable {key("notCheckable")}
          </Button>
          <Button size="small" onClick={() => onAside({ disposition: "out_of_scope" })}>
            Out of scope {key("outOfScope")}
          </Button>
          <Button size="small" onClick={onReject}>
            Reject suggestions {key("reject")}
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            Let go <span className="text-xs opacity-80">Esc</span>
          </Button>
        </>
      )}
    </div>
  );
}

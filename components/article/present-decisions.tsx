"use client";

import type { DecisionInArticle } from "@/components/article/reader-types";
import { Button } from "@/components/ui/button";
import { dispositions } from "@/lib/domain/article/passage-decision";

/** What stands decided about the chosen words already, with the way to take it back or to say that it still holds. */
export function PresentDecisions({
  decisions,
  claimNumbers,
  onUndo,
  onConfirm,
}: {
  decisions: readonly DecisionInArticle[];
  claimNumbers: ReadonlyMap<string, number>;
  onUndo: (decision: DecisionInArticle) => void;
  onConfirm: (decision: DecisionInArticle) => void;
}) {
  if (decisions.length === 0) return null;
  return (
    <ul aria-label="Decided already" className="mb-4 divide-y divide-rule border-y border-rule">
      {decisions.map((decision) => (
        <li key={decision.id} className="flex flex-wrap items-center justify-between gap-2 py-2 text-sm">
          <span className="min-w-0">
            {wordsOf(decision, claimNumbers)}
            <span className="text-ink-muted"> · {decision.byName}</span>
          </span>
          <span className="flex flex-wrap gap-1">
            {decision.needsConfirmation && (
              <Button size="small" onClick={() => onConfirm(decision)}>
                Still holds
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={() => onUndo(decision)}>
              Take back
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ disposition, reason, claimId }: DecisionInArticle, numbers: ReadonlyMap<string, number>): string {
  const number = claimId ? numbers.get(claimId) : undefined;
  if (disposition === "claim") return number ? `Claim ${number}` : dispositions.claim;
  return reason ? `${dispositions[disposition]}: ${reason}` : dispositions[disposition];
}

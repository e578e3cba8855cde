"use client";

import { memo } from "react";
import { isProvisional } from "@/components/split/sends";
import type { ClaimOfRow, DecisionInArticle, RowView } from "@/components/split/split-types";
import { dispositions } from "@/lib/domain/article/passage-decision";

export type TakeBack = (what: {
  decisionIds: string[];
  answerId: string | null;
  row: number;
  start: number;
  end: number;
}) => void;

/** What people have decided about the words of a row, and what they have rejected, each with the way back. */
export const DecidedLines = memo(function DecidedLines({
  slug,
  view,
  ownId,
  isRowCurrent,
  mayDecide,
  onTakeBack,
}: {
  slug: string;
  view: RowView;
  ownId: string;
  isRowCurrent: boolean;
  mayDecide: boolean;
  onTakeBack: TakeBack;
}) {
  const { decisions, claims, rejected, unit } = view;
  if (decisions.length === 0 && rejected.length === 0) return null;
  const tabIndex = isRowCurrent ? 0 : -1;
  return (
    <ul aria-label="Decided" className="grid gap-1 text-sm">
      {decisions.map((decision) => {
        const claim = claims.find(({ claimId }) => claimId === decision.claimId) ?? claimAt(claims, decision);
        const isOnItsWay = isProvisional(decision.id);
        return (
          <li key={decision.id} className="decided-line">
            <span className="min-w-0">
              {decision.disposition === "claim" && claim ? (
                <>
                  {claim.number > 0 ? (
                    <a
                      className="link font-medium figures"
                      href={`/w/${slug}/claims/${claim.claimId}`}
                      tabIndex={tabIndex}
                    >
                      Claim {claim.number}
                    </a>
                  ) : (
                    <span className="font-medium">Claim</span>
                  )}{" "}
                  <span className="font-serif wrap-anywhere">{claim.statement}</span>
                </>
              ) : (
                <>
                  <span className="font-medium">{dispositions[decision.disposition]}</span>
                  {decision.reason && <span className="text-ink-muted">: {decision.reason}</span>}
                </>
              )}
              <span className="text-ink-muted">
                {isOnItsWay ? " · storing…" : decision.byId === ownId ? "" : ` · ${decision.byName}`}
              </span>
            </span>
            {mayDecide && !isOnItsWay && (
              <button
                type="button"
                tabIndex={tabIndex}
                className="card-button"
                onClick={() =>
                  onTakeBack({ decisionIds: [decision.id], answerId: null, row: unit.start, ...rangeOf(decision) })
                }
              >
                Take back
              </button>
            )}
          </li>
        );
      })}
      {rejected.map(({ suggestion, answer }) => (
        <li key={answer.id} className="decided-line text-ink-muted">
          <span className="min-w-0">
            <s className="font-serif wrap-anywhere">{suggestion.statement}</s>
            {` · rejected by ${answer.byName}`}
          </span>
          {mayDecide && !isProvisional(answer.id) && (
            <button
              type="button"
              tabIndex={tabIndex}
              className="card-button"
              onClick={() =>
                onTakeBack({ decisionIds: [], answerId: answer.id, row: unit.start, ...rangeOf(suggestion) })
              }
            >
              Bring back
            </button>
          )}
        </li>
      ))}
    </ul>
  );
});

function rangeOf({ start, end }: { start: number; end: number }) {
  return { start, end };
}

/** A merged claim stands under another id than the decision names. */
function claimAt(claims: readonly ClaimOfRow[], { start, end }: DecisionInArticle): ClaimOfRow | undefined {
  return claims.find((claim) => claim.start === start && claim.end === end);
}

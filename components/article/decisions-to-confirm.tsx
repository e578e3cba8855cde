"use client";

import type { DecisionInArticle } from "@/components/article/reader-types";
import { Button } from "@/components/ui/button";
import { dispositions } from "@/lib/domain/article/passage-decision";

/** Decisions that came over from an earlier version although the words under them changed. Claims have their own entry. */
export function DecisionsToConfirm({
  decisions,
  wordsOf,
  onShow,
  onConfirm,
  onUndo,
}: {
  decisions: readonly DecisionInArticle[];
  wordsOf: (range: { start: number; end: number }) => string;
  onShow: (decision: DecisionInArticle) => void;
  onConfirm: (decision: DecisionInArticle) => void;
  onUndo: (decision: DecisionInArticle) => void;
}) {
  const open = decisions.filter(({ needsConfirmation, disposition }) => needsConfirmation && disposition !== "claim");
  if (open.length === 0) return null;
  return (
    <section aria-label="Decisions to look at again" className="mb-6">
      <p className="mb-1 text-sm font-medium text-warn">The wording changed under these decisions</p>
      <ul className="divide-y divide-rule border-y border-rule">
        {open.map((decision) => (
          <li key={decision.id} className="grid gap-1.5 py-3 text-sm">
            <a
              href="#article-text"
              className="line-clamp-2 font-serif text-base leading-snug underline-offset-4 hover:underline"
              onClick={(event) => {
                event.preventDefault();
                onShow(decision);
              }}
            >
              {wordsOf(decision)}
            </a>
            <p className="text-ink-muted">
              {[dispositions[decision.disposition], decision.reason, decision.byName].filter(Boolean).join(" · ")}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button size="small" onClick={() => onConfirm(decision)}>
                Still holds
              </Button>
              <Button size="small" variant="quiet" onClick={() => onUndo(decision)}>
                Take back
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

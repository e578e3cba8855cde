"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import type { Figure } from "@/lib/domain/evidence/figure";
import { evidenceRefusalWords } from "@/lib/domain/evidence/refusal-words";
import type { EvidenceKind, Stance } from "@/lib/domain/evidence/stance";
import { editEvidenceAction } from "@/lib/server/evidence/actions";

export type SavedEvidence = {
  id: string;
  /** What the copy says in the likeliest place; null where nothing is like the quote. */
  nearest: string | null;
  fields: {
    kind: EvidenceKind;
    exact: string;
    locator: string;
    note: string;
    groupId: string | null;
    stance: Stance;
    figure: Figure | null;
  };
};

/** Stored, but the copy does not hold these words: shows what it says instead and offers to take that. */
export function QuoteAnswerNote({ slug, saved, onClose }: { slug: string; saved: SavedEvidence; onClose: () => void }) {
  const { submit, pending, problem } = useSubmit(evidenceRefusalWords);
  const { id, nearest, fields } = saved;

  function takeNearest(exact: string) {
    submit(() => editEvidenceAction(slug, { ...fields, evidenceId: id, exact }), onClose);
  }

  return (
    <div className="grid gap-4">
      <Notice tone="warn" role="status" title="The evidence is stored, but the quote was not found in the copy.">
        {nearest
          ? "These words of the copy come nearest:"
          : "Nothing in the copy is like it. Check the words, or whether the copy is the right one."}
      </Notice>
      {nearest && (
        <dl className="grid gap-3 text-sm">
          <div>
            <dt className="text-ink-muted">You wrote</dt>
            <dd className="measure font-serif text-lg">{fields.exact}</dd>
          </div>
          <div>
            <dt className="text-ink-muted">The copy says</dt>
            <dd className="measure font-serif text-lg">{nearest}</dd>
          </div>
        </dl>
      )}
      <ProblemNote words={problem} />
      <div className="flex flex-wrap gap-2">
        {nearest && (
          <Button variant="primary" pending={pending} pendingLabel="Saving…" onClick={() => takeNearest(nearest)}>
            Use the words of the copy
          </Button>
        )}
        <Button onClick={onClose}>Leave it as it is</Button>
      </div>
    </div>
  );
}

"use client";

import { useState } from "react";
import type { Chosen, ClaimInArticle } from "@/components/article/reader-types";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { articleRefusalWords, type ArticleRefusalReason } from "@/lib/domain/article/refusal-words";
import { confirmAnchorAction } from "@/lib/server/passage/actions";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** Gives a claim that lost its place in a new version another one: the words that are selected in the text. */
export function PlacePanel({
  slug,
  claim,
  chosen,
  onPlaced,
  onClose,
}: {
  slug: string;
  claim: ClaimInArticle;
  /** The words that are selected at the moment, or the passage at the cursor: the keyboard has no other way to words. */
  chosen: Chosen | null;
  onPlaced: () => void;
  onClose: () => void;
}) {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<ArticleRefusalReason | null>(null);

  async function place({ start, end }: Chosen) {
    if (pending) return;
    setPending(true);
    const answer = await confirmAnchorAction(slug, { anchorId: claim.anchorId, place: { start, end } }).catch(
      () => ({ ok: false, reason: "offline" }) as const,
    );
    setPending(false);
    if (answer.ok) onPlaced();
    else setRefusal(answer.reason);
  }

  return (
    <section aria-label="Choose the place of a claim" className="decide-panel">
      <p className="caps text-ink-muted">The place of claim {claim.number}</p>
      <p className="mt-1 font-serif leading-snug wrap-anywhere">{claim.statement}</p>
      <p className="mt-2 text-sm text-ink-muted">It stood at: “{withoutAtoms(claim.exact)}”</p>
      <p className="mt-4 text-sm">
        {chosen ? (
          <>Now at: “{withoutAtoms(chosen.exact)}”</>
        ) : (
          "Select the words in the text where it stands now, or go to their passage."
        )}
      </p>
      {refusal && <ErrorNote className="mt-4" title="It was not saved." next={articleRefusalWords[refusal]} />}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          variant="primary"
          pending={pending}
          pendingLabel="Saving…"
          aria-disabled={!chosen}
          onClick={() => chosen && void place(chosen)}
        >
          This is the place
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </section>
  );
}

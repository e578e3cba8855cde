"use client";

import { useRef } from "react";
import type { ClaimDraft } from "@/components/article/claim-form";
import type { ClaimInArticle } from "@/components/article/reader-types";
import { useToast } from "@/components/ui/toast";
import { articleRefusalWords } from "@/lib/domain/article/refusal-words";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import { removeAppearanceAction, restoreAppearanceAction } from "@/lib/server/claim/actions";
import {
  confirmAnchorAction,
  confirmDecisionAction,
  decidePassageAction,
  undoDecisionAction,
} from "@/lib/server/passage/actions";

const refusalWords = { ...articleRefusalWords, ...claimRefusalWords };
type Refused = { ok: false; reason: keyof typeof refusalWords };
const offline: Refused = { ok: false, reason: "offline" };

/** A claim that an undo took away: where it was marked and what had been typed. */
export type Redo = { range: { start: number; end: number }; draft: ClaimDraft };

/** The decisions that want no form: out of scope, undo, confirming, taking a mark off. Refusals are shown as messages. */
export function useReaderWrites({
  slug,
  versionId,
  refresh,
  announce,
  onRedo,
}: {
  slug: string;
  versionId: string;
  refresh: () => Promise<void>;
  announce: (words: string) => void;
  /** Opens the form again with what an undo has taken away. */
  onRedo: (what: Redo) => void;
}) {
  const toast = useToast();
  /** Own decisions of this visit, the latest last. */
  const done = useRef<string[]>([]);
  /** Writes go out one after another, so that an undo finds the decision that was made a moment before. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  function inTurn(write: () => Promise<void>): Promise<void> {
    const next = queue.current.then(write);
    queue.current = next.catch(() => {});
    return next;
  }

  function tellRefusal({ reason }: Refused) {
    toast.say({ title: "That was not done.", description: refusalWords[reason], tone: "problem" });
  }

  async function undo(decisionId: string) {
    const answer = await undoDecisionAction(slug, { decisionId }).catch(() => offline);
    if (!answer.ok) return tellRefusal(answer);
    done.current = done.current.filter((id) => id !== decisionId);
    const { removedClaim, start, end } = answer;
    const words = removedClaim ? `Claim ${removedClaim.number} was taken back.` : "The decision was taken back.";
    announce(words);
    if (removedClaim) {
      const { number: _number, ...draft } = removedClaim;
      toast.say({
        title: words,
        undo: { label: "Make it again", onUndo: () => onRedo({ range: { start, end }, draft }) },
      });
    }
    await refresh();
  }

  return {
    /** Keeps a decision for undo. */
    remember(decisionId: string) {
      done.current.push(decisionId);
    },
    undo,
    undoLast() {
      return inTurn(async () => {
        const last = done.current.at(-1);
        if (last) await undo(last);
        else announce("There is nothing of this visit to undo.");
      });
    },
    setOutOfScope({ start, end }: { start: number; end: number }) {
      return inTurn(async () => {
        const input = { articleVersionId: versionId, start, end, disposition: "out_of_scope" as const };
        const answer = await decidePassageAction(slug, input).catch(() => offline);
        if (!answer.ok) return tellRefusal(answer);
        done.current.push(answer.decisionId);
        await refresh();
      });
    },
    async confirmDecision(decisionId: string) {
      const answer = await confirmDecisionAction(slug, { decisionId }).catch(() => offline);
      if (!answer.ok) return tellRefusal(answer);
      announce("Confirmed.");
      await refresh();
    },
    async confirmPlace({ anchorId, number }: ClaimInArticle) {
      const answer = await confirmAnchorAction(slug, { anchorId }).catch(() => offline);
      if (!answer.ok) return tellRefusal(answer);
      announce(`The place of claim ${number} is confirmed.`);
      await refresh();
    },
    async takeMarkOff({ appearanceId, number }: ClaimInArticle) {
      const answer = await removeAppearanceAction(slug, { appearanceId }).catch(() => offline);
      if (!answer.ok) return tellRefusal(answer);
      toast.say({
        title: `Claim ${number} is no longer marked here.`,
        undo: {
          onUndo: () => {
            void restoreAppearanceAction(slug, { appearanceId })
              .catch(() => offline)
              .then((restored) => (restored.ok ? refresh() : tellRefusal(restored)));
          },
        },
      });
      await refresh();
    },
  };
}

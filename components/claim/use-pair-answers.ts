"use client";

import { useState } from "react";
import { keyOfPair } from "@/components/claim/use-article-matches";
import { claimRefusalWords } from "@/lib/domain/claim/refusal-words";
import {
  mergeClaimsAction,
  relateClaimsAction,
  unmergeClaimAction,
  unrelateClaimsAction,
} from "@/lib/server/claim/actions";
import { holdApartAction, undoHoldApartAction } from "@/lib/server/matching/actions";
import type { ClaimOfPair, ClaimPair } from "@/lib/server/matching/article-matches";

/** What a person says of a pair. */
export type PairAnswer =
  | { is: "merge"; points: ClaimOfPair; stands: ClaimOfPair }
  | { is: "narrows"; narrow: ClaimOfPair; wide: ClaimOfPair }
  | { is: "contradicts" }
  | { is: "apart" };

type Given = { answer: PairAnswer; words: string; undo: () => Promise<{ ok: boolean; reason?: string }> };

/** The state of a pair on the screen. */
export type PairState = { pending: boolean; given: Given | null; problem: string | null };
const untouched: PairState = { pending: false, given: null, problem: null };

const otherWords: Record<string, string> = {
  ...claimRefusalWords,
  signed_out: "You were signed out. Sign in in another tab and try again.",
};
const unavailable = "The server could not do this at the moment. Nothing was changed. Try again.";

/** Gives answers about pairs, and takes them back. */
export function usePairAnswers({ slug, say }: { slug: string; say: (words: string) => void }) {
  const [states, setStates] = useState<Record<string, PairState>>({});
  const stateOf = (pair: ClaimPair): PairState => states[keyOfPair(pair)] ?? untouched;
  const set = (pair: ClaimPair, state: PairState) => setStates((all) => ({ ...all, [keyOfPair(pair)]: state }));

  async function run(
    pair: ClaimPair,
    before: PairState,
    act: () => Promise<{ ok: boolean; reason?: string }>,
    after: (done: { ok: boolean }) => Given | null,
  ) {
    if (before.pending) return;
    set(pair, { ...before, pending: true, problem: null });
    const done = await act().catch(() => ({ ok: false, reason: "unavailable" }));
    if (!done.ok) {
      const problem = otherWords[done.reason ?? ""] ?? unavailable;
      set(pair, { ...before, pending: false, problem });
      say(problem);
      return;
    }
    const given = after(done);
    set(pair, { pending: false, given, problem: null });
    say(given ? given.words : "Taken back.");
  }

  function answer(pair: ClaimPair, chosen: PairAnswer): void {
    const state = stateOf(pair);
    if (state.given) return;
    const { act, words, undo } = deed({ slug, pair, chosen });
    void run(pair, state, act, (done) => ({ answer: chosen, words, undo: () => undo(done) }));
  }
  function takeBack(pair: ClaimPair): void {
    const state = stateOf(pair);
    if (state.given) void run(pair, state, state.given.undo, () => null);
  }

  /** Claims that were absorbed here: other pairs of theirs wait until it is undone. */
  const absorbed = new Map<string, string>();
  for (const [key, { given }] of Object.entries(states)) {
    if (given?.answer.is === "merge") absorbed.set(given.answer.points.claimId, key);
  }
  const isWaiting = (pair: ClaimPair) =>
    [pair.claim.claimId, pair.match.claimId].some((id) => absorbed.has(id) && absorbed.get(id) !== keyOfPair(pair));
  return { stateOf, answer, takeBack, isWaiting };
}

type Deed = {
  act: () => Promise<{ ok: boolean; reason?: string }>;
  words: string;
  undo: (done: { ok: boolean }) => Promise<{ ok: boolean; reason?: string }>;
};

function deed({ slug, pair, chosen }: { slug: string; pair: ClaimPair; chosen: PairAnswer }): Deed {
  const { claim, match } = pair;
  const both = { oneClaimId: claim.claimId, otherClaimId: match.claimId };
  const related = (fromClaimId: string, toClaimId: string, kind: "narrows" | "contradicts", words: string): Deed => ({
    act: () => relateClaimsAction(slug, { fromClaimId, toClaimId, kind }),
    words,
    undo: (done) => unrelateClaimsAction(slug, { relationId: (done as { ok: true; relationId: string }).relationId }),
  });
  switch (chosen.is) {
    case "merge":
      return {
        act: () => mergeClaimsAction(slug, { absorbedId: chosen.points.claimId, intoId: chosen.stands.claimId }),
        words: `Claim ${chosen.points.number} was merged into claim ${chosen.stands.number}.`,
        undo: () => unmergeClaimAction(slug, { absorbedId: chosen.points.claimId }),
      };
    case "narrows": {
      const { narrow, wide } = chosen;
      const words = `Claim ${narrow.number} narrows claim ${wide.number}.`;
      return related(narrow.claimId, wide.claimId, "narrows", words);
    }
    case "contradicts": {
      const words = `Claim ${claim.number} and claim ${match.number} contradict each other.`;
      return related(claim.claimId, match.claimId, "contradicts", words);
    }
    default:
      chosen.is satisfies "apart";
      return {
        act: () => holdApartAction(slug, both),
        words: `Claim ${claim.number} and claim ${match.number} are not the same. The pair is not offered again.`,
        undo: () => undoHoldApartAction(slug, both),
      };
  }
}

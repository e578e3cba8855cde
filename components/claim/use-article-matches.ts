"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { sureness } from "@/lib/domain/claim/worth-offering";
import { listArticleMatchesAction } from "@/lib/server/matching/actions";
import type { ArticleMatches, ClaimPair } from "@/lib/server/matching/article-matches";

export type PairSearch = {
  pairs: ClaimPair[];
  looked: number;
  all: number;
  state: "looking" | "stopped" | "failed" | "done";
  stop: () => void;
  goOn: () => void;
  /** To be called when somebody begins to work: what is found from then on comes below what they see. */
  hold: () => void;
};

/** One key for a pair, whichever of the two is named first. */
export function keyOfPair({ claim, match }: ClaimPair): string {
  return [claim.claimId, match.claimId].toSorted().join(" ");
}

function bySureness(pairs: readonly ClaimPair[]): ClaimPair[] {
  return pairs.toSorted((a, b) => sureness(b.match) - sureness(a.match));
}

function added(before: readonly ClaimPair[], found: readonly ClaimPair[], isHeld: boolean): ClaimPair[] {
  const known = new Set(before.map(keyOfPair));
  const fresh = found.filter((pair) => !known.has(keyOfPair(pair)));
  return isHeld ? [...before, ...bySureness(fresh)] : bySureness([...before, ...fresh]);
}

/** The pairs of an article: the first came with the page, the rest is fetched a handful of claims at a time. */
export function useArticleMatches({
  slug,
  articleId,
  first,
}: {
  slug: string;
  articleId: string;
  first: ArticleMatches;
}): PairSearch {
  const [found, setFound] = useState(() => ({ ...first, pairs: bySureness(first.pairs) }));
  const [halted, setHalted] = useState<"stopped" | "failed" | null>(null);
  const isHeld = useRef(false);
  const { looked } = found;
  const isDone = looked >= found.all;
  useEffect(() => {
    if (isDone || halted) return undefined;
    let isCurrent = true;
    listArticleMatchesAction(slug, { articleId, after: looked }).then(
      (answer) => {
        if (!isCurrent) return;
        if (!answer.ok) {
          setHalted("failed");
          return;
        }
        const held = isHeld.current;
        setFound((before) => ({
          pairs: added(before.pairs, answer.pairs, held),
          looked: Math.max(answer.looked, before.looked + 1),
          all: answer.all,
        }));
      },
      () => isCurrent && setHalted("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [slug, articleId, looked, isDone, halted]);
  const stop = useCallback(() => setHalted("stopped"), []);
  const goOn = useCallback(() => setHalted(null), []);
  const hold = useCallback(() => {
    isHeld.current = true;
  }, []);
  return { ...found, state: isDone ? "done" : (halted ?? "looking"), stop, goOn, hold };
}

"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { answersOf, PairCard } from "@/components/claim/pair-card";
import { keyOfPair, useArticleMatches } from "@/components/claim/use-article-matches";
import { usePairAnswers, type PairAnswer } from "@/components/claim/use-pair-answers";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { ArticleMatches as Found, ClaimPair } from "@/lib/server/matching/article-matches";

/** Pairs that are drawn at first, and with each further step. */
const pageOfPairs = 25;

const keys: readonly [key: string, words: string][] = [
  ["j", "next"],
  ["k", "previous"],
  ["m", "merge"],
  ["n", "narrows"],
  ["c", "contradict"],
  ["x", "not the same"],
  ["u", "undo"],
];

/** All pairs of an article's claims with possible twins, to be gone through one by one, with the mouse or by key. */
export function ArticleMatches({
  slug,
  articleId,
  first,
  abilities,
}: {
  slug: string;
  articleId: string;
  first: Found;
  abilities: { merge: boolean; relate: boolean };
}) {
  const search = useArticleMatches({ slug, articleId, first });
  const [said, setSaid] = useState("");
  const [shown, setShown] = useState(pageOfPairs);
  const [current, setCurrent] = useState(0);
  const { stateOf, answer, takeBack, isWaiting } = usePairAnswers({ slug, say: setSaid });
  const list = useRef<HTMLOListElement>(null);
  const pairs = search.pairs.filter((pair) => !isWaiting(pair));
  const inSight = pairs.slice(0, shown);
  const left = pairs.filter((pair) => !stateOf(pair).given).length;

  function go(to: number) {
    const next = Math.max(0, Math.min(inSight.length - 1, to));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>("[data-pair]")[next]?.focus();
  }
  function give(pair: ClaimPair, chosen: PairAnswer) {
    search.hold();
    answer(pair, chosen);
  }
  function onKeyDown(event: KeyboardEvent, at: number) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pair = inSight[at]!;
    const { merge, narrows } = answersOf(pair);
    const acts: Record<string, (() => void) | false> = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      m: abilities.merge && (() => give(pair, merge)),
      n: abilities.relate && (() => give(pair, narrows)),
      c: abilities.relate && (() => give(pair, { is: "contradicts" })),
      x: abilities.relate && (() => give(pair, { is: "apart" })),
      u: () => takeBack(pair),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    search.hold();
    act();
    // What had the focus may be gone with the answer.
    if (event.key !== "j" && event.key !== "k") go(at);
  }

  return (
    <div className="grid gap-6">
      <p role="status" className="sr-only">
        {said}
      </p>
      <SearchProgress search={search} />
      {pairs.length === 0 && search.state === "done" ? (
        <EmptyState title={search.all === 0 ? "This article has no claims yet" : "Nothing like its claims is left"}>
          {search.all === 0
            ? "Mark claims in the article first. Then this page shows whether the workspace has them already."
            : "Every claim of the article was compared with all claims of the workspace. What was answered before is not offered again."}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm text-ink-muted">
            <p>
              {left === 1 ? "1 pair" : `${left} pairs`} to look at
              {search.state === "done" ? "" : " so far"}
            </p>
            {abilities.relate && (
              <p className="flex flex-wrap gap-x-3 gap-y-1 pointer-coarse:hidden">
                {keys.map(([key, words]) => (
                  <span key={key} className="inline-flex items-center gap-1.5">
                    <Kbd>{key}</Kbd>
                    {words}
                  </span>
                ))}
              </p>
            )}
          </div>
          <ol ref={list} className="divide-y divide-rule border-y border-rule" aria-label="Pairs">
            {inSight.map((pair, at) => (
              // The keys of the walk belong to the pair that has the focus.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
              <li
                key={keyOfPair(pair)}
                data-pair=""
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                tabIndex={at === Math.min(current, inSight.length - 1) ? 0 : -1}
                aria-label={`Pair ${at + 1} of ${pairs.length}: claim ${pair.claim.number} and claim ${pair.match.number}`}
                className="scroll-mt-24 py-5 focus-visible:-outline-offset-2"
                onFocus={() => setCurrent(at)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <PairCard
                  slug={slug}
                  pair={pair}
                  state={stateOf(pair)}
                  mayMerge={abilities.merge}
                  mayRelate={abilities.relate}
                  onAnswer={(chosen) => give(pair, chosen)}
                  onUndo={() => takeBack(pair)}
                />
              </li>
            ))}
          </ol>
          {pairs.length > shown && (
            <div>
              <Button onClick={() => setShown(shown + pageOfPairs)}>
                Show {Math.min(pageOfPairs, pairs.length - shown)} more
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function SearchProgress({ search }: { search: ReturnType<typeof useArticleMatches> }) {
  const { looked, all, state, stop, goOn } = search;
  if (state === "done") return null;
  if (state === "failed") {
    return (
      <Notice
        tone="warn"
        title="The comparing stopped."
        action={
          <Button size="small" onClick={goOn}>
            Go on
          </Button>
        }
      >
        {looked} of {all} claims were compared. What was found stays on the page.
      </Notice>
    );
  }
  return (
    <Progress
      label={state === "stopped" ? "Comparing stopped" : "Comparing the claims"}
      value={looked}
      max={Math.max(1, all)}
      words={`${looked} of ${all} claims`}
      cancel={
        <Button size="small" onClick={state === "stopped" ? goOn : stop}>
          {state === "stopped" ? "Go on" : "Stop"}
        </Button>
      }
    />
  );
}

"use client";

import { Ellipsis } from "lucide-react";
import { KinshipNote } from "@/components/claim/kinship-note";
import { MarkedStatement } from "@/components/claim/marked-statement";
import type { PairAnswer, PairState } from "@/components/claim/use-pair-answers";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { whichStands } from "@/lib/domain/claim/which-stands";
import type { ClaimOfPair, ClaimPair } from "@/lib/server/matching/article-matches";
import type { TextRange } from "@/lib/text/grapheme";

/** The answers that a pair's buttons and keys give. */
export function answersOf({ claim, match }: ClaimPair): {
  merge: Extract<PairAnswer, { is: "merge" }>;
  narrows: Extract<PairAnswer, { is: "narrows" }>;
} {
  const { stands, points } = whichStands<ClaimOfPair>(claim, match);
  const isMatchNarrow =
    match.relation === "narrower" || (match.relation !== "broader" && match.statement.length > claim.statement.length);
  return {
    merge: { is: "merge", stands, points },
    narrows: { is: "narrows", narrow: isMatchNarrow ? match : claim, wide: isMatchNarrow ? claim : match },
  };
}

/** Two claims that may be one, with what sets them apart underlined in both, and the answers that a person can give. */
export function PairCard({
  slug,
  pair,
  state,
  mayMerge,
  mayRelate,
  onAnswer,
  onUndo,
}: {
  slug: string;
  pair: ClaimPair;
  state: PairState;
  mayMerge: boolean;
  mayRelate: boolean;
  onAnswer: (answer: PairAnswer) => void;
  onUndo: () => void;
}) {
  const { claim, match, isWithin } = pair;
  const { merge, narrows } = answersOf(pair);
  if (state.given) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm wrap-anywhere">
          {state.given.words}
          {state.problem && <span className="mt-1 block text-danger">{state.problem}</span>}
        </p>
        <Button size="small" pending={state.pending} pendingLabel="Undoing…" onClick={onUndo}>
          Undo
        </Button>
      </div>
    );
  }
  // The answer that the comparison points to stands out; the others are there all the same.
  const likely = {
    same: "merge",
    narrower: "narrows",
    broader: "narrows",
    conflicting: "contradicts",
    related: "apart",
  }[match.relation];
  const look = (answer: PairAnswer["is"]) => (answer === likely ? "primary" : "secondary");
  const label = (one: ClaimOfPair, what: string, other: ClaimOfPair) => `${one.number} ${what} ${other.number}`;
  return (
    <div className="grid gap-4">
      <KinshipNote subject={`Claim ${match.number}`} relation={match.relation} difference={match.difference} />
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        <Side slug={slug} claim={claim} where="In this article" ranges={match.difference.flatMap(({ one }) => one)} />
        <Side
          slug={slug}
          claim={match}
          where={isWithin ? "In this article too" : "Elsewhere"}
          ranges={match.difference.flatMap(({ other }) => other)}
        />
      </div>
      {state.problem && <Notice tone="warn">{state.problem}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        {mayMerge && (
          <Button size="small" variant={look("merge")} pending={state.pending} onClick={() => onAnswer(merge)}>
            Merge {label(merge.points, "into", merge.stands)}
          </Button>
        )}
        {mayRelate && (
          <>
            <Button
              size="small"
              variant={look("narrows")}
              aria-disabled={state.pending}
              onClick={() => onAnswer(narrows)}
            >
              {label(narrows.narrow, "narrows", narrows.wide)}
            </Button>
            <Button
              size="small"
              variant={look("contradicts")}
              aria-disabled={state.pending}
              onClick={() => onAnswer({ is: "contradicts" })}
            >
              They contradict
            </Button>
            <Button
              size="small"
              variant={look("apart")}
              aria-disabled={state.pending}
              onClick={() => onAnswer({ is: "apart" })}
            >
              Not the same
            </Button>
          </>
        )}
        {mayMerge && mayRelate && (
          <Menu
            trigger={
              <Button
                size="small"
                variant="quiet"
                aria-label="The other way round"
                icon={<Ellipsis aria-hidden="true" className="size-4" />}
              />
            }
          >
            <MenuItem onSelect={() => onAnswer({ is: "merge", points: merge.stands, stands: merge.points })}>
              Merge {label(merge.stands, "into", merge.points)} instead
            </MenuItem>
            <MenuItem onSelect={() => onAnswer({ is: "narrows", narrow: narrows.wide, wide: narrows.narrow })}>
              {label(narrows.wide, "narrows", narrows.narrow)}
            </MenuItem>
          </Menu>
        )}
      </div>
      {mayMerge && likely === "merge" && (
        <p className="text-sm text-ink-muted">
          Merged, claim {merge.stands.number} stands for both. Claim {merge.points.number} keeps its page, evidence and
          verdicts and points to it.
        </p>
      )}
    </div>
  );
}

function Side({
  slug,
  claim,
  where,
  ranges,
}: {
  slug: string;
  claim: ClaimOfPair;
  where: string;
  ranges: readonly TextRange[];
}) {
  return (
    <div className="min-w-0">
      <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">
        <span className="caps">{where}</span>
        <TextLink href={`/w/${slug}/claims/${claim.claimId}`} prefetch={false}>
          Claim {claim.number}
        </TextLink>
        <StateMark state={claim.state} />
      </p>
      <p className="font-serif text-lg leading-snug wrap-anywhere">
        <MarkedStatement text={claim.statement} ranges={ranges} />
      </p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-ink-muted">
        {claim.claimantName && <span className="wrap-anywhere">{claim.claimantName}</span>}
        <span>{claim.appearances === 1 ? "1 appearance" : `${claim.appearances} appearances`}</span>
      </p>
    </div>
  );
}

"use client";

import { memo, useEffect, useRef, useState, type ReactNode } from "react";
import { SplitClaimButton } from "@/components/claim/split-claim-button";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { StateMark, type ClaimStateName } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import { isUnsure, type ClaimInArticle } from "@/components/article/reader-types";
import { classNames } from "@/components/ui/class-names";
import { wordingIsLocked, type ClaimState } from "@/lib/domain/claim/transitions";
import { withoutAtoms } from "@/lib/text/without-atoms";

/** Claims that are written into the page at a time; the rest of a long list follows when it comes into view. */
const chunkSize = 60;

export type RailActs = {
  /** Shows the claim's words in the text. */
  onShow: (claim: ClaimInArticle) => void;
  /** Says that the proposed place is right. */
  onConfirm: (claim: ClaimInArticle) => void;
  /** Begins to give the claim another place. */
  onPlace: (claim: ClaimInArticle) => void;
  onRemove: (claim: ClaimInArticle) => void;
};

/** The claims of a text in its order, each with a link to its place. Also what a screen reader reads of the underlines. */
export function ClaimRail({
  slug,
  claims,
  currentClaimId,
  mayDecide,
  acts,
}: {
  slug: string;
  claims: readonly ClaimInArticle[];
  currentClaimId: string | null;
  mayDecide: boolean;
  acts: RailActs;
}) {
  const lost = claims.filter(({ start }) => start === null);
  const placed = claims.filter(({ start }) => start !== null);
  const currentChunk = Math.floor(placed.findIndex(({ claimId }) => claimId === currentClaimId) / chunkSize);
  const item = (claim: ClaimInArticle) => (
    <RailItem
      key={claim.appearanceId}
      slug={slug}
      claim={claim}
      isCurrent={claim.claimId === currentClaimId}
      mayDecide={mayDecide}
      acts={acts}
    />
  );
  return (
    <nav aria-label="Claims in this text">
      <h2 className="mb-3 font-serif text-xl font-semibold">
        Claims
        <span className="ml-2 font-sans text-sm font-normal text-ink-muted figures">{claims.length}</span>
      </h2>
      {claims.length === 0 && (
        <p className="text-sm text-ink-muted">
          No claims yet. Select some words, or press <span className="font-medium text-ink">j</span> for the first
          sentence and <span className="font-medium text-ink">c</span> to claim it.
        </p>
      )}
      {lost.length > 0 && (
        <div className="mb-4">
          <p className="mb-1 text-sm font-medium text-warn">Lost their place in this version</p>
          <ol className="divide-y divide-rule border-y border-rule">{lost.map(item)}</ol>
        </div>
      )}
      {chunksOf(placed).map((chunk, index) => (
        <LazyList key={index} size={chunk.length} isFirst={index === 0} isWanted={index === currentChunk}>
          {() => chunk.map(item)}
        </LazyList>
      ))}
    </nav>
  );
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += chunkSize) chunks.push(items.slice(at, at + chunkSize));
  return chunks;
}

/** Height of one entry before it has been laid out, in CSS pixels. */
const entryHeight = 96;

/** A piece of the list that is rendered once it comes near. Until then it keeps its room and says what is in it. */
function LazyList({
  size,
  isFirst,
  isWanted,
  children,
}: {
  size: number;
  isFirst: boolean;
  isWanted: boolean;
  children: () => ReactNode;
}) {
  const box = useRef<HTMLOListElement>(null);
  const [isNear, setIsNear] = useState(isFirst);
  useEffect(() => {
    if (isNear || !box.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setIsNear(true),
      { rootMargin: "600px" },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [isNear]);
  const isShown = isNear || isWanted;
  return (
    <ol
      ref={box}
      className={classNames("divide-y divide-rule border-rule", isFirst ? "border-y" : "border-b")}
      style={isShown ? undefined : { minHeight: size * entryHeight }}
    >
      {isShown ? (
        children()
      ) : (
        <li>
          <button type="button" className="link text-sm" onClick={() => setIsNear(true)}>
            Show {size} more claims
          </button>
        </li>
      )}
    </ol>
  );
}

const RailItem = memo(function RailItem({
  slug,
  claim,
  isCurrent,
  mayDecide,
  acts,
}: {
  slug: string;
  claim: ClaimInArticle;
  isCurrent: boolean;
  mayDecide: boolean;
  acts: RailActs;
}) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const isLost = claim.start === null;
  const stands = claim.mergedInto ?? { id: claim.claimId, number: claim.number, state: claim.state };
  return (
    <li
      ref={entry}
      aria-current={isCurrent || undefined}
      className="rail-item -mx-2 px-2 py-3 aria-[current]:bg-accent-wash"
      data-claim={claim.claimId}
    >
      <div className="flex gap-3">
        <span className="min-w-5 flex-none pt-0.5 text-right text-sm text-ink-muted figures">{claim.number}</span>
        <div className="grid min-w-0 flex-1 gap-1.5">
          {isLost ? (
            <p className="font-serif leading-snug wrap-anywhere">{claim.statement}</p>
          ) : (
            <a
              href="#article-text"
              className="font-serif leading-snug wrap-anywhere underline-offset-4 hover:underline"
              onClick={(event) => {
                event.preventDefault();
                acts.onShow(claim);
              }}
            >
              {claim.statement}
            </a>
          )}
          {claim.claimantName && <p className="text-sm wrap-anywhere text-ink-muted">{claim.claimantName}</p>}
          {isLost && <p className="text-sm text-ink-muted">It stood at: “{withoutAtoms(claim.exact)}”</p>}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <StateMark state={stands.state as ClaimStateName} />
            <TextLink href={`/w/${slug}/claims/${stands.id}`} prefetch={false}>
              {claim.mergedInto ? `Merged into claim ${stands.number}` : "Claim page"}
              {!claim.mergedInto && <span className="sr-only"> of claim {stands.number}</span>}
            </TextLink>
            {claim.partOf !== null && <span className="text-ink-muted">Part of claim {claim.partOf}</span>}
            {isUnsure(claim) && <Badge tone="warn">Place to confirm</Badge>}
          </div>
          {mayDecide && isCurrent && !isLost && !claim.mergedInto && !wordingIsLocked(claim.state as ClaimState) && (
            <div>
              <SplitClaimButton
                slug={slug}
                claim={{ id: claim.claimId, number: claim.number, statement: claim.statement }}
              />
            </div>
          )}
          {mayDecide && (isLost || isUnsure(claim)) && (
            <div className="flex flex-wrap gap-2">
              {!isLost && (
                <Button size="small" onClick={() => acts.onConfirm(claim)}>
                  This is the place
                </Button>
              )}
              <Button size="small" onClick={() => acts.onPlace(claim)}>
                Choose the place
              </Button>
              <Button size="small" variant="quiet" onClick={() => acts.onRemove(claim)}>
                Not in this text any more
              </Button>
            </div>
          )}
        </div>
      </div>
    </li>
  );
});

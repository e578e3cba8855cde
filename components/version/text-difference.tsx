import "@/components/version/version.css";
import { Fragment } from "react";
import { foldLines } from "@/lib/domain/version/fold-lines";
import { markPieces, type MarkedRange } from "@/lib/domain/version/mark-pieces";
import type { ComparedClaim, VersionComparison } from "@/lib/server/article/compare-versions";
import { textOfPiece, type ComparedLine } from "@/lib/text/compare-texts";

/**
 * The text of two versions in one: what went, what came, and over it the claims that a change touches. What did not change
 * is folded away and opens without scripts.
 */
export function TextDifference({
  comparison: { from, to, lines, claims },
  language,
}: {
  comparison: VersionComparison;
  language: string;
}) {
  const texts = { before: from.text, after: to.text };
  const marks = { before: rangesOf(claims, "from"), after: rangesOf(claims, "to") };
  const byKey = new Map(claims.map((claim) => [claim.appearanceId, claim]));
  if (!lines.some(({ isChanged }) => isChanged)) return <p>The words of the two versions are the same.</p>;
  return (
    <div className="version-difference reading" lang={language}>
      {foldLines(lines).map(({ isFolded, lines: run }, index) => {
        const shown = run.map((line, at) => (
          <Line key={at} line={line} texts={texts} marks={marks} claimOf={(key) => byKey.get(key)} />
        ));
        if (!isFolded) return <Fragment key={index}>{shown}</Fragment>;
        return (
          <details key={index} className="my-4">
            <summary className="w-fit link font-sans text-sm">{`${run.length} unchanged paragraphs`}</summary>
            {shown}
          </details>
        );
      })}
    </div>
  );
}

function Line({
  line: { isChanged, pieces },
  texts,
  marks,
  claimOf,
}: {
  line: ComparedLine;
  texts: { before: string; after: string };
  marks: { before: MarkedRange[]; after: MarkedRange[] };
  claimOf: (key: string) => ComparedClaim | undefined;
}) {
  if (!isChanged) {
    return (
      <p className="line">
        {pieces.filter(({ kind }) => kind !== "removed").map((piece) => textOfPiece({ piece, ...texts }))}
      </p>
    );
  }
  const words = markPieces({ pieces, ...texts, marks }).map(({ kind, text, keys, begins }, index) => {
    const inner = keys.length > 0 ? <span className="claimed">{text}</span> : text;
    return (
      <Fragment key={index}>
        {begins.map((key) => (
          <ClaimSign key={key} claim={claimOf(key)} />
        ))}
        {kind === "removed" ? <del>{inner}</del> : kind === "added" ? <ins>{inner}</ins> : inner}
      </Fragment>
    );
  });
  return (
    <p className="line" data-changed="">
      {words}
    </p>
  );
}

/** The number of a claim where its words begin; leads to what is said of it above. */
function ClaimSign({ claim }: { claim: ComparedClaim | undefined }) {
  if (!claim) return null;
  return (
    <a className="claim-sign" href={`#claim-${claim.appearanceId}`} title={claim.statement}>
      <span className="sr-only">claim </span>
      {claim.number}
    </a>
  );
}

function rangesOf(claims: readonly ComparedClaim[], side: "from" | "to"): MarkedRange[] {
  return claims.flatMap((claim) => {
    const range = claim[side]?.range;
    return range ? { ...range, key: claim.appearanceId } : [];
  });
}

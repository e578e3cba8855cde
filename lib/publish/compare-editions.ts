import { diffArrays, diffWordsWithSpace } from "diff";
import type { Certainty } from "@/lib/domain/review/certainty";
import { documentLines } from "@/lib/editor/briefing/document-lines";
import type { Edition, EditionClaim } from "@/lib/publish/edition-schema";

/** A run of a changed passage. */
export type TextPiece = { kind: "same" | "added" | "removed"; words: string };

type VerdictWords = { number: number; rating: string; certainty: Certainty; statement: string };

/** What a later edition says otherwise than an earlier one. */
export type EditionDifference = {
  title: { from: string; to: string } | null;
  summary: TextPiece[] | null;
  claimsAdded: { id: string; number: number; statement: string; rating: string }[];
  claimsRemoved: { id: string; number: number; statement: string; rating: string }[];
  verdictsChanged: { id: string; number: number; from: VerdictWords; to: VerdictWords }[];
  /** Claims with the same verdict about which something else changed: a reply, a source's status, an appearance. */
  detailsChanged: { id: string; number: number; statement: string }[];
  sourcesChanged: { id: string; name: string; from: string; to: string }[];
  /** Each changed passage of the text, with the words that stayed. */
  text: TextPiece[][];
};

/** Beyond this many changed words a passage is shown as wholly replaced, which bounds the work. */
const maxWordEdits = 2_000;

/** Compares two editions of one briefing; the same two always give the same difference. */
export function compareEditions({ before, after }: { before: Edition; after: Edition }): EditionDifference {
  const earlier = new Map(before.claims.map((claim) => [claim.id, claim]));
  const later = new Map(after.claims.map((claim) => [claim.id, claim]));
  const both = after.claims.flatMap((claim) => {
    const was = earlier.get(claim.id);
    return was ? [{ was, claim }] : [];
  });
  const sourcesBefore = new Map(before.sources.map((source) => [source.id, source]));
  return {
    title:
      before.briefing.title === after.briefing.title ? null : { from: before.briefing.title, to: after.briefing.title },
    summary:
      before.briefing.summary === after.briefing.summary
        ? null
        : compareWords({ before: before.briefing.summary, after: after.briefing.summary }),
    claimsAdded: after.claims.filter(({ id }) => !earlier.has(id)).map(brief),
    claimsRemoved: before.claims.filter(({ id }) => !later.has(id)).map(brief),
    verdictsChanged: both
      .filter(({ was, claim }) => was.verdict.id !== claim.verdict.id)
      .map(({ was, claim }) => ({ id: claim.id, number: claim.number, from: inWords(was), to: inWords(claim) })),
    detailsChanged: both
      .filter(({ was, claim }) => was.verdict.id === claim.verdict.id && details(was) !== details(claim))
      .map(({ claim }) => ({ id: claim.id, number: claim.number, statement: claim.verdict.statement })),
    sourcesChanged: after.sources.flatMap(({ id, shortName, status }) => {
      const was = sourcesBefore.get(id);
      return was && was.status !== status ? [{ id, name: shortName, from: was.status, to: status }] : [];
    }),
    text: compareText({ before: linesOf(before), after: linesOf(after) }),
  };
}

/** Whether nothing of what is compared differs. */
export function isSame(difference: EditionDifference): boolean {
  const { title, summary, ...lists } = difference;
  return title === null && summary === null && Object.values(lists).every((list) => list.length === 0);
}

function brief({ id, number, verdict }: EditionClaim) {
  return { id, number, statement: verdict.statement, rating: verdict.rating.label };
}

function inWords({ verdict }: EditionClaim): VerdictWords {
  const { number, rating, certainty, statement } = verdict;
  return { number, rating: rating.label, certainty, statement };
}

function details({ rightsOfReply, appearances, partIds, claimant, claimedOn, verdict }: EditionClaim): string {
  return JSON.stringify([rightsOfReply, appearances, partIds, claimant, claimedOn, verdict]);
}

function linesOf(edition: Edition): string[] {
  const names = new Map([
    ...edition.sources.map(({ id, shortName }) => [id, `(${shortName})`] as const),
    ...edition.claims.map(({ id, number }) => [id, `claim ${number}`] as const),
    ...edition.linkedClaims.map(({ id, number }) => [id, `claim ${number}`] as const),
  ]);
  return documentLines({ document: edition.document, nameOf: ({ id }) => names.get(id) ?? "" });
}

function compareText({ before, after }: { before: string[]; after: string[] }): TextPiece[][] {
  const passages: TextPiece[][] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    // Lines that were edited stand in the same order on both sides; what is left over was added or taken out.
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      passages.push(compareWords({ before: removed[index] ?? "", after: added[index] ?? "" }));
    }
    removed = [];
    added = [];
  };
  for (const change of diffArrays(before, after)) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else flush();
  }
  flush();
  return passages;
}

function compareWords({ before, after }: { before: string; after: string }): TextPiece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: maxWordEdits });
  if (!changes) {
    return [
      { kind: "removed", words: before },
      { kind: "added", words: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    words: value,
  }));
}

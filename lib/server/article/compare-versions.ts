import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { changeOfClaim, type ClaimChange, type ClaimPlace } from "@/lib/domain/version/claim-change";
import { listClaimsOfArticle, type ClaimInArticle } from "@/lib/server/claim/data";
import { alignVersions } from "@/lib/text/align-versions";
import { compareTexts, type ComparedLine } from "@/lib/text/compare-texts";

/** A claim whose words are compared between two versions of an article. */
export type ComparedClaim = {
  change: ClaimChange;
  appearanceId: string;
  claimId: string;
  number: number;
  statement: string;
  /** State of the claim that stands for it. */
  state: string;
  mergedInto: { id: string; number: number } | null;
  from: ClaimPlace | null;
  to: ClaimPlace | null;
  /** Of the later version; null where the claim has no mark there at all. */
  anchorId: string | null;
  anchorState: ClaimInArticle["anchorState"] | null;
  /** A person has said that this is its place, or that it is gone. */
  confirmed: boolean;
  /** What the re-review queue says of its verdict; null where it has none or nothing was put in doubt. */
  doubt: { state: "open" | "still_holds" | "corrected"; reason: string | null } | null;
};

export type VersionOfPair = { id: string; number: number; text: string; createdAt: Date };

export type VersionComparison = {
  from: VersionOfPair;
  to: VersionOfPair;
  lines: ComparedLine[];
  /** In the order of the later text, those that are gone in the order of the earlier. */
  claims: ComparedClaim[];
};

/** Comparing two long texts takes up to half a second, and the same two are looked at again after each confirmation. */
const kept = new Map<string, { alignment: ReturnType<typeof alignVersions>; lines: ComparedLine[] }>();
const mostKept = 6;

function compared(from: VersionOfPair, to: VersionOfPair) {
  const key = `${from.id} ${to.id}`;
  let found = kept.get(key);
  if (found) kept.delete(key);
  else {
    const texts = { before: from.text, after: to.text };
    const alignment = alignVersions(texts);
    found = { alignment, lines: compareTexts({ ...texts, alignment }) };
  }
  kept.set(key, found);
  // A Map keeps the order of insertion: the first is the one that was not asked for the longest.
  for (const old of kept.keys()) if (kept.size > mostKept) kept.delete(old);
  return found;
}

/** The difference of two versions of an article with what became of its claims; null where a version does not exist. */
export async function compareVersions({
  workspaceId,
  articleId,
  from: fromNumber,
  to: toNumber,
}: {
  workspaceId: WorkspaceId;
  articleId: string;
  from: number;
  to: number;
}): Promise<VersionComparison | null> {
  const versions = await db.articleVersion.findMany({
    where: { workspaceId, articleId, number: { in: [fromNumber, toNumber] } },
    select: { id: true, number: true, text: true, createdAt: true },
  });
  const from = versions.find(({ number }) => number === fromNumber);
  const to = versions.find(({ number }) => number === toNumber);
  if (!from || !to) return null;
  const { alignment, lines } = compared(from, to);
  const [olds, nows, doubts] = await Promise.all([
    listClaimsOfArticle({ workspaceId, articleVersionId: from.id }),
    listClaimsOfArticle({ workspaceId, articleVersionId: to.id }),
    listDoubts({ workspaceId, articleId }),
  ]);
  const oldByAppearance = new Map(olds.map((claim) => [claim.appearanceId, claim]));
  const nowIds = new Set(nows.map(({ appearanceId }) => appearanceId));
  const pairs = [
    ...nows.map((now) => ({ old: oldByAppearance.get(now.appearanceId), now })),
    ...olds.filter(({ appearanceId }) => !nowIds.has(appearanceId)).map((old) => ({ old, now: undefined })),
  ];
  const claims = pairs.map(({ old, now }) => {
    const told = now ?? old;
    const places = { from: placeOf(old), to: placeOf(now) };
    return {
      change: changeOfClaim({ ...places, alignment }),
      appearanceId: told.appearanceId,
      claimId: told.claimId,
      number: told.number,
      statement: told.statement,
      state: told.mergedInto?.state ?? told.state,
      mergedInto: told.mergedInto && { id: told.mergedInto.id, number: told.mergedInto.number },
      ...places,
      anchorId: now?.anchorId ?? null,
      anchorState: now?.anchorState ?? null,
      confirmed: now?.confirmed ?? false,
      doubt: doubts.get(told.claimId) ?? null,
    };
  });
  return { from, to, lines, claims: claims.toSorted((one, other) => startOf(one) - startOf(other)) };
}

function placeOf(claim: ClaimInArticle | undefined): ClaimPlace | null {
  if (!claim) return null;
  const { exact, start, end } = claim;
  return { exact, range: start === null || end === null ? null : { start, end } };
}

function startOf({ from, to }: ComparedClaim): number {
  return to?.range?.start ?? from?.range?.start ?? Infinity;
}

/** The latest doubt that changed wording in this article has put on each claim's verdict. */
async function listDoubts({ workspaceId, articleId }: { workspaceId: WorkspaceId; articleId: string }) {
  const items = await db.reReviewItem.findMany({
    where: { workspaceId, objectType: "claim", cause: "wording_changed", causeType: "article", causeId: articleId },
    orderBy: { createdAt: "asc" },
    select: { objectId: true, state: true, reason: true },
  });
  return new Map(items.map(({ objectId, state, reason }) => [objectId, { state, reason }]));
}

import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { isWorthOffering } from "@/lib/domain/claim/worth-offering";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { listMatchesForTexts, type ClaimMatch } from "@/lib/server/matching/list-matches";

export const articleMatchesSchema = z.object({
  articleId: z.uuid(),
  /** Claims of the article that have been looked at already. */
  after: z.number().int().min(0).max(1_000_000).default(0),
});

/** Claims of an article that are looked up in one call. */
export const claimsAtOnce = 25;
/** Found claims that are looked at for each claim, and possible twins that are shown of them. */
const lookedAtEach = 10;
const twinsEach = 4;

/** A claim of an article as its pairs show it. */
export type ClaimOfPair = {
  claimId: string;
  number: number;
  statement: string;
  state: ClaimState;
  claimantName: string | null;
  appearances: number;
};

/** Two claims that may be one: one of the article and one from anywhere in the workspace. */
export type ClaimPair = {
  claim: ClaimOfPair;
  match: ClaimMatch;
  /** Whether the other one is made by this article too. */
  isWithin: boolean;
};

export type ArticleMatches = {
  pairs: ClaimPair[];
  /** Claims looked at so far, and all of the article. */
  looked: number;
  all: number;
};

/**
 * The pairs of the next claims of an article, a handful of claims at a time, so that a long article shows its first
 * pairs at once. A pair that somebody has answered (merged, related, part and whole, not the same) is not among them. A pair
 * of two claims of the article may come again with the later one, where the two are not looked up in one call.
 */
export async function listArticleMatches({
  actor,
  input: { articleId, after },
}: {
  actor: Actor;
  input: z.output<typeof articleMatchesSchema>;
}): Promise<Outcome<ArticleMatches, "forbidden" | "not_found">> {
  const { workspaceId } = actor;
  if (!can(actor, "workspace.read")) return refuse("forbidden");
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true },
  });
  if (!article) return refuse("not_found");
  const order = await claimsInOrder({ workspaceId, articleId });
  // A claim and those that it has absorbed are looked at once, where the first of them stands.
  const place = new Map<string, number>();
  order.forEach((id, at) => place.has(id) || place.set(id, at));
  const next = order.slice(after, after + claimsAtOnce);
  const looked = Math.min(order.length, after + next.length);
  const ids = next.filter((id, at) => place.get(id) === after + at);
  if (ids.length === 0) return { ok: true, pairs: [], looked, all: order.length };
  const claims = await claimsByIds({ workspaceId, ids });
  const asked = ids.flatMap((id) => claims.get(id) ?? []);
  const [matches, answered] = await Promise.all([
    listMatchesForTexts({
      actor,
      texts: asked.map(({ statement, claimId }) => ({ text: statement, excludeClaimId: claimId })),
      limit: lookedAtEach,
    }),
    listAnswered({ workspaceId, ids }),
  ]);
  const given = new Set<string>();
  const pairs = asked.flatMap((claim, at) => {
    const twins = matches[at]!.filter(
      (match) => isWorthOffering(match, { wholeArticle: true }) && !answered.has(pairKey(claim.claimId, match.claimId)),
    );
    return twins.slice(0, twinsEach).flatMap((match): ClaimPair[] => {
      const key = pairKey(claim.claimId, match.claimId);
      if (given.has(key)) return [];
      given.add(key);
      return [{ claim, match, isWithin: place.has(match.claimId) }];
    });
  });
  return { ok: true, pairs, looked, all: order.length };
}

/**
 * The claims that an article makes in its newest version, in the order of the text. An absorbed one has its own place,
 * under the id of the claim that stands for it: places do not move while somebody merges.
 */
async function claimsInOrder({
  workspaceId,
  articleId,
}: {
  workspaceId: Actor["workspaceId"];
  articleId: string;
}): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT coalesce(claim.merged_into_id, claim.id) AS id
      FROM appearance
      JOIN claim ON claim.workspace_id = appearance.workspace_id AND claim.id = appearance.claim_id
      LEFT JOIN anchor ON anchor.workspace_id = appearance.workspace_id AND anchor.appearance_id = appearance.id
       AND anchor.article_version_id = (SELECT id FROM article_version
             WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid ORDER BY number DESC LIMIT 1)
     WHERE appearance.workspace_id = ${workspaceId}::uuid AND appearance.article_id = ${articleId}::uuid
       AND appearance.removed_at IS NULL
     GROUP BY claim.workspace_id, claim.id ORDER BY min(anchor.start) NULLS LAST, claim.id`;
  return rows.map(({ id }) => id);
}

async function claimsByIds({
  workspaceId,
  ids,
}: {
  workspaceId: Actor["workspaceId"];
  ids: string[];
}): Promise<Map<string, ClaimOfPair>> {
  const rows = await db.claim.findMany({
    where: { workspaceId, id: { in: ids } },
    select: {
      id: true,
      number: true,
      statement: true,
      state: true,
      claimant: { select: { name: true } },
      _count: { select: { appearances: { where: { removedAt: null } } } },
    },
  });
  return new Map(
    rows.map(({ id, number, statement, state, claimant, _count }) => [
      id,
      {
        claimId: id,
        number,
        statement,
        state,
        claimantName: claimant?.name ?? null,
        appearances: _count.appearances,
      },
    ]),
  );
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The pairs of which a person has said how they stand: related, part and whole, or not the same. */
async function listAnswered({
  workspaceId,
  ids,
}: {
  workspaceId: Actor["workspaceId"];
  ids: string[];
}): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ one: string; other: string }[]>`
    SELECT from_claim_id AS one, to_claim_id AS other FROM claim_relation
     WHERE workspace_id = ${workspaceId}::uuid
       AND (from_claim_id = ANY(${ids}::uuid[]) OR to_claim_id = ANY(${ids}::uuid[]))
     UNION ALL
    SELECT one_claim_id, other_claim_id FROM match_answer
     WHERE workspace_id = ${workspaceId}::uuid
       AND (one_claim_id = ANY(${ids}::uuid[]) OR other_claim_id = ANY(${ids}::uuid[]))
     UNION ALL
    SELECT id, parent_id FROM claim
     WHERE workspace_id = ${workspaceId}::uuid AND parent_id IS NOT NULL
       AND (id = ANY(${ids}::uuid[]) OR parent_id = ANY(${ids}::uuid[]))`;
  return new Set(rows.map(({ one, other }) => pairKey(one, other)));
}

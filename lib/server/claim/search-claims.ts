import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { asOneLine } from "@/lib/domain/claim/claim-fields";
import type { ClaimState } from "@/lib/domain/claim/transitions";

export const searchClaimsSchema = z.object({
  /** Words of the claim, the passage that might make it, or a number ("12", "#12"). */
  query: z.string().max(2000).transform(asOneLine),
  limit: z.number().int().min(1).max(50).default(12),
});

export type FoundClaim = {
  id: string;
  number: number;
  statement: string;
  state: ClaimState;
  claimantName: string | null;
  appearances: number;
  /** 0 to 1: the greater of how alike the two texts are and how much of the query the statement holds. */
  similarity: number;
};

/**
 * Claims of the workspace that a passage may repeat, the most alike first (trigrams, and words for long claims).
 * Absorbed claims are left out: their place is taken by the claim that absorbed them. An empty query gives the newest.
 */
export async function searchClaims({
  actor,
  input: { query, limit },
}: {
  actor: Actor;
  input: z.output<typeof searchClaimsSchema>;
}): Promise<FoundClaim[]> {
  const { workspaceId } = actor;
  const number = Number(/^#?(\d{1,9})$/.exec(query)?.[1] ?? 0);
  return db.$transaction(async (tx) => {
    // Lower than the defaults of 0.3 and 0.6: a short list that is ordered well does no harm by being generous.
    await tx.$executeRaw`
      SELECT set_config('pg_trgm.similarity_threshold', '0.18', true),
             set_config('pg_trgm.word_similarity_threshold', '0.4', true)`;
    return tx.$queryRaw<FoundClaim[]>`
      WITH found AS (
        SELECT claim.*, greatest(similarity(statement, ${query}), word_similarity(${query}, statement)) AS likeness
          FROM claim
         WHERE workspace_id = ${workspaceId}::uuid AND merged_into_id IS NULL
           AND (${query} = '' OR number = ${number} OR statement % ${query} OR statement %> ${query}
                OR to_tsvector('english', statement) @@ websearch_to_tsquery('english', ${query}))
         ORDER BY number = ${number} DESC, likeness DESC, updated_at DESC
         LIMIT ${limit})
      SELECT found.id, found.number, found.statement, found.state::text AS state, claimant.name AS "claimantName",
             found.likeness::float8 AS similarity,
             (SELECT count(*)::int FROM appearance
               WHERE appearance.workspace_id = ${workspaceId}::uuid AND appearance.claim_id = found.id
                 AND appearance.removed_at IS NULL) AS appearances
        FROM found
        LEFT JOIN claimant ON claimant.workspace_id = found.workspace_id AND claimant.id = found.claimant_id
       ORDER BY found.number = ${number} DESC, found.likeness DESC, found.updated_at DESC`;
  });
}

export const searchClaimantsSchema = z.object({ query: z.string().max(200).transform(asOneLine) });

/** Names of claimants that hold the typed letters, those used most first. At most 12. */
export async function searchClaimants({
  actor,
  input: { query },
}: {
  actor: Actor;
  input: z.output<typeof searchClaimantsSchema>;
}): Promise<{ id: string; name: string; claims: number }[]> {
  const found = await db.claimant.findMany({
    where: { workspaceId: actor.workspaceId, name: { contains: asLikePattern(query), mode: "insensitive" } },
    select: { id: true, name: true, _count: { select: { claims: true } } },
    orderBy: [{ claims: { _count: "desc" } }, { name: "asc" }],
    take: 12,
  });
  return found.map(({ id, name, _count }) => ({ id, name, claims: _count.claims }));
}

/** Prisma passes the wildcards of LIKE on as they are. */
function asLikePattern(words: string): string {
  return words.replace(/[\\%_]/gu, "\\$&");
}

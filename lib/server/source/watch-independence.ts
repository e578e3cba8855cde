import type { Reader, Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { stances, type Stance } from "@/lib/domain/evidence/stance";
import { independentOrigins } from "@/lib/domain/source/independence";
import type { SourceStatus } from "@/lib/domain/source/status";
import { listRestingOnClaims } from "@/lib/server/provenance/downstream";
import { listLinksAbove } from "@/lib/server/source/links-above";
import { openReReview } from "@/lib/server/source/put-in-doubt";

/** Independent origins by claim and stance, for the claims whose settled verdicts could be touched by a change. */
export type OriginCounts = Map<string, Map<Stance, number>>;

/** As many origins as it takes for one to confirm another. */
const confirms = 2;

/** Most claims that one change looks through, the newest first: some tenths of a second. */
const mostClaims = 2_000;

/**
 * How many independent origins stand behind each stance of the claims with a settled verdict that rest on the sources,
 * directly or through sources that take their matter from them.
 */
export async function readOriginCounts(
  reader: Reader,
  { workspaceId, sourceIds }: { workspaceId: WorkspaceId; sourceIds: string[] },
): Promise<OriginCounts> {
  const claims = await reader.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE resting (source_id) AS (
      SELECT coalesce(merged_into_id, id) FROM source
       WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${sourceIds}::uuid[])
      UNION
      SELECT coalesce(member.merged_into_id, member.id)
        FROM resting
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid
                            AND (upstream.id = resting.source_id OR upstream.merged_into_id = resting.source_id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.to_source_id = upstream.id
                       AND derivation.removed_at IS NULL
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid AND member.id = derivation.from_source_id)
    SELECT DISTINCT coalesce(claim.merged_into_id, claim.id) AS id
      FROM resting
      JOIN source ON source.workspace_id = ${workspaceId}::uuid
                 AND (source.id = resting.source_id OR source.merged_into_id = resting.source_id)
      JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = source.id
                   AND evidence.withdrawn_at IS NULL
      JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = evidence.claim_id
     WHERE EXISTS (SELECT 1 FROM verdict WHERE verdict.workspace_id = ${workspaceId}::uuid
                                           AND verdict.claim_id = coalesce(claim.merged_into_id, claim.id))
     ORDER BY 1 DESC LIMIT ${mostClaims}`;
  return countsOf(reader, { workspaceId, claimIds: claims.map(({ id }) => id) });
}

async function countsOf(
  reader: Reader,
  { workspaceId, claimIds }: { workspaceId: WorkspaceId; claimIds: string[] },
): Promise<OriginCounts> {
  if (claimIds.length === 0) return new Map();
  const evidence = await reader.$queryRaw<{ claimId: string; stance: Stance; id: string; status: SourceStatus }[]>`
    SELECT DISTINCT coalesce(claim.merged_into_id, claim.id) AS "claimId", evidence.stance::text AS stance,
           head.id, head.status::text AS status
      FROM claim
      JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.claim_id = claim.id
                   AND evidence.withdrawn_at IS NULL
      JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.id = evidence.source_id
      JOIN source head ON head.workspace_id = ${workspaceId}::uuid
                      AND head.id = coalesce(source.merged_into_id, source.id)
     WHERE claim.workspace_id = ${workspaceId}::uuid
       AND (claim.id = ANY(${claimIds}::uuid[]) OR claim.merged_into_id = ANY(${claimIds}::uuid[]))`;
  const links = await listLinksAbove(reader, { workspaceId, sourceIds: [...new Set(evidence.map(({ id }) => id))] });
  const evidenceOf = Map.groupBy(evidence, ({ claimId }) => claimId);
  const linksOf = Map.groupBy(links, ({ claimId }) => claimId);
  const counts: OriginCounts = new Map();
  for (const claimId of claimIds) {
    const mine = evidenceOf.get(claimId) ?? [];
    const holding = [...(linksOf.get(null) ?? []), ...(linksOf.get(claimId) ?? [])];
    counts.set(
      claimId,
      new Map(
        stances.map((stance) => {
          const sources = mine.filter((row) => row.stance === stance);
          return [stance, independentOrigins({ sources, links: holding }).origins];
        }),
      ),
    );
  }
  return counts;
}

/**
 * Puts those claims in the queue, with their verdicts and editions, where a stance had two origins or more before the change
 * and has fewer than two after it: what showed as confirmed does so no longer. To be called after the change, in the same
 * transaction.
 * @returns how many things were put there.
 */
export async function openIndependenceDoubts(
  tx: Tx,
  { workspaceId, before, causeId, now }: { workspaceId: WorkspaceId; before: OriginCounts; causeId: string; now: Date },
): Promise<number> {
  const after = await countsOf(tx, { workspaceId, claimIds: [...before.keys()] });
  const fallen = [...before].filter(([claimId, counts]) =>
    [...counts].some(([stance, count]) => count >= confirms && (after.get(claimId)?.get(stance) ?? 0) < confirms),
  );
  if (fallen.length === 0) return 0;
  const downstream = await listRestingOnClaims(tx, { workspaceId, claimIds: fallen.map(([claimId]) => claimId) });
  const opened = await openReReview(tx, {
    workspaceId,
    downstream,
    cause: "independence_changed",
    causeType: "source",
    causeId,
    now,
  });
  return opened.length;
}

/**
 * Takes the doubts of a change back that has been undone: what it put in the queue about claims that have two origins or
 * more again wherever they had fewer before. What an editor has answered meanwhile stays answered. To be called after the
 * undoing, in the same transaction.
 * @param before the counts while the change still held
 * @param causeId the source that the change was about
 */
export async function takeIndependenceDoubtsBack(
  tx: Tx,
  { workspaceId, before, causeId }: { workspaceId: WorkspaceId; before: OriginCounts; causeId: string },
): Promise<void> {
  const after = await countsOf(tx, { workspaceId, claimIds: [...before.keys()] });
  const risen = [...before].filter(([claimId, counts]) =>
    [...counts].some(([stance, count]) => count < confirms && (after.get(claimId)?.get(stance) ?? 0) >= confirms),
  );
  if (risen.length === 0) return;
  const downstream = await listRestingOnClaims(tx, { workspaceId, claimIds: risen.map(([claimId]) => claimId) });
  await tx.reReviewItem.deleteMany({
    where: {
      workspaceId,
      state: "open",
      cause: "independence_changed",
      causeType: "source",
      causeId,
      objectId: { in: downstream.map(({ id }) => id) },
    },
  });
}

import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";
import { causeWords, type DoubtCause } from "@/lib/domain/queue/doubt-words";
import { describeThings } from "@/lib/server/provenance/describe-things";

/** A change that has put a claim, its verdicts or its evidence in doubt, and that no editor has answered yet. */
export type DoubtOfClaim = {
  key: string;
  /** What happened, in words. */
  what: string;
  /** What it happened to; null where it is no longer here. */
  about: Thing | null;
  since: Date;
};

/** How many changes are told; whoever settles them finds the others in the queue. */
const mostTold = 5;

/**
 * What waits to be looked at again about a claim and those merged into it, one entry for each change, the oldest first; at
 * most five.
 */
export async function listDoubtsOfClaim({
  workspaceId,
  claimIds,
}: {
  workspaceId: WorkspaceId;
  claimIds: readonly string[];
}): Promise<DoubtOfClaim[]> {
  const ids = [...claimIds];
  const rows = await db.$queryRaw<{ cause: DoubtCause; causeType: string; causeId: string; since: Date }[]>`
    WITH touched (type, id) AS (
      SELECT 'claim', claim_id FROM unnest(${ids}::uuid[]) AS claim_id
      UNION ALL
      SELECT 'evidence', id FROM evidence WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ANY (${ids}::uuid[])
      UNION ALL
      SELECT 'verdict', id FROM verdict WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ANY (${ids}::uuid[]))
    SELECT cause, cause_type AS "causeType", cause_id AS "causeId", min(created_at) AS since
      FROM touched
      JOIN re_review_item AS item ON item.workspace_id = ${workspaceId}::uuid AND item.state = 'open'
                                 AND item.object_type = touched.type AND item.object_id = touched.id
     GROUP BY cause, cause_type, cause_id ORDER BY since, cause_id LIMIT ${mostTold}`;
  if (rows.length === 0) return [];
  const things = await describeThings({
    workspaceId,
    things: rows.map(({ causeType, causeId }) => ({ type: causeType, id: causeId })),
  });
  return rows.map(({ cause, causeType, causeId, since }) => ({
    key: `${cause} ${causeId}`,
    what: causeWords(cause),
    about: things.get(thingKey({ type: causeType, id: causeId })) ?? null,
    since,
  }));
}

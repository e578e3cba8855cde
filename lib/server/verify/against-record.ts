import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { Content } from "@/lib/server/verify/content";

/** Entries of the record that are read at once. */
const pageSize = 2_000;

/**
 * What the record says was stored against what is: a copy, verdict or edition that is there no more, or has another hash
 * than on the day it was stored, is found though its contents match the hash beside them.
 */
export async function* againstRecord(workspaceId: WorkspaceId): AsyncGenerator<Content[]> {
  for (let after = 0; ;) {
    const rows = await db.$queryRaw<{ seq: number; id: string; isThere: boolean; isSame: boolean }[]>`
      WITH told AS (
        SELECT seq, verb, detail->>'sha256' AS sha256,
               CASE verb WHEN 'source.captured' THEN (detail->>'captureId')::uuid ELSE object_id END AS id
          FROM activity
         WHERE workspace_id = ${workspaceId}::uuid AND seq > ${after}
           AND verb IN ('source.captured', 'verdict.settled', 'edition.published')
         ORDER BY seq LIMIT ${pageSize})
      SELECT told.seq, told.id, stored.sha256 IS NOT NULL AS "isThere", stored.sha256 IS NOT DISTINCT FROM told.sha256 AS "isSame"
        FROM told
        LEFT JOIN LATERAL (
          SELECT sha256 FROM capture WHERE told.verb = 'source.captured' AND workspace_id = ${workspaceId}::uuid AND id = told.id
          UNION ALL
          SELECT sha256 FROM verdict WHERE told.verb = 'verdict.settled' AND workspace_id = ${workspaceId}::uuid AND id = told.id
          UNION ALL
          SELECT sha256 FROM edition WHERE told.verb = 'edition.published' AND workspace_id = ${workspaceId}::uuid AND id = told.id
        ) AS stored ON true
       ORDER BY told.seq`;
    if (rows.length === 0) return;
    after = rows.at(-1)!.seq;
    yield rows.map(({ id, isThere, isSame }) => ({
      id,
      state: isSame ? ("intact" as const) : isThere ? ("broken" as const) : ("missing" as const),
    }));
  }
}

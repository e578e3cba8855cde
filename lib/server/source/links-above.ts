import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { DerivationLink } from "@/lib/domain/source/independence";

/** All derivations above one source, for whichever claim, with merged sources told as the one that stands for them. */
export function listLinksAbove({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<(DerivationLink & { kind: "had_primary_source" | "derived_from" })[]> {
  return db.$queryRaw`
    WITH RECURSIVE reached (id) AS (
      SELECT coalesce(merged_into_id, id) FROM source
       WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid
      UNION
      SELECT coalesce(upstream.merged_into_id, upstream.id)
        FROM reached
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                          AND (member.id = reached.id OR member.merged_into_id = reached.id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                       AND derivation.removed_at IS NULL
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id)
    SELECT DISTINCT reached.id AS "fromId", coalesce(upstream.merged_into_id, upstream.id) AS "toId",
           derivation.kind::text AS kind
      FROM reached
      JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                        AND (member.id = reached.id OR member.merged_into_id = reached.id)
      JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                     AND derivation.removed_at IS NULL
      JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id
     WHERE reached.id <> coalesce(upstream.merged_into_id, upstream.id)
     LIMIT 500`;
}

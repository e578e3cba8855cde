import { db, type Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { DerivationLink } from "@/lib/domain/source/independence";

/**
 * The derivations upstream of some sources, as far as they hold for the given claims, with merged sources told as the
 * source that absorbed them. For counting independent origins.
 */
export async function listUpstreamLinks({
  workspaceId,
  sourceIds,
  claimIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: readonly string[];
  claimIds: readonly string[];
}): Promise<DerivationLink[]> {
  if (sourceIds.length === 0) return [];
  return db.$queryRaw<DerivationLink[]>`
    WITH RECURSIVE reached (id) AS (
      SELECT coalesce(merged_into_id, id) FROM source
       WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...sourceIds]}::uuid[])
      UNION
      SELECT coalesce(upstream.merged_into_id, upstream.id)
        FROM reached
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                          AND (member.id = reached.id OR member.merged_into_id = reached.id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                       AND derivation.removed_at IS NULL
                       AND (derivation.claim_id IS NULL OR derivation.claim_id = ANY(${[...claimIds]}::uuid[]))
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id)
    SELECT DISTINCT coalesce(member.merged_into_id, member.id) AS "fromId",
           coalesce(upstream.merged_into_id, upstream.id) AS "toId"
      FROM reached
      JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                        AND (member.id = reached.id OR member.merged_into_id = reached.id)
      JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                     AND derivation.removed_at IS NULL
                     AND (derivation.claim_id IS NULL OR derivation.claim_id = ANY(${[...claimIds]}::uuid[]))
      JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id
     WHERE coalesce(member.merged_into_id, member.id) <> coalesce(upstream.merged_into_id, upstream.id)`;
}

/**
 * Whether one source takes its matter from another by any way, for whichever claim; merged sources count as one. A source
 * is not upstream of itself here.
 */
export async function isUpstreamOf(
  reader: Reader,
  { workspaceId, sourceId, otherId }: { workspaceId: WorkspaceId; sourceId: string; otherId: string },
): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE above (id) AS (
      SELECT coalesce(upstream.merged_into_id, upstream.id)
        FROM source start
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                          AND (member.id = coalesce(start.merged_into_id, start.id)
                               OR member.merged_into_id = coalesce(start.merged_into_id, start.id))
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                       AND derivation.removed_at IS NULL
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id
       WHERE start.workspace_id = ${workspaceId}::uuid AND start.id = ${sourceId}::uuid
      UNION
      SELECT coalesce(upstream.merged_into_id, upstream.id)
        FROM above
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                          AND (member.id = above.id OR member.merged_into_id = above.id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                       AND derivation.removed_at IS NULL
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id)
    SELECT EXISTS (SELECT 1 FROM above JOIN source other ON other.workspace_id = ${workspaceId}::uuid
                                                        AND other.id = ${otherId}::uuid
                    WHERE above.id = coalesce(other.merged_into_id, other.id)) AS found`;
  return row!.found;
}

import type { Tx } from "@/lib/db/client";

/** Lets one transaction at a time change how the claims of a workspace hang together (parents and merges). */
export async function lockClaimTree(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('claim tree ' || ${workspaceId}, 0))`;
}

/**
 * Whether one claim is, or is some way down a part of, another. Merged claims count as one: the parts of a claim are
 * those of everything it has absorbed.
 */
export async function isPartOf(
  tx: Tx,
  { workspaceId, partId, wholeId }: { workspaceId: string; partId: string; wholeId: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE up (id) AS (
      SELECT coalesce(merged_into_id, id) FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ${partId}::uuid
      UNION
      SELECT coalesce(parent.merged_into_id, parent.id)
        FROM up
        JOIN claim member ON member.workspace_id = ${workspaceId}::uuid AND (member.id = up.id OR member.merged_into_id = up.id)
        JOIN claim parent ON parent.workspace_id = ${workspaceId}::uuid AND parent.id = member.parent_id)
    SELECT EXISTS (
      SELECT 1 FROM up JOIN claim whole ON whole.workspace_id = ${workspaceId}::uuid AND whole.id = ${wholeId}::uuid
       WHERE up.id = coalesce(whole.merged_into_id, whole.id)) AS found`;
  return row!.found;
}

import type { Reader, Tx } from "@/lib/db/client";

/** Lets one transaction at a time change how the claims of a workspace hang together (parents and merges). */
export async function lockClaimTree(tx: Tx, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('claim tree ' || ${workspaceId}, 0))`;
}

/**
 * Whether one claim is, or is some way down a part of, another. Merged claims count as one: the parts of a claim are
 * those of everything it has absorbed.
 */
export async function isPartOf(
  tx: Reader,
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

/** Levels of parts below a claim that is no part itself; more would be an outline, not a claim. */
export const deepestPart = 4;

/** How many wholes stand above a claim, merged claims counted as one; at most one more than `deepestPart`. */
export async function depthOf(
  tx: Reader,
  { workspaceId, claimId }: { workspaceId: string; claimId: string },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ depth: number }[]>`
    WITH RECURSIVE up (id, depth) AS (
      SELECT coalesce(merged_into_id, id), 0 FROM claim
       WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid
      UNION
      SELECT coalesce(parent.merged_into_id, parent.id), up.depth + 1
        FROM up
        JOIN claim member ON member.workspace_id = ${workspaceId}::uuid AND (member.id = up.id OR member.merged_into_id = up.id)
        JOIN claim parent ON parent.workspace_id = ${workspaceId}::uuid AND parent.id = member.parent_id
         AND coalesce(parent.merged_into_id, parent.id) <> up.id
       WHERE up.depth <= ${deepestPart})
    SELECT max(depth)::int AS depth FROM up`;
  return row!.depth;
}

/** How many levels of parts hang below a claim, those of what it has absorbed included. */
export async function heightOf(
  tx: Reader,
  { workspaceId, claimId }: { workspaceId: string; claimId: string },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ height: number }[]>`
    WITH RECURSIVE down (id, height) AS (
      SELECT coalesce(merged_into_id, id), 0 FROM claim
       WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid
      UNION
      SELECT coalesce(part.merged_into_id, part.id), down.height + 1
        FROM down
        JOIN claim member ON member.workspace_id = ${workspaceId}::uuid AND (member.id = down.id OR member.merged_into_id = down.id)
        JOIN claim part ON part.workspace_id = ${workspaceId}::uuid AND part.parent_id = member.id
         AND coalesce(part.merged_into_id, part.id) <> down.id
       WHERE down.height <= ${deepestPart})
    SELECT max(height)::int AS height FROM down`;
  return row!.height;
}

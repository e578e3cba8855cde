import type { Tx } from "@/lib/db/client";
import type { Claim } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/**
 * The claim, locked until the transaction ends, or null where the workspace has none with this id. Every step of a claim
 * takes this lock before its other writes, so that two people's steps come one after the other. It lets rows that point
 * to the claim be inserted meanwhile (NO KEY), since their writers may come here next.
 */
export async function lockClaim(
  tx: Tx,
  { workspaceId, claimId }: { workspaceId: WorkspaceId; claimId: string },
): Promise<Claim | null> {
  await tx.$queryRaw`
    SELECT 1 FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid FOR NO KEY UPDATE`;
  return tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } });
}

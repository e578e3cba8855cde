import type { Tx } from "@/lib/db/client";
import type { Claim } from "@/lib/db/generated/client";

/** The claim, held until the transaction ends, so that its state is still true when the change is written. */
export async function lockClaim(
  tx: Tx,
  { workspaceId, claimId }: { workspaceId: string; claimId: string },
): Promise<Claim | null> {
  await tx.$executeRaw`
    SELECT 1 FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid FOR NO KEY UPDATE`;
  return tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } });
}

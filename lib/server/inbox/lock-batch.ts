import type { Tx } from "@/lib/db/client";
import type { ImportBatch } from "@/lib/db/generated/client";

/** A batch, which nobody else changes before the transaction ends; null where the workspace has none of this id. */
export async function lockBatch(
  tx: Tx,
  { workspaceId, batchId }: { workspaceId: string; batchId: string },
): Promise<ImportBatch | null> {
  await tx.$executeRaw`
    SELECT 1 FROM import_batch WHERE workspace_id = ${workspaceId}::uuid AND id = ${batchId}::uuid FOR UPDATE`;
  return tx.importBatch.findUnique({ where: { workspaceId_id: { workspaceId, id: batchId } } });
}

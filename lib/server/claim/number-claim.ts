import type { Tx } from "@/lib/db/client";

/**
 * The next free claim number of a workspace. Whoever asks holds the workspace's numbering until the end of the
 * transaction, so that two people who make a claim at once get two numbers.
 */
export async function nextClaimNumber(tx: Tx, workspaceId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('claim number ' || ${workspaceId}, 0))`;
  const [row] = await tx.$queryRaw<{ next: number }[]>`
    SELECT coalesce(max(number), 0) + 1 AS next FROM claim WHERE workspace_id = ${workspaceId}::uuid`;
  return row!.next;
}

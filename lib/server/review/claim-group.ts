import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/** The claim's own id and those of the claims that were merged into it: what is read of a claim is read of them all. */
export async function claimGroupIds(
  reader: Reader,
  { workspaceId, claimId }: { workspaceId: WorkspaceId; claimId: string },
): Promise<string[]> {
  const absorbed = await reader.claim.findMany({
    where: { workspaceId, mergedIntoId: claimId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return [claimId, ...absorbed.map(({ id }) => id)];
}

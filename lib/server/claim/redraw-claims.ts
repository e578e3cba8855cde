import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { log } from "@/lib/platform/log";
import { rerenderAfterNotice } from "@/lib/publish/render-public";

/**
 * Draws the public pages anew that name one of the claims: a claim that was merged points to the one that stands for it,
 * at its own address. To be called after the COMMIT; never throws, as what was done is done.
 */
export async function redrawClaims({
  workspaceId,
  claimIds,
}: {
  workspaceId: WorkspaceId;
  claimIds: readonly string[];
}): Promise<void> {
  try {
    const editions = await db.editionVerdict.findMany({
      where: { workspaceId, verdict: { claimId: { in: [...claimIds] } } },
      select: { editionId: true },
      distinct: ["editionId"],
    });
    await rerenderAfterNotice({ workspaceId, editionIds: editions.map(({ editionId }) => editionId) });
  } catch (error) {
    log.error({ err: error, workspaceId }, "the pages of merged claims could not be drawn");
  }
}

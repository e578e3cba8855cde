import { setDocumentReadOnly } from "@/lib/collab/registry";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { log } from "@/lib/platform/log";

/**
 * Tells whoever has the claim's dossier open that it is closed for changes, or open again. To be called after the COMMIT.
 * The right itself follows from the claim's state and is asked anew for every keystroke, so a failure here costs only
 * the message and is logged.
 */
export async function tellDossier({
  workspaceId,
  claimId,
  readOnly,
}: {
  workspaceId: WorkspaceId;
  claimId: string;
  readOnly: boolean;
}): Promise<void> {
  try {
    const document = await db.document.findUnique({
      where: { workspaceId_claimId: { workspaceId, claimId } },
      select: { id: true },
    });
    if (document) await setDocumentReadOnly({ workspaceId, documentId: document.id, readOnly });
  } catch (error) {
    log.error({ err: error, claimId }, "a dossier's readers could not be told");
  }
}

import { readDocument } from "@/lib/collab/registry";
import { documentToJson } from "@/lib/collab/seed-document";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { briefingSchema } from "@/lib/editor/briefing/briefing-schema";
import type { DocNode } from "@/lib/text/article-doc";

/**
 * The text of a briefing with everything typed so far, as ProseMirror JSON; null where the workspace has no such
 * briefing. Not to be called inside a transaction: what was typed is stored first.
 */
export async function readBriefingText({
  workspaceId,
  briefingId,
}: {
  workspaceId: WorkspaceId;
  briefingId: string;
}): Promise<DocNode | null> {
  const document = await db.document.findUnique({
    where: { workspaceId_briefingId: { workspaceId, briefingId } },
    select: { id: true },
  });
  if (!document) return null;
  const state = await readDocument({ workspaceId, documentId: document.id });
  return documentToJson({ state, schema: briefingSchema }) as DocNode;
}

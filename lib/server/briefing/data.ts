import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { documentReferences } from "@/lib/editor/briefing/document-references";
import { readBriefingRows, type BriefingRows } from "@/lib/server/briefing/briefing-rows";
import { readBriefingText } from "@/lib/server/briefing/briefing-text";
import type { DocNode } from "@/lib/text/article-doc";

/** A briefing with its editions, the newest first; null where the workspace has none of this id. */
export async function getBriefing({ workspaceId, briefingId }: { workspaceId: WorkspaceId; briefingId: string }) {
  return db.briefing.findUnique({
    where: { workspaceId_id: { workspaceId, id: briefingId } },
    select: {
      id: true,
      title: true,
      summary: true,
      slug: true,
      archivedAt: true,
      updatedAt: true,
      document: { select: { id: true } },
      editions: {
        orderBy: { number: "desc" },
        select: {
          id: true,
          number: true,
          sha256: true,
          publishedAt: true,
          publishedById: true,
          _count: { select: { verdicts: true } },
          notices: {
            where: { endedAt: null, kind: { not: "newer_edition" } },
            orderBy: { at: "asc" },
            select: { id: true, text: true, at: true },
          },
          correctionsTo: { select: { kind: true, note: true } },
        },
      },
      corrections: {
        where: { toEditionId: null },
        orderBy: { at: "desc" },
        select: { id: true, kind: true, note: true, at: true, from: { select: { number: true } } },
      },
    },
  });
}

export type BriefingOfPage = NonNullable<Awaited<ReturnType<typeof getBriefing>>>;

/** The text as it is now with the rows that it names, for showing it without the editor. */
export async function readBriefingAsText({
  workspaceId,
  briefingId,
}: {
  workspaceId: WorkspaceId;
  briefingId: string;
}): Promise<{ document: DocNode; rows: BriefingRows } | null> {
  const document = await readBriefingText({ workspaceId, briefingId });
  if (!document) return null;
  const { claimIds, linkedClaimIds, sourceIds } = documentReferences(document);
  const claims = [...new Set([...claimIds, ...linkedClaimIds])].slice(0, 500);
  return { document, rows: await readBriefingRows({ workspaceId, ids: { claims, sources: sourceIds.slice(0, 500) } }) };
}

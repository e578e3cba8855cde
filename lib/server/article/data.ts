import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { StoredProposal } from "@/lib/import/import-draft";
import { readDraft } from "@/lib/server/article/import-draft-of";

/** An article's details, or null where the workspace has no such article. */
export async function getArticle({ workspaceId, articleId }: { workspaceId: WorkspaceId; articleId: string }) {
  return db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } } });
}

/** An import with its draft, or null where the workspace has none of this id. */
export async function getImport({ workspaceId, importId }: { workspaceId: WorkspaceId; importId: string }) {
  const row = await db.articleImport.findUnique({
    where: { workspaceId_id: { workspaceId, id: importId } },
    include: { capture: { select: { finalUrl: true, fileName: true, capturedAt: true, bytes: true } } },
  });
  if (!row) return null;
  return { row, draft: await readDraft(row), proposal: row.proposal as unknown as StoredProposal };
}

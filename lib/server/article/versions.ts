import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ArticleDoc } from "@/lib/text/article-doc";

/** The versions of an article, the newest first, without their texts; at most 500. */
export async function listVersions({ workspaceId, articleId }: { workspaceId: WorkspaceId; articleId: string }) {
  return db.articleVersion.findMany({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    take: 500,
    select: { id: true, number: true, origin: true, createdAt: true, removed: true },
  });
}

/** The document of one version. */
export async function getVersionDoc({ workspaceId, versionId }: { workspaceId: WorkspaceId; versionId: string }) {
  const version = await db.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: versionId } },
    select: { doc: true },
  });
  return (version?.doc ?? null) as ArticleDoc | null;
}

/** The stored copies of what came in for an article, the newest first; at most 500. */
export async function listCapturesOfArticle({
  workspaceId,
  articleId,
}: {
  workspaceId: WorkspaceId;
  articleId: string;
}) {
  return db.capture.findMany({
    // A page of several articles is one copy, which belongs to none of them alone.
    where: { workspaceId, OR: [{ articleId }, { versions: { some: { articleId } } }] },
    orderBy: { capturedAt: "desc" },
    take: 500,
    select: { id: true, finalUrl: true, fileName: true, mediaType: true, bytes: true, sha256: true, capturedAt: true },
  });
}

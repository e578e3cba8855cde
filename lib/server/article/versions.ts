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

/** A version as the list of versions tells it. */
export type VersionInHistory = {
  id: string;
  number: number;
  origin: "paste" | "upload" | "url" | "edit";
  createdAt: Date;
  byName: string;
  /** UTF-16 units of its text. */
  length: number;
  captureId: string | null;
  captureName: string | null;
  /** Marks of claims in it, by how they came over from the version before. */
  exact: number;
  moved: number;
  fuzzy: number;
  orphaned: number;
  /** Places that nobody has confirmed. */
  unsure: number;
};

/** All versions of an article, the newest first, with who made them and what became of the claims; at most 500. */
export async function listVersionHistory({
  workspaceId,
  articleId,
}: {
  workspaceId: WorkspaceId;
  articleId: string;
}): Promise<VersionInHistory[]> {
  return db.$queryRaw<VersionInHistory[]>`
    SELECT version.id, version.number, version.origin::text AS origin, version.created_at AS "createdAt",
           person.name AS "byName", length(version.text) AS length, version.capture_id AS "captureId",
           coalesce(capture.final_url, capture.file_name) AS "captureName",
           coalesce(marks.exact, 0)::int AS exact, coalesce(marks.moved, 0)::int AS moved,
           coalesce(marks.fuzzy, 0)::int AS fuzzy, coalesce(marks.orphaned, 0)::int AS orphaned,
           coalesce(marks.unsure, 0)::int AS unsure
      FROM article_version version
      JOIN user_account person ON person.id = version.created_by_id
      LEFT JOIN capture ON capture.workspace_id = version.workspace_id AND capture.id = version.capture_id
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE anchor.state = 'exact') AS exact,
               count(*) FILTER (WHERE anchor.state = 'moved') AS moved,
               count(*) FILTER (WHERE anchor.state = 'fuzzy') AS fuzzy,
               count(*) FILTER (WHERE anchor.state = 'orphaned') AS orphaned,
               count(*) FILTER (WHERE anchor.state IN ('fuzzy', 'orphaned') AND anchor.confirmed_by_id IS NULL) AS unsure
          FROM anchor
          JOIN appearance ON appearance.workspace_id = anchor.workspace_id AND appearance.id = anchor.appearance_id
         WHERE anchor.workspace_id = version.workspace_id AND anchor.article_version_id = version.id
           AND appearance.removed_at IS NULL) AS marks ON true
     WHERE version.workspace_id = ${workspaceId}::uuid AND version.article_id = ${articleId}::uuid
     ORDER BY version.number DESC LIMIT 500`;
}

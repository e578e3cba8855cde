import type { Tx } from "@/lib/db/client";
import type { ArticleImport } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import type { ArticleFields } from "@/lib/domain/article/article-fields";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { writeVersion, type PreparedVersion, type RemovedBlock } from "@/lib/server/article/write-version";

/** Writes an article with its first version and the activity that says so, as an import brought it in. */
export async function writeArticle(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    row: { id: importId, origin, captureId },
    articleId,
    partId,
    prepared,
    removed,
    fields,
    now,
  }: {
    actor: Actor;
    row: Pick<ArticleImport, "id" | "origin" | "captureId">;
    articleId: string;
    /** Which of several articles of the import it is. */
    partId?: string;
    prepared: PreparedVersion;
    removed: RemovedBlock[];
    fields: ArticleFields;
    now: Date;
  },
): Promise<void> {
  await tx.article.create({ data: { ...fields, workspaceId, id: articleId, createdById: userId, createdAt: now } });
  const versionId = await writeVersion(tx, {
    workspaceId,
    articleId,
    number: 1,
    prepared,
    origin,
    captureId,
    removed,
    byId: userId,
    now,
  });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "article.imported",
    objectType: "article",
    objectId: articleId,
    detail: {
      importId,
      ...(partId !== undefined && { partId }),
      versionId,
      origin,
      textSha256: prepared.textSha256,
      captureId,
      leftOut: removed.length,
    },
    now,
  });
}

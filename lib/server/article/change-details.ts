import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ArticleFields } from "@/lib/domain/article/article-fields";
import { appendActivity } from "@/lib/server/activity/append-activity";

/** Writes the details of an article where they differ. @returns whether anything did. */
export async function changeDetails(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    articleId,
    fields,
    now,
  }: { actor: Actor; articleId: string; fields: ArticleFields; now: Date },
): Promise<boolean> {
  const where = { workspaceId_id: { workspaceId, id: articleId } };
  const article = await tx.article.findUnique({ where });
  if (!article) return false;
  const changed = (Object.keys(fields) as (keyof ArticleFields)[]).filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(article[name]),
  );
  if (changed.length === 0) return false;
  await tx.article.update({ where, data: { ...fields, updatedAt: now } });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "article.edited",
    objectType: "article",
    objectId: articleId,
    detail: { fields: changed },
    now,
  });
  return true;
}

import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { articleFieldsSchema } from "@/lib/domain/article/article-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { changeDetails } from "@/lib/server/article/change-details";

export const editArticleSchema = z.object({ articleId: z.uuid(), fields: articleFieldsSchema });

/** Corrects an article's details: title, authors, publisher, day, language, address. Its text is another matter. */
export async function editArticle({
  actor,
  input: { articleId, fields },
  now,
}: {
  actor: Actor;
  input: z.output<typeof editArticleSchema>;
  now: Date;
}): Promise<Outcome<{ changed: boolean }, "forbidden" | "not_found">> {
  return transact(async (tx) => {
    const { workspaceId } = actor;
    const article = await tx.article.findUnique({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { workspaceId: true },
    });
    if (!article) return refuse("not_found");
    if (!can(actor, "article.edit", article)) return refuse("forbidden");
    return { ok: true, changed: await changeDetails(tx, { actor, articleId, fields, now }) };
  });
}

export const articleIdSchema = z.object({ articleId: z.uuid() });

async function setArchived({
  actor,
  articleId,
  archived,
  now,
}: {
  actor: Actor;
  articleId: string;
  archived: boolean;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const article = await tx.article.findUnique({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { workspaceId: true },
    });
    if (!article) return refuse("not_found");
    if (!can(actor, "article.archive", article)) return refuse("forbidden");
    const { count } = await tx.article.updateMany({
      where: { workspaceId, id: articleId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? now : null, updatedAt: now },
    });
    if (count === 0) return { ok: true };
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: archived ? "article.archived" : "article.restored",
      objectType: "article",
      objectId: articleId,
      now,
    });
    return { ok: true };
  });
}

type ArticleCall = { actor: Actor; input: z.output<typeof articleIdSchema>; now: Date };

/** Takes an article out of the lists. Its claims, versions and public pages stay; `restoreArticle` undoes it. */
export async function archiveArticle({ actor, input: { articleId }, now }: ArticleCall) {
  return setArchived({ actor, articleId, archived: true, now });
}

/** Takes an article out of the archive. */
export async function restoreArticle({ actor, input: { articleId }, now }: ArticleCall) {
  return setArchived({ actor, articleId, archived: false, now });
}

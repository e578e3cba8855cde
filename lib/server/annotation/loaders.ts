import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { getArticle } from "@/lib/server/article/data";

/** The page on which annotations of an article come in and go out. */
export async function loadAnnotations({ slug, articleId }: { slug: string; articleId: string }) {
  const { actor } = await requireActor(slug);
  const article = isUuid(articleId) ? await getArticle({ workspaceId: actor.workspaceId, articleId }) : null;
  if (!article) notFound();
  return {
    article: { id: article.id, title: article.title, url: article.url },
    mayDecide: can(actor, "passage.decide", article),
  };
}

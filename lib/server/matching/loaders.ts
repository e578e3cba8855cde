import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { getArticle } from "@/lib/server/article/data";
import { listArticleMatches } from "@/lib/server/matching/article-matches";

/** The claims of an article that may be in the workspace already: the first of them, the page asks for the rest. */
export async function loadArticleMatches({ slug, articleId }: { slug: string; articleId: string }) {
  const { actor } = await requireActor(slug);
  const article = isUuid(articleId) ? await getArticle({ workspaceId: actor.workspaceId, articleId }) : null;
  if (!article) notFound();
  const first = await listArticleMatches({ actor, input: { articleId, after: 0 } });
  if (!first.ok) notFound();
  return {
    article: { id: article.id, title: article.title },
    first: { pairs: first.pairs, looked: first.looked, all: first.all },
    abilities: { merge: can(actor, "claim.merge", article), relate: can(actor, "claim.relate", article) },
  };
}

import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { compareVersions } from "@/lib/server/article/compare-versions";
import { getArticle } from "@/lib/server/article/data";
import { listVersionHistory } from "@/lib/server/article/versions";

/** The versions of an article. */
export async function loadVersions({ slug, articleId }: { slug: string; articleId: string }) {
  const { actor } = await requireActor(slug);
  const article = isUuid(articleId) ? await getArticle({ workspaceId: actor.workspaceId, articleId }) : null;
  if (!article) notFound();
  return {
    article: { id: article.id, title: article.title, language: article.language },
    versions: await listVersionHistory({ workspaceId: actor.workspaceId, articleId }),
  };
}

/**
 * What changed between two versions of an article. Without numbers the newest two; the same version twice, or one that
 * does not exist, is not found.
 */
export async function loadComparison({
  slug,
  articleId,
  from,
  to,
}: {
  slug: string;
  articleId: string;
  from: number | null;
  to: number | null;
}) {
  const { article, versions } = await loadVersions({ slug, articleId });
  const { actor } = await requireActor(slug);
  const newest = versions[0]?.number ?? 1;
  const later = to ?? newest;
  const earlier = from ?? later - 1;
  if (versions.length === 1 && from === null) return { article, versions, comparison: null, mayDecide: false };
  const comparison = await compareVersions({
    workspaceId: actor.workspaceId,
    articleId,
    from: Math.min(earlier, later),
    to: Math.max(earlier, later),
  });
  if (!comparison || earlier === later) notFound();
  return {
    article,
    versions,
    comparison,
    // Places are confirmed in the newest version only.
    mayDecide: can(actor, "passage.decide") && comparison.to.number === newest,
  };
}

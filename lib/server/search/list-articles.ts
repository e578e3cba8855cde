import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import type { ArticleListParams } from "@/lib/domain/search/list-params";
import { listInTime, type TimePage } from "@/lib/server/search/list-in-time";
import { articleTarget } from "@/lib/server/search/targets";
import { coverage, type Coverage } from "@/lib/text/coverage";

/** Fewer than of other lists: the text of each is read for its coverage. */
export const articlesPerPage = 25;

/** An article as its list shows it. */
export type ListedArticle = {
  id: string;
  title: string;
  authors: string[];
  publisher: string | null;
  publishedOn: string | null;
  createdAt: Date;
  archivedAt: Date | null;
  /** Claims marked in it. */
  claims: number;
  /** Places and decisions of the newest version that a person has to look at again. */
  toConfirm: number;
  /** Of the newest version. */
  coverage: Coverage;
};

export type ArticleList = Omit<TimePage, "ids"> & { rows: ListedArticle[] };

/** One page of the articles of a workspace, the newest first: those worked on, or those in the archive. */
export async function listArticles({
  actor,
  params,
}: {
  actor: Actor;
  params: ArticleListParams;
}): Promise<ArticleList> {
  const { workspaceId } = actor;
  const archived = params.archived === "yes" ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`;
  const { ids, ...page } = await listInTime({
    workspaceId,
    target: articleTarget,
    base: Prisma.sql`article.workspace_id = ${workspaceId}::uuid AND article.archived_at ${archived}`,
    time: Prisma.sql`article.created_at`,
    size: articlesPerPage,
    params,
  });
  return { ...page, rows: await readListed({ workspaceId, ids }) };
}

async function readListed({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: string[] }): Promise<ListedArticle[]> {
  if (ids.length === 0) return [];
  const newest = await db.articleVersion.findMany({
    where: { workspaceId, articleId: { in: ids } },
    orderBy: [{ articleId: "asc" }, { number: "desc" }],
    distinct: ["articleId"],
    select: { id: true },
  });
  const versionIds = newest.map(({ id }) => id);
  const [articles, versions, claims] = await Promise.all([
    db.article.findMany({ where: { workspaceId, id: { in: ids } } }),
    db.articleVersion.findMany({
      where: { workspaceId, id: { in: versionIds } },
      select: {
        articleId: true,
        text: true,
        passages: { select: { start: true, end: true, kind: true } },
        decisions: { where: { undoneAt: null }, select: { start: true, end: true, needsConfirmation: true } },
        _count: {
          select: {
            anchors: {
              where: {
                state: { in: ["fuzzy", "orphaned"] },
                confirmedById: null,
                appearance: { removedAt: null },
              },
            },
          },
        },
      },
    }),
    db.appearance.groupBy({
      by: ["articleId"],
      where: { workspaceId, articleId: { in: ids }, removedAt: null },
      _count: { claimId: true },
    }),
  ]);
  const versionOf = new Map(versions.map((version) => [version.articleId, version]));
  const claimsOf = new Map(claims.map(({ articleId, _count }) => [articleId, _count.claimId]));
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  return ids.flatMap((id) => {
    const article = articleOf.get(id);
    if (!article) return [];
    const version = versionOf.get(id);
    const toConfirm =
      (version?._count.anchors ?? 0) +
      (version?.decisions.filter((decision) => decision.needsConfirmation).length ?? 0);
    return {
      id,
      title: article.title,
      authors: article.authors,
      publisher: article.publisher,
      publishedOn: article.publishedOn,
      createdAt: article.createdAt,
      archivedAt: article.archivedAt,
      claims: claimsOf.get(id) ?? 0,
      toConfirm,
      coverage: coverage(version ?? { text: "", passages: [], decisions: [] }),
    };
  });
}

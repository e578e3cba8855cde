import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ArticleMaterial } from "@/lib/publish/edition-material";

/** The named articles with their newest version, its passages and what was decided about them. */
export async function gatherArticles(
  reader: Reader,
  { workspaceId, articleIds }: { workspaceId: WorkspaceId; articleIds: readonly string[] },
): Promise<ArticleMaterial[]> {
  const rows = await reader.article.findMany({
    where: { workspaceId, id: { in: [...new Set(articleIds)] } },
    orderBy: { id: "asc" },
    include: {
      appearances: {
        where: { removedAt: null },
        select: { claim: { select: { id: true, mergedIntoId: true } } },
      },
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: {
          number: true,
          text: true,
          textSha256: true,
          passages: { orderBy: { index: "asc" }, select: { start: true, end: true, kind: true } },
          decisions: {
            where: { undoneAt: null },
            orderBy: { start: "asc" },
            select: { start: true, end: true, disposition: true },
          },
        },
      },
    },
  });
  return rows.flatMap(({ versions: [version], appearances, ...row }) => {
    if (!version) return [];
    const { number, text, textSha256, passages, decisions } = version;
    return {
      id: row.id,
      title: row.title,
      url: row.url,
      authors: row.authors,
      publisher: row.publisher,
      publishedOn: row.publishedOn,
      versionNumber: number,
      text,
      textSha256,
      passages,
      decisions,
      claimIds: [...new Set(appearances.map(({ claim }) => claim.mergedIntoId ?? claim.id))],
    };
  });
}

import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { foundInWords } from "@/lib/import/import-draft";
import { getArticle, getImport } from "@/lib/server/article/data";
import { listStoredParts } from "@/lib/server/article/store-parts";

/** The page on which a text comes in, as a new article or as the next version of one. */
export async function loadBringIn({ slug, articleId }: { slug: string; articleId: string | undefined }) {
  const { actor } = await requireActor(slug);
  if (articleId === undefined) return { mayImport: can(actor, "article.import"), article: null };
  const article = isUuid(articleId) ? await getArticle({ workspaceId: actor.workspaceId, articleId }) : null;
  if (!article) notFound();
  return { mayImport: can(actor, "article.edit", article), article: { id: article.id, title: article.title } };
}

/** The preview of an import, with its draft and what was proposed. */
export async function loadImport({ slug, importId }: { slug: string; importId: string }) {
  const { actor } = await requireActor(slug);
  const found = isUuid(importId) ? await getImport({ workspaceId: actor.workspaceId, importId }) : null;
  if (!found) notFound();
  const { row, draft, proposal } = found;
  return {
    state: row.state,
    origin: row.origin,
    articleId: row.articleId,
    article: row.articleId ? await getArticle({ workspaceId: actor.workspaceId, articleId: row.articleId }) : null,
    capture: row.capture,
    fields: draft.fields,
    doc: draft.doc,
    foundIn: foundInWords(proposal.fields),
    parts: draft.parts,
    asOne: draft.asOne,
    foundInOfParts: Object.fromEntries(
      (proposal.articles ?? []).map(({ id, title, authors, publishedOn, url }) => [
        id,
        foundInWords({ title, authors, publishedOn, url }),
      ]),
    ),
    storedParts:
      row.state === "stored" && !row.articleId
        ? await listStoredParts({ workspaceId: actor.workspaceId, importId })
        : [],
    warnings: proposal.warnings
      // Where they were told apart, they are listed instead.
      .filter(({ code }) => code !== "several_articles" || row.articleId !== null || !proposal.articles)
      .map(({ words }) => words),
    mayImport: can(actor, "article.import", row),
  };
}

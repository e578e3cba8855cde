import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/require-actor";
import { parsePreferences } from "@/lib/domain/account/preferences";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import { renderArticleHtml } from "@/lib/editor/article/render-article-html";
import { getArticle } from "@/lib/server/article/data";
import { typedFieldsOf } from "@/lib/server/article/import-draft-of";
import { getVersionDoc, listCapturesOfArticle, listVersions } from "@/lib/server/article/versions";
import { getReaderMarks, listPassages } from "@/lib/server/passage/data";
import { coverage } from "@/lib/text/coverage";
import type { PassageKind } from "@/lib/text/passage-kind";
import { opensWithTitle } from "@/lib/text/opens-with-title";
import { textOf } from "@/lib/text/text-of";

/** The title of an article, for the browser's tab. */
export async function loadArticleTitle({ slug, articleId }: { slug: string; articleId: string }): Promise<string> {
  const { actor } = await requireActor(slug);
  const article = isUuid(articleId) ? await getArticle({ workspaceId: actor.workspaceId, articleId }) : null;
  return article?.title ?? "Not found";
}

/** An article to be read and marked: its newest version, or the one of the given number. */
export async function loadReader({
  slug,
  articleId,
  versionNumber,
}: {
  slug: string;
  articleId: string;
  versionNumber: number | null;
}) {
  const { actor, session } = await requireActor(slug);
  const { workspaceId } = actor;
  const article = isUuid(articleId) ? await getArticle({ workspaceId, articleId }) : null;
  if (!article) notFound();
  const versions = await listVersions({ workspaceId, articleId });
  const version = versionNumber === null ? versions[0] : versions.find(({ number }) => number === versionNumber);
  if (!version) notFound();
  const [doc, passages, marks, captures] = await Promise.all([
    getVersionDoc({ workspaceId, versionId: version.id }),
    listPassages({ workspaceId, articleVersionId: version.id }),
    getReaderMarks({ workspaceId, articleVersionId: version.id }),
    listCapturesOfArticle({ workspaceId, articleId }),
  ]);
  if (!doc || !marks) notFound();
  const ranges = passages.map(([start, end, kind]) => ({ start, end, kind: kind as PassageKind }));
  const { covered, total } = coverage({ text: textOf(doc), passages: ranges, decisions: marks.decisions });
  return {
    article,
    firstCoverage: { covered, total },
    version,
    versions,
    captures,
    html: renderArticleHtml(doc),
    details: typedFieldsOf(article),
    opensWithTitle: opensWithTitle({ doc, title: article.title }),
    passages,
    marks,
    preferences: parsePreferences(session.user.preferences),
    abilities: {
      decide: can(actor, "passage.decide", article),
      edit: can(actor, "article.edit", article),
      archive: can(actor, "article.archive", article),
    },
  };
}

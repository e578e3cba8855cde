import type { Actor } from "@/lib/domain/actor";
import { saveDraft, startCorrection } from "@/lib/server/article/import-mutations";
import { storeImport } from "@/lib/server/article/store-import";
import { db } from "@/lib/db/client";
import { docOfLines, type MadeArticle } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";

/** Stores the next version of an article, in which some words read differently. */
export async function prepareCorrection({
  actor,
  article,
  from,
  to,
  now,
}: {
  actor: Actor;
  article: MadeArticle;
  from: string;
  to: string;
  now: Date;
}): Promise<MadeArticle> {
  const { articleId } = article;
  const { importId } = succeeded(await startCorrection({ actor, input: { articleId }, now }));
  const text = article.text.replace(from, to);
  succeeded(await saveDraft({ actor, importId, draft: { doc: docOfLines(text) as never }, now }));
  succeeded(await storeImport({ actor, input: { importId }, now }));
  const version = await db.articleVersion.findFirstOrThrow({
    where: { workspaceId: actor.workspaceId, articleId },
    orderBy: { number: "desc" },
  });
  return { ...article, versionId: version.id, text };
}

import { z } from "zod";
import { db, type Tx } from "@/lib/db/client";
import type { ArticleImport } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { articleFieldsSchema, type ArticleFields } from "@/lib/domain/article/article-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { cutDraft, outlineParts, partOf, type CutPart } from "@/lib/import/draft-parts";
import { splitDraft, type StoredDraft } from "@/lib/import/import-draft";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { readDraft } from "@/lib/server/article/import-draft-of";
import { writeArticle } from "@/lib/server/article/write-article";
import { prepareVersion, type PreparedVersion, type RemovedBlock } from "@/lib/server/article/write-version";

/** Most articles that one press of the button stores. */
export const maxStoredParts = 200;

export const storePartsSchema = z.object({
  importId: z.uuid(),
  /** The articles of the draft that are to be stored. */
  partIds: z.array(z.string().min(1).max(64)).min(1).max(maxStoredParts),
});

/** What one article of an import became. */
export type StoredPart = { partId: string; articleId: string };

/** Why one of the articles cannot be stored. */
export type PartProblem = {
  reason: "no_text" | "invalid_document" | "invalid_fields";
  issues: Partial<Record<keyof ArticleFields, string>>;
};

export type StorePartsRefusal = "forbidden" | "not_found" | "stored" | "discarded" | "unknown_part";

/** Articles that cannot be stored as they stand, by their id; none of the others was stored either. */
export type InvalidParts = { ok: false; reason: "invalid_parts"; parts: Record<string, PartProblem> };

type ReadyPart = { id: string; fields: ArticleFields; prepared: PreparedVersion; removed: RemovedBlock[] };

/**
 * Makes an article of each chosen part of an import, as the last saved draft has it: all or none, in one transaction,
 * each with its own activity, all from the same stored copy. What was stored before is answered with its article, so that a
 * part never becomes two articles; a part that was left out can be stored later.
 */
export async function storeParts({
  actor,
  input: { importId, partIds },
  now,
}: {
  actor: Actor;
  input: z.output<typeof storePartsSchema>;
  now: Date;
}): Promise<Outcome<{ stored: StoredPart[] }, StorePartsRefusal> | InvalidParts> {
  const { workspaceId } = actor;
  const row = await db.articleImport.findUnique({ where: { workspaceId_id: { workspaceId, id: importId } } });
  if (!row) return refuse("not_found");
  if (!can(actor, "article.import", row)) return refuse("forbidden");
  // One article, or the next version of one, has come of it already or is to come of it.
  if (row.articleId) return refuse("stored");
  if (row.state === "discarded") return refuse("discarded");

  const draft = await readDraft(row);
  const cut = new Map(cutDraft(draft.doc).map((part) => [part.id, part]));
  const before = new Set((await listStoredParts({ workspaceId, importId })).map(({ partId }) => partId));
  const wanted = [...new Set(partIds)];
  if (wanted.some((id) => !before.has(id) && !cut.has(id))) return refuse("unknown_part");
  const fresh = wanted.filter((id) => !before.has(id)).map((id) => cut.get(id)!);
  const prepared = prepareParts({ cut: fresh, draft });
  if (!prepared.ok) return prepared;
  return transact((tx) => store(tx, { actor, row, wanted, ready: prepared.ready, now }));
}

function prepareParts({
  cut,
  draft,
}: {
  cut: readonly CutPart[];
  draft: StoredDraft;
}): { ok: true; ready: ReadyPart[] } | InvalidParts {
  const ready: ReadyPart[] = [];
  const problems: Record<string, PartProblem> = {};
  const { publisher, language } = draft.fields;
  for (const { id, content } of cut) {
    const { kept, removed } = splitDraft({ content });
    const [outline] = outlineParts({ content });
    const typed = partOf({ outline: { ...outline!, id }, parts: draft.parts, common: { publisher, language } });
    const fields = articleFieldsSchema.safeParse(typed.fields);
    const parsed = parseArticleDoc(kept);
    const version = parsed.ok ? prepareVersion(parsed.doc) : null;
    if (kept.content.length === 0 || version?.text.trim() === "") problems[id] = { reason: "no_text", issues: {} };
    else if (!version) problems[id] = { reason: "invalid_document", issues: {} };
    else if (!fields.success) {
      const issues = Object.fromEntries(fields.error.issues.map((issue) => [issue.path[0], issue.message]));
      problems[id] = { reason: "invalid_fields", issues };
    } else ready.push({ id, fields: fields.data, prepared: version, removed });
  }
  return Object.keys(problems).length > 0
    ? { ok: false, reason: "invalid_parts", parts: problems }
    : { ok: true, ready };
}

async function store(
  tx: Tx,
  {
    actor,
    row,
    wanted,
    ready,
    now,
  }: { actor: Actor; row: ArticleImport; wanted: readonly string[]; ready: readonly ReadyPart[]; now: Date },
): Promise<Outcome<{ stored: StoredPart[] }, StorePartsRefusal>> {
  const { workspaceId, userId } = actor;
  const importId = row.id;
  // Whoever submits second waits here and then finds the articles of the first.
  await tx.$executeRaw`
    SELECT 1 FROM article_import WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
  const current = await tx.articleImport.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: importId } },
    select: { state: true, articleId: true },
  });
  if (current.articleId) return refuse("stored");
  if (current.state === "discarded") return refuse("discarded");
  const stored: StoredPart[] = await tx.importedArticle.findMany({
    where: { workspaceId, importId, partId: { in: [...wanted] } },
    select: { partId: true, articleId: true },
  });
  const made = ready
    .filter(({ id }) => !stored.some(({ partId }) => partId === id))
    .map((part) => ({ ...part, articleId: uuidv7() }));
  if (made.length === 0) return { ok: true, stored };

  await tx.articleImport.update({
    where: { workspaceId_id: { workspaceId, id: importId } },
    data: { state: "stored", updatedAt: now },
    select: { id: true },
  });
  for (const { id: partId, articleId, fields, prepared, removed } of made) {
    await writeArticle(tx, { actor, row, articleId, partId, prepared, removed, fields, now });
    await tx.importedArticle.create({ data: { workspaceId, importId, partId, articleId, byId: userId, at: now } });
  }
  return { ok: true, stored: [...stored, ...made.map(({ id: partId, articleId }) => ({ partId, articleId }))] };
}

/** The articles that an import has become, in the order in which they were stored. */
export async function listStoredParts({ workspaceId, importId }: { workspaceId: string; importId: string }) {
  const rows = await db.importedArticle.findMany({
    where: { workspaceId, importId },
    orderBy: [{ at: "asc" }, { articleId: "asc" }],
    select: { partId: true, articleId: true, at: true, article: { select: { title: true, publishedOn: true } } },
  });
  return rows.map(({ partId, articleId, article }) => ({ partId, articleId, ...article }));
}

import type { Tx } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { ArticleImport } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { articleFieldsSchema, type ArticleFields } from "@/lib/domain/article/article-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { splitDraft, type StoredProposal } from "@/lib/import/import-draft";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { preparePlaces } from "@/lib/server/article/carry-over";
import { changeDetails } from "@/lib/server/article/change-details";
import { readDraft } from "@/lib/server/article/import-draft-of";
import type { PlaceMemory } from "@/lib/server/article/place-memory";
import { storeVersion } from "@/lib/server/article/store-version";
import { writeArticle } from "@/lib/server/article/write-article";
import { prepareVersion, type PreparedVersion, type RemovedBlock } from "@/lib/server/article/write-version";

export type StoredArticle = { articleId: string };

export type StoreImportRefusal =
  "forbidden" | "not_found" | "stored" | "discarded" | "invalid_document" | "no_text" | "stale_version" | "unchanged";

/** The fields that could not be read, each with its sentence, beside the reasons above. */
export type InvalidFields = {
  ok: false;
  reason: "invalid_fields";
  issues: Partial<Record<keyof ArticleFields, string>>;
};

/**
 * Makes an article, or the next version of one, of what a person has made of an import: its last saved draft. Everything
 * is written in one transaction; asked a second time it answers with the article that is there.
 */
export async function storeImport({
  actor,
  input: { importId },
  now,
}: {
  actor: Actor;
  input: { importId: string };
  now: Date;
}): Promise<Outcome<StoredArticle, StoreImportRefusal> | InvalidFields> {
  const { workspaceId } = actor;
  const row = await db.articleImport.findUnique({ where: { workspaceId_id: { workspaceId, id: importId } } });
  if (!row) return refuse("not_found");
  if (!can(actor, row.articleId ? "article.edit" : "article.import", row)) return refuse("forbidden");
  if (row.state === "stored") return storedBefore(row);
  if (row.state === "discarded") return refuse("discarded");

  const draft = await readDraft(row);
  const { kept, removed } = splitDraft(draft.doc);
  const parsed = parseArticleDoc(kept);
  if (!parsed.ok) return kept.content.length === 0 ? refuse("no_text") : refuse("invalid_document");
  const prepared = prepareVersion(parsed.doc);
  if (prepared.text.trim() === "") return refuse("no_text");
  const fields = articleFieldsSchema.safeParse(draft.fields);
  if (!fields.success) {
    const issues = Object.fromEntries(fields.error.issues.map((issue) => [issue.path[0], issue.message]));
    return { ok: false, reason: "invalid_fields", issues };
  }
  const basis = await basisOf(row, prepared);
  return transact((tx) => store(tx, { actor, row, basis, prepared, removed, fields: fields.data, now }));
}

/** The version that a correction began from, with the new places of what is marked in it. */
type Basis = { versionId: string; places: PlaceMemory };

async function basisOf(row: ArticleImport, prepared: PreparedVersion): Promise<Basis | null> {
  if (!row.articleId) return null;
  const { workspaceId } = row;
  const { basedOnVersionId } = row.proposal as unknown as StoredProposal;
  if (!basedOnVersionId) throw new Error("An import for an article has to name the version that it is based on.");
  const from = await db.articleVersion.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: basedOnVersionId } },
    select: { id: true, text: true },
  });
  return { versionId: from.id, places: await preparePlaces(db, { workspaceId, from, after: prepared.text }) };
}

async function store(
  tx: Tx,
  {
    actor,
    row,
    basis,
    prepared,
    removed,
    fields,
    now,
  }: {
    actor: Actor;
    row: ArticleImport;
    basis: Basis | null;
    prepared: PreparedVersion;
    removed: RemovedBlock[];
    fields: ArticleFields;
    now: Date;
  },
): Promise<Outcome<StoredArticle, StoreImportRefusal>> {
  const { workspaceId, id: importId } = row;
  // Whoever submits second waits here and then finds the article of the first.
  await tx.$executeRaw`
    SELECT 1 FROM article_import WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
  const current = await tx.articleImport.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: importId } },
  });
  if (current.state === "stored") return storedBefore(current);
  if (current.state === "discarded") return refuse("discarded");

  const articleId = row.articleId ?? uuidv7();
  await tx.articleImport.update({
    where: { workspaceId_id: { workspaceId, id: importId } },
    data: { state: "stored", articleId, updatedAt: now },
    select: { id: true },
  });
  if (!basis) {
    await writeArticle(tx, { actor, row, articleId, prepared, removed, fields, now });
    await attachCapture(tx, { workspaceId, captureId: row.captureId, articleId });
    return { ok: true, articleId };
  }

  const { origin, captureId } = row;
  await attachCapture(tx, { workspaceId, captureId, articleId });
  const changed = await changeDetails(tx, { actor, articleId, fields, now });
  const { versionId: basedOnVersionId, places } = basis;
  const stored = await storeVersion(tx, {
    places,
    actor,
    articleId,
    basedOnVersionId,
    prepared,
    origin,
    captureId,
    removed,
    now,
  });
  // Only the details were corrected: there is nothing to make a version of.
  if (!stored.ok && stored.reason === "unchanged" && changed) return { ok: true, articleId };
  return stored.ok ? { ok: true, articleId } : stored;
}

/** Says whose copy it is, now that the article is there. */
async function attachCapture(
  tx: Tx,
  { workspaceId, captureId, articleId }: { workspaceId: string; captureId: string | null; articleId: string },
): Promise<void> {
  if (!captureId) return;
  await tx.capture.updateMany({
    where: { workspaceId, id: captureId, articleId: null, sourceId: null },
    data: { articleId },
  });
}

/** The answer to everybody who submits the same import again; one that became several articles is none. */
function storedBefore(row: ArticleImport): Outcome<StoredArticle, "stored"> {
  return row.articleId ? { ok: true, articleId: row.articleId } : refuse("stored");
}

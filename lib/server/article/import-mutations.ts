import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { typedArticleFieldsSchema } from "@/lib/domain/article/article-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { StoredProposal } from "@/lib/import/import-draft";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { draftDocSchema, draftPartsSchema } from "@/lib/server/article/import-draft-of";
import type { ArticleDoc } from "@/lib/text/article-doc";

export const importIdSchema = z.object({ importId: z.uuid() });

export const saveDraftSchema = z
  .object({ fields: typedArticleFieldsSchema, doc: draftDocSchema, parts: draftPartsSchema, asOne: z.boolean() })
  .partial();

/** Keeps what somebody has made of an import so far. Only what is given is written; the rest of the draft stays. */
export async function saveDraft({
  actor,
  importId,
  draft,
  now,
}: {
  actor: Actor;
  importId: string;
  draft: z.output<typeof saveDraftSchema>;
  now: Date;
}): Promise<Outcome<{ savedAt: string }, "forbidden" | "not_found" | "stored" | "discarded">> {
  const { workspaceId } = actor;
  return transact(async (tx) => {
    await tx.$executeRaw`
      SELECT 1 FROM article_import WHERE workspace_id = ${workspaceId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
    const row = await tx.articleImport.findUnique({
      where: { workspaceId_id: { workspaceId, id: importId } },
      select: { workspaceId: true, state: true, draft: true },
    });
    if (!row) return refuse("not_found");
    if (!can(actor, "article.import", row)) return refuse("forbidden");
    if (row.state !== "draft") return refuse(row.state);
    await tx.articleImport.update({
      where: { workspaceId_id: { workspaceId, id: importId } },
      data: { draft: { ...(row.draft as object | null), ...draft } as Prisma.InputJsonObject, updatedAt: now },
      select: { id: true },
    });
    return { ok: true, savedAt: now.toISOString() };
  });
}

async function changeState({
  actor,
  importId,
  from,
  to,
  now,
}: {
  actor: Actor;
  importId: string;
  from: "draft" | "discarded";
  to: "draft" | "discarded";
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "stored">> {
  const { workspaceId } = actor;
  return transact(async (tx) => {
    const row = await tx.articleImport.findUnique({
      where: { workspaceId_id: { workspaceId, id: importId } },
      select: { workspaceId: true, state: true },
    });
    if (!row) return refuse("not_found");
    if (!can(actor, "article.import", row)) return refuse("forbidden");
    if (row.state === to) return { ok: true };
    const { count } = await tx.articleImport.updateMany({
      where: { workspaceId, id: importId, state: from },
      data: { state: to, updatedAt: now },
    });
    return count === 0 ? refuse("stored") : { ok: true };
  });
}

type ImportCall = { actor: Actor; input: z.output<typeof importIdSchema>; now: Date };

/** Puts an import aside. Nothing is removed; `restoreImport` takes it up again. */
export async function discardImport({ actor, input: { importId }, now }: ImportCall) {
  return changeState({ actor, importId, from: "draft", to: "discarded", now });
}

/** Takes a discarded import up again. */
export async function restoreImport({ actor, input: { importId }, now }: ImportCall) {
  return changeState({ actor, importId, from: "discarded", to: "draft", now });
}

export const startCorrectionSchema = z.object({ articleId: z.uuid() });

/**
 * Opens the text of an article for correction: a draft that begins with its newest version. A draft that this person
 * has left open for the same version is taken up again.
 */
export async function startCorrection({
  actor,
  input: { articleId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof startCorrectionSchema>;
  now: Date;
}): Promise<Outcome<{ importId: string }, "forbidden" | "not_found">> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "article.edit")) return refuse("forbidden");
  const newest = await db.articleVersion.findFirst({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { id: true, doc: true },
  });
  if (!newest) return refuse("not_found");
  const open = await db.articleImport.findFirst({
    where: {
      workspaceId,
      articleId,
      createdById: userId,
      state: "draft",
      origin: "edit",
      proposal: { path: ["basedOnVersionId"], equals: newest.id },
    },
    select: { id: true },
  });
  if (open) return { ok: true, importId: open.id };
  const proposal: StoredProposal = {
    basedOnVersionId: newest.id,
    blocks: (newest.doc as unknown as ArticleDoc).content.map((node, index) => ({
      id: `b${index + 1}`,
      node,
      text: "",
      furniture: null,
    })),
    fields: { title: null, authors: null, publisher: null, publishedOn: null, language: null, url: null },
    warnings: [],
  };
  const importId = uuidv7();
  await db.articleImport.create({
    data: {
      workspaceId,
      id: importId,
      articleId,
      origin: "edit",
      proposal: proposal as unknown as Prisma.InputJsonObject,
      createdById: userId,
      createdAt: now,
    },
  });
  return { ok: true, importId };
}

import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Article, ArticleImport } from "@/lib/db/generated/client";
import { typedArticleFieldsSchema, type TypedArticleFields } from "@/lib/domain/article/article-fields";
import {
  draftDocOf,
  fieldsOfProposal,
  partsOfProposal,
  type StoredDraft,
  type StoredProposal,
} from "@/lib/import/import-draft";

/** A draft document as a browser sends it: checked in full only when it is stored. */
export const draftDocSchema = z.object({
  type: z.literal("doc"),
  content: z.array(z.looseObject({ type: z.string() })),
});

/** Most articles of one draft: those that are proposed, those that a person has cut off, and those joined again. */
const maxParts = 1_000;

/** What was typed of each of several articles, as a browser sends it. */
export const draftPartsSchema = z
  .record(
    z.string().min(1).max(64),
    z.object({ fields: typedArticleFieldsSchema, leftOut: z.string().max(300).nullable() }),
  )
  .refine((parts) => Object.keys(parts).length <= maxParts);

const storedDraftSchema = z.object({
  fields: typedArticleFieldsSchema.optional(),
  doc: draftDocSchema.optional(),
  parts: draftPartsSchema.optional(),
  asOne: z.boolean().optional(),
});

/** The details of an article, as the form shows them. */
export function typedFieldsOf(article: Article): TypedArticleFields {
  return {
    title: article.title,
    authors: article.authors.join("\n"),
    publisher: article.publisher ?? "",
    publishedOn: article.publishedOn ?? "",
    language: article.language,
    url: article.url ?? "",
  };
}

/** The draft of an import: what was saved of it, and for the rest what was proposed, or what the article says already. */
export async function readDraft(row: ArticleImport): Promise<StoredDraft> {
  const saved = storedDraftSchema.parse(row.draft ?? {});
  const proposal = row.proposal as unknown as StoredProposal;
  // A page that becomes the next version of an article is one article.
  const articles = row.articleId === null ? (proposal.articles ?? []) : [];
  return {
    fields: saved.fields ?? (await firstFields(row, proposal)),
    doc: (saved.doc as StoredDraft["doc"] | undefined) ?? draftDocOf(proposal.blocks, articles),
    parts: {
      ...(articles.length > 0 && partsOfProposal({ proposal, language: await languageOf(row.workspaceId) })),
      ...saved.parts,
    },
    asOne: saved.asOne ?? articles.length < 2,
  };
}

async function firstFields(row: ArticleImport, { fields }: StoredProposal): Promise<TypedArticleFields> {
  const { workspaceId } = row;
  if (row.articleId) {
    const article = await db.article.findUnique({ where: { workspaceId_id: { workspaceId, id: row.articleId } } });
    if (article) return typedFieldsOf(article);
  }
  return fieldsOfProposal({ fields, language: await languageOf(workspaceId) });
}

async function languageOf(workspaceId: string): Promise<string> {
  const { language } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { language: true } });
  return language;
}

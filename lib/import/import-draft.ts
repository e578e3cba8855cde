import { textOf } from "@/lib/text/text-of";
import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import type { ProposedArticle } from "./find-articles";
import type { ImportFields, ImportProposal } from "./proposal";
import type { TypedArticleFields } from "@/lib/domain/article/article-fields";

/**
 * The document that a person looks through before it is stored. A block of the first level that is to be left out
 * carries its reason in `attrs.leftOut`; nothing is taken out of the draft itself, so every choice can be changed.
 */
export type DraftDoc = ArticleDoc;

/** What the database keeps of an import: `proposal` as it came, `draft` as the person has made it since. */
export type StoredProposal = Pick<ImportProposal, "blocks" | "fields" | "warnings" | "articles"> & {
  /** The version that a correction began from; a newer one refuses it as stale. Absent for a new article. */
  basedOnVersionId?: string;
};
export type StoredDraft = {
  /** Of the one article, where the page is brought in as one. */
  fields: TypedArticleFields;
  doc: DraftDoc;
  /** What was typed of each of several articles, by the id in `attrs.articleStart` of the block it begins with. */
  parts: DraftParts;
  /** Brought in as one article, whatever boundaries the text has. */
  asOne: boolean;
};

/** One of several articles of a draft: its details, and why it is not to be stored (null: it is). */
export type DraftPart = { fields: TypedArticleFields; leftOut: string | null };
export type DraftParts = Record<string, DraftPart>;

/** The reason written into a block that a person leaves out by themselves. */
export const leftOutByPerson = "You left this out.";

/** The fields as they were proposed, in the form's own shape. `language` is taken where none was found. */
export function fieldsOfProposal({ fields, language }: { fields: ImportFields; language: string }): TypedArticleFields {
  return {
    title: fields.title?.value ?? "",
    authors: fields.authors?.value.join("\n") ?? "",
    publisher: fields.publisher?.value ?? "",
    publishedOn: fields.publishedOn?.value ?? "",
    language: fields.language?.value ?? language,
    url: fields.url?.value ?? "",
  };
}

/**
 * The document in its first state: every block, those taken for furniture marked as left out, those with which one of
 * several articles begins marked with its id.
 */
export function draftDocOf(
  blocks: StoredProposal["blocks"],
  articles: readonly Pick<ProposedArticle, "id" | "startsAt">[] = [],
): DraftDoc {
  const starts = new Map(articles.map(({ id, startsAt }) => [startsAt, id]));
  const content = blocks.map(({ id, node, furniture }) => {
    const attrs = {
      ...(furniture && { leftOut: furniture.words }),
      ...(starts.has(id) && { articleStart: starts.get(id) }),
    };
    return Object.keys(attrs).length > 0 ? { ...node, attrs: { ...node.attrs, ...attrs } } : node;
  });
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** The articles of a proposal in the form's own shape. What the page says of all of them stands in each. */
export function partsOfProposal({
  proposal: { articles = [], fields },
  language,
}: {
  proposal: Pick<StoredProposal, "articles" | "fields">;
  language: string;
}): DraftParts {
  const common = fieldsOfProposal({ fields, language });
  return Object.fromEntries(
    articles.map(({ id, title, authors, publishedOn, url, leftOut }) => [
      id,
      {
        fields: {
          title: title?.value ?? "",
          authors: authors?.value.join("\n") ?? "",
          publisher: common.publisher,
          publishedOn: publishedOn?.value ?? "",
          language: common.language,
          url: url?.value ?? "",
        },
        leftOut,
      },
    ]),
  );
}

/** What was left out of a stored text, as its version keeps it. */
export type LeftOutBlock = { text: string; reason: string };

const maxReasonLength = 300;

/**
 * The two halves of a draft: the document to be stored, free of marks of the draft, and what is left out of it. The
 * document still has to pass `parseArticleDoc`, as it comes from a browser.
 */
export function splitDraft(doc: { content?: unknown }): {
  kept: { type: "doc"; content: unknown[] };
  removed: LeftOutBlock[];
} {
  const kept: unknown[] = [];
  const removed: LeftOutBlock[] = [];
  for (const block of Array.isArray(doc.content) ? doc.content : []) {
    const reason = leftOutReason(block);
    if (reason === null) kept.push(withoutDraftMarks(block));
    else {
      const text = safeText(block);
      if (text.trim() !== "") removed.push({ text, reason });
    }
  }
  return { kept: { type: "doc", content: kept }, removed };
}

function leftOutReason(block: unknown): string | null {
  const reason = (block as DocNode | null)?.attrs?.leftOut;
  return typeof reason === "string" && reason !== "" ? reason.slice(0, maxReasonLength) : null;
}

function withoutDraftMarks(block: unknown): unknown {
  if (typeof block !== "object" || block === null) return block;
  const node = block as DocNode;
  const rest = { ...node.attrs };
  delete rest.leftOut;
  delete rest.articleStart;
  const content = node.content;
  return {
    ...node,
    ...(node.attrs && { attrs: rest }),
    // Blocks inside lists and quotes carry the attribute as well, always without a reason.
    ...(Array.isArray(content) && { content: content.map(withoutDraftMarks) }),
  };
}

/** The words of a block that nobody has checked yet; a malformed one has none. */
function safeText(block: unknown): string {
  try {
    return textOf({ type: "doc", content: [block as DocNode] });
  } catch {
    return "";
  }
}

/** Where each proposed field was found, for the words beside it. */
export function foundInWords(fields: Partial<ImportFields>): Partial<Record<keyof ImportFields, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, proposed]) => (proposed ? [[name, `Found in: ${proposed.foundIn}.`]] : [])),
  );
}

import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import type { ProposedArticle } from "./find-articles";
import type { Furniture } from "./furniture-reasons";

/** One block of the text as it was found, in the order of the page. */
export type ImportBlock = {
  /** "b1", "b2" …, stable for one import, for the preview to refer to. */
  id: string;
  /** A normalised block of the article schema. */
  node: DocNode;
  /** `textOf` of this block alone. */
  text: string;
  /** Null for the article's own text; otherwise the proposal to leave the block out. */
  furniture: Furniture | null;
  /** Where the page's markup says that one of several articles begins here: what it says of that article. */
  opens?: OpensArticle;
};

/** What the box of one article on a page of several says of it. */
export type OpensArticle = { publishedOn: string | null; authors: string[]; url: string | null };

/** A value that the import proposes, with words that say where it stood; null when nothing was found. */
export type Proposed<T> = { value: T; foundIn: string } | null;

export type ImportFields = {
  title: Proposed<string>;
  authors: Proposed<string[]>;
  publisher: Proposed<string>;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: Proposed<string>;
  /** BCP 47 tag. */
  language: Proposed<string>;
  url: Proposed<string>;
};

export const importWarnings = {
  several_articles:
    "This looks like a list of several articles. Leave out what does not belong to the one that you bring in.",
  little_text: "Very little text was found. Check that nothing is missing.",
  characters_replaced: "Some characters could not be read and are shown as \uFFFD.",
  more_left_out: "More text stands on the page away from the article and is not listed here.",
  future_date: "The page gives a date of publication that lies in the future; it was not taken over.",
  attachments: "Files came with it and were not brought in.",
  pages_without_text: "Some pages hold pictures and no text that could be read.",
  feed_text:
    "The page itself could not be had. This is the text that the feed carried, which may be the beginning alone.",
  nesting_flattened: "Lists or quotes inside one another were flattened below the eighth level.",
} as const;
export type ImportWarningCode = keyof typeof importWarnings;
export type ImportWarning = { code: ImportWarningCode; words: string };

export type ImportProposal = {
  ok: true;
  blocks: ImportBlock[];
  fields: ImportFields;
  warnings: ImportWarning[];
  /** The articles of a page that holds several, at least two; absent for a page of one. */
  articles?: ProposedArticle[];
};

/** Why nothing could be brought in, with the sentence that the interface shows. */
export const importRefusals = {
  empty: "There is nothing in it.",
  binary: "This is not text.",
  too_large:
    "This is too large: at most 2 MB of text, 5 MB of web page, 25 MB of PDF, Word document or mail, and of these 2 MB of text.",
  too_deep: "The page is nested more deeply than any browser would show. Paste its text instead.",
  unsupported_type: "Files of this type cannot be read.",
  login_page: "The address leads to a sign-in page, not to an article.",
  not_found_page: "The website says that there is no such page.",
  no_text: "No text was found in it.",
  scanned: "The pages are pictures: there is no text in the file.",
  encrypted: "It is locked with a password.",
  broken_file: "The file is damaged or not what its name says.",
  too_many_pages: "It has too many pages: at most 500 are read.",
  unpacks_too_large: "It unpacks to far more than it seems to hold.",
  old_format: "This is Word's old format. Save it as .docx first.",
  out_of_memory: "Reading it took more memory than is allowed.",
  timed_out: "Reading it took too long.",
  parser_failed: "It could not be read.",
} as const;
export type ImportRefusalReason = keyof typeof importRefusals;
export type ImportRefusal = { ok: false; reason: ImportRefusalReason };

export type ImportResult = ImportProposal | ImportRefusal;

/** The document made of the blocks that are not left out; `keptIds` says otherwise once a person has chosen. */
export function docOfBlocks({ blocks, keptIds }: { blocks: ImportBlock[]; keptIds?: ReadonlySet<string> }): ArticleDoc {
  const kept = blocks.filter((block) => (keptIds ? keptIds.has(block.id) : block.furniture === null));
  const content = kept.map((block) => block.node);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

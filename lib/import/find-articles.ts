import { segmentPassages } from "@/lib/text/segment-passages";
import { splitArticles, type ArticleUnit } from "@/lib/text/split-articles";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { authorsOfByline } from "./find-byline";
import { dateOfLine, dateOfMetadata, isFutureDate } from "./find-date";
import type { ImportBlock, ImportProposal, Proposed } from "./proposal";

/** One of several articles that a page holds, as an import proposes it. It ends where the next one begins. */
export type ProposedArticle = {
  /** "a1", "a2" …, stable for one import. */
  id: string;
  /** The block that it begins with. */
  startsAt: string;
  title: Proposed<string>;
  authors: Proposed<string[]>;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: Proposed<string>;
  url: Proposed<string>;
  /** Why it is proposed not to be stored; null for an article with a text. */
  leftOut: string | null;
};

/** Most articles that are offered of one page; what follows belongs to the last. */
export const maxArticlesOfPage = 200;

const stubWords = "It has a title and no text of its own.";
const maxTitleChars = 300;

/**
 * The articles that a page holds where it holds several: by the boxes of its markup (`opens` of the blocks), else by the
 * words (`splitArticles`). Empty for a page of one article. A title without a text is listed and proposed to be left out.
 */
export function findArticles({ blocks, now }: { blocks: readonly ImportBlock[]; now: Date }): ProposedArticle[] {
  const byMarkup = blocks.flatMap((block, at) => (block.opens ? [at] : []));
  const found = byMarkup.length > 1 ? byMarkup.map((at) => ({ at, date: null })) : startsByWords(blocks);
  if (found.length < 2) return [];
  return found.slice(0, maxArticlesOfPage).map(({ at, date }, index) => {
    const until = index === maxArticlesOfPage - 1 ? undefined : found[index + 1]?.at;
    const own = blocks.slice(at, until);
    return { id: `a${index + 1}`, startsAt: blocks[at]!.id, ...detailsOf({ own, date, now }) };
  });
}

/** The proposal with the articles that it holds, in place of the warning that there are several. */
export function withArticles({ proposal, now }: { proposal: ImportProposal; now: Date }): ImportProposal {
  const articles = findArticles({ blocks: proposal.blocks, now });
  return articles.length > 1 ? { ...proposal, articles } : proposal;
}

/** The blocks of the first level with which the articles of a text begin; those of one block are one article. */
function startsByWords(blocks: readonly ImportBlock[]): { at: number; date: string | null }[] {
  const doc: DocNode = { type: "doc", content: blocks.map(({ node }) => node) };
  const text = textOf(doc);
  const ends: number[] = [];
  for (const block of blocks) ends.push((ends.at(-1) ?? -1) + 1 + textOf(block.node).length);
  let at = 0;
  const units = segmentPassages(doc).map(({ start, end, kind }): ArticleUnit => {
    while (ends[at]! < end) at++;
    const reason = blocks[at]?.furniture?.reason;
    const isLeftOut = reason !== undefined && reason !== "byline" && reason !== "caption";
    return { start, end, kind: isLeftOut ? "boilerplate" : kind, text: text.slice(start, end) };
  });
  const starts = splitArticles(units).map(({ start, date }) => ({ at: ends.findIndex((end) => start <= end), date }));
  return starts.filter(({ at: place }, index) => place !== starts[index - 1]?.at);
}

function detailsOf({
  own,
  date,
  now,
}: {
  own: readonly ImportBlock[];
  date: string | null;
  now: Date;
}): Omit<ProposedArticle, "id" | "startsAt"> {
  const said = own[0]?.opens;
  const kept = own.filter(({ furniture }) => furniture === null);
  const heading = kept.find(({ node }) => node.type === "heading") ?? kept[0];
  const authors =
    said && said.authors.length > 0 ? { value: said.authors, foundIn: "the entry on the page" } : authorsIn(own);
  const day = said?.publishedOn
    ? { value: said.publishedOn, foundIn: "the entry on the page" }
    : dateIn({ own, words: date });
  return {
    title: heading
      ? { value: heading.text.replace(/\s+/gu, " ").trim().slice(0, maxTitleChars), foundIn: "its heading" }
      : null,
    authors,
    publishedOn: day && !isFutureDate({ date: day.value, now }) ? day : null,
    url: said?.url ? { value: said.url, foundIn: "the link of its title" } : linkOf(heading),
    leftOut: hasText({ kept, heading, authors: authors?.value ?? [] }) ? null : stubWords,
  };
}

/** Fewer words in a block are a line of the page's own, as a name or "in spring". */
const wordsOfText = 4;

/** True where something beside the title, names and days is left. */
function hasText({
  kept,
  heading,
  authors,
}: {
  kept: readonly ImportBlock[];
  heading: ImportBlock | undefined;
  authors: readonly string[];
}): boolean {
  return kept.some((block) => {
    if (block === heading || block.node.type === "heading") return false;
    if (dateOfLine(block.text) !== null || authorsOfByline(block.text) !== null) return false;
    const rest = authors.reduce((text, name) => text.replace(name, " "), block.text);
    return (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= wordsOfText;
  });
}

function dateIn({ own, words }: { own: readonly ImportBlock[]; words: string | null }): Proposed<string> {
  const lines = own.filter(({ text }) => dateOfLine(text) !== null);
  // Where the page's own order says which date belongs to the article, its words decide between several lines.
  const line = (words && lines.find(({ text }) => text.includes(words))) || lines[0];
  if (line) return { value: dateOfLine(line.text)!, foundIn: `the line “${line.text}”` };
  const value = words ? dateOfMetadata(words) : null;
  return value ? { value, foundIn: `the words “${words}”` } : null;
}

function authorsIn(own: readonly ImportBlock[]): Proposed<string[]> {
  for (const { text } of own) {
    const names = authorsOfByline(text);
    if (names) return { value: names, foundIn: `the line “${text}”` };
  }
  return null;
}

/** The address that a title links to. */
function linkOf(heading: ImportBlock | undefined): Proposed<string> {
  for (const { marks } of heading?.node.content ?? []) {
    const href = marks?.find(({ type }) => type === "link")?.attrs?.href;
    if (typeof href === "string" && /^https?:/iu.test(href)) return { value: href, foundIn: "the link of its title" };
  }
  return null;
}

import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import type { PageBlock } from "./html-to-blocks";
import type { PageElement } from "./page-tree";

/** A block of the page in its place: taken for the article, or standing in the same column and left out of it. */
export type AlignedBlock = PageBlock & { isArticle: boolean };

const shingleWords = 5;
/** Share of a block's word runs that must stand in the article for the block to count as being there. */
const coveredShare = 0.6;
/** Share of the article's matched characters that the column must hold; extractors pull some in from elsewhere. */
const columnShare = 0.9;

/**
 * Puts what the extractor took for the article back beside what the page has in the same column, in the order of the
 * page. Blocks of the page whose words stand in the article are not repeated. `further` counts blocks of
 * prose outside the column.
 */
export function alignBlocks({ article, page }: { article: PageBlock[]; page: PageBlock[] }): {
  blocks: AlignedBlock[];
  further: number;
} {
  const index = new TextIndex(article.map(({ node }) => textOf(node)));
  const pageTexts = page.map(({ node }) => textOf(node));
  const covered = pageTexts.map((text) => index.covers(text));
  const column = columnOf(page.flatMap((block, at) => (covered[at] ? [{ block, weight: pageTexts[at]!.length }] : [])));
  const inColumn = page.map((block) => column === null || block.ancestors.includes(column));
  const further = page.filter((block, at) => !covered[at] && !inColumn[at] && isProse(block.node)).length;

  const blocks: AlignedBlock[] = [];
  const places = placesOf({ article, pageTexts });
  let next = 0;
  const addLeftOut = (until: number) => {
    for (; next < until; next++)
      if (!covered[next] && inColumn[next]) blocks.push({ ...page[next]!, isArticle: false });
  };
  article.forEach((block, at) => {
    addLeftOut(places[at]!);
    blocks.push({ ...block, isArticle: true });
  });
  addLeftOut(page.length);
  return { blocks, further };
}

/** Long and not made of links: worth a word when it is not shown. */
function isProse(node: DocNode): boolean {
  return textOf(node).length >= 200 && linkShare(node) < 0.3;
}

/** For each block of the article, how far the page has come when it appears; never falling. */
function placesOf({ article, pageTexts }: { article: PageBlock[]; pageTexts: string[] }): number[] {
  const byKey = new Map<string, number[]>();
  pageTexts.forEach((text, at) => {
    const key = keyOf(text);
    const places = byKey.get(key);
    if (places) places.push(at);
    else byKey.set(key, [at]);
  });
  let last = 0;
  return article.map(({ node }) => {
    const place = byKey.get(keyOf(textOf(node)))?.find((at) => at >= last);
    if (place !== undefined) last = place;
    return last;
  });
}

/** The innermost element that holds nearly all of the article, or the article or main element around it. */
function columnOf(matched: { block: PageBlock; weight: number }[]): PageElement | null {
  const total = matched.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map<PageElement, { weight: number; depth: number }>();
  for (const { block, weight } of matched)
    block.ancestors.forEach((element, depth) => {
      weights.set(element, { weight: (weights.get(element)?.weight ?? 0) + weight, depth });
    });
  const holders = [...weights].filter(([, { weight }]) => weight >= total * columnShare);
  holders.sort(([, one], [, other]) => other.depth - one.depth);
  const around = holders.find(([element]) => element.tagName === "article" || element.tagName === "main");
  return (around ?? holders[0])?.[0] ?? null;
}

/** Answers whether a text stands in the article, be it split or joined otherwise. */
class TextIndex {
  readonly #lines = new Set<string>();
  readonly #shingles = new Set<string>();

  constructor(texts: string[]) {
    for (const line of texts.flatMap((text) => text.split("\n"))) this.#lines.add(keyOf(line));
    for (const shingle of shinglesOf(wordsOf(texts.join("\n")))) this.#shingles.add(shingle);
  }

  covers(text: string): boolean {
    const words = wordsOf(text);
    if (words.length < shingleWords) return text.split("\n").every((line) => this.#lines.has(keyOf(line)));
    const shingles = shinglesOf(words);
    return shingles.filter((shingle) => this.#shingles.has(shingle)).length >= shingles.length * coveredShare;
  }
}

function keyOf(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function shinglesOf(words: string[]): string[] {
  const count = Math.max(words.length - shingleWords + 1, 0);
  return Array.from({ length: count }, (_, at) => words.slice(at, at + shingleWords).join(" "));
}

/** Share of a block's characters that are links, 0 to 1. */
export function linkShare(node: DocNode): number {
  let all = 0;
  let linked = 0;
  const visit = (each: DocNode) => {
    const length = each.text?.trim().length ?? 0;
    all += length;
    if (each.marks?.some((mark) => mark.type === "link")) linked += length;
    each.content?.forEach(visit);
  };
  visit(node);
  return all === 0 ? 0 : linked / all;
}

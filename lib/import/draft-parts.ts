import { textOf } from "@/lib/text/text-of";
import type { DocNode } from "@/lib/text/article-doc";
import { splitDraft, type DraftPart, type DraftParts } from "./import-draft";

/** One of the articles into which the boundaries of a draft cut its blocks. */
export type CutPart = {
  id: string;
  /** Places of its blocks in `doc.content`, the end exclusive. */
  from: number;
  to: number;
  content: unknown[];
};

/** The id of what stands above the first boundary: the first article begins there. */
export const firstPartId = "first";

/**
 * Cuts a draft at its boundaries (`attrs.articleStart` of blocks of the first level). Together the parts hold every block
 * once, in order; what stands above the first boundary belongs to the first article, and an id that comes a second
 * time is no boundary. A draft without boundaries is one part.
 */
export function cutDraft(doc: { content?: unknown }): CutPart[] {
  const blocks = Array.isArray(doc.content) ? doc.content : [];
  const met = new Set<string>();
  const starts = blocks.flatMap((block, at) => {
    const id = startOf(block);
    if (id === null || met.has(id)) return [];
    met.add(id);
    return { id, at };
  });
  if (starts.length === 0) return [{ id: firstPartId, from: 0, to: blocks.length, content: blocks }];
  return starts.map(({ id, at }, index) => {
    const from = index === 0 ? 0 : at;
    const to = starts[index + 1]?.at ?? blocks.length;
    return { id, from, to, content: blocks.slice(from, to) };
  });
}

function startOf(block: unknown): string | null {
  const id = (block as DocNode | null)?.attrs?.articleStart;
  return typeof id === "string" && id !== "" && id.length <= 64 ? id : null;
}

/** What the list of articles tells of one of them. */
export type PartOutline = {
  id: string;
  /** Words that would be stored. */
  words: number;
  /** The words with which it begins, for a part that nobody has named yet. */
  opening: string;
};

/** The articles of a draft as they stand now, with the size of the text that would be stored of each. */
export function outlineParts(doc: { content?: unknown }): PartOutline[] {
  return cutDraft(doc).map(({ id, content }) => {
    const { kept } = splitDraft({ content });
    const texts = kept.content.map((node) => textOf({ type: "doc", content: [node as DocNode] }));
    const words = texts.reduce(
      (sum, text) => sum + (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu)?.length ?? 0),
      0,
    );
    return { id, words, opening: openingOf((texts.find((text) => text.trim() !== "") ?? "").trim()) };
  });
}

/** What is known of a part: what was typed, or for one that a person has just cut off the first words as its title. */
export function partOf({
  outline,
  parts,
  common,
}: {
  outline: PartOutline;
  parts: DraftParts;
  /** Publisher and language of the page. */
  common: { publisher: string; language: string };
}): DraftPart {
  const known = Object.hasOwn(parts, outline.id) ? parts[outline.id] : undefined;
  if (known) return known;
  return {
    fields: { title: outline.opening, authors: "", publishedOn: "", url: "", ...common },
    leftOut: null,
  };
}

/** The reason written beside an article that a person leaves out by themselves. */
export const partLeftOutByPerson = "You left this article out.";

/** Characters of the first words that can serve as a title. */
const longestOpening = 120;

/** The first words, cut between two of them. */
function openingOf(text: string): string {
  if (text.length <= longestOpening) return text;
  const cut = text.slice(0, longestOpening + 1);
  const end = cut.lastIndexOf(" ");
  return end > longestOpening / 2 ? cut.slice(0, end) : text.slice(0, longestOpening);
}

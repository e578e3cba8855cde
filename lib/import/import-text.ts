import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { awayFromText } from "./away-from-text";
import { partsOfLine } from "./byline-parts";
import { authorsOfByline } from "./find-byline";
import { dateOfLine, isFutureDate } from "./find-date";
import { finishProposal } from "./finish-proposal";
import { furniture, type Furniture, type FurnitureReason } from "./furniture-reasons";
import { furnitureOfText } from "./furniture-rules";
import { spreadFurniture } from "./furniture-zones";
import { maxImportTextBytes } from "./limits";
import { proposedLanguage } from "./proposed-language";
import type { ImportFields, ImportResult, ImportWarning, ImportWarningCode, Proposed } from "./proposal";
import { textToBlocks } from "./text-to-blocks";

const maxTitleChars = 200;
/** A byline stands at the head of a text; further down "By …" begins an ordinary sentence. */
const bylineBlocks = 6;

/** Share of control characters from which a file is no text. */
const binaryShare = 0.01;

/**
 * Brings in plain text, pasted or from a file.
 * @param fileName gives a title when the text has none.
 * @param now a date line after this moment is not proposed as the day of publication.
 * Refuses: `empty`, `binary`, `too_large`, `no_text`.
 */
export function importText({
  text,
  fileName = null,
  now,
}: {
  text: string;
  fileName?: string | null;
  now: Date;
}): ImportResult {
  if (text.trim() === "") return { ok: false, reason: "empty" };
  if (Buffer.byteLength(text) > 2 * maxImportTextBytes) return { ok: false, reason: "too_large" };
  if (isBinary(text)) return { ok: false, reason: "binary" };
  const nodes = textToBlocks(text);
  const known = awayFromText(nodes).map((isAway) => (isAway ? furniture("left_out") : null));
  return proposeBlocks({ nodes, fileName, now, known });
}

/** The proposal for blocks that carry no markup of a page: furniture by words, fields by lines. */
export function proposeBlocks({
  nodes,
  fileName,
  now,
  fields = {},
  fallback = {},
  known = [],
  warnings: earlier = [],
}: {
  nodes: DocNode[];
  fileName: string | null;
  now: Date;
  /** What is known already and wins over what the lines say. */
  fields?: Partial<ImportFields>;
  /** What is believed only where the lines say nothing. */
  fallback?: Partial<ImportFields>;
  /** What is furniture for other reasons than its words, by the places of `nodes`. */
  known?: readonly (Furniture | null | undefined)[];
  warnings?: (ImportWarningCode | ImportWarning)[];
}): ImportResult {
  const texts = nodes.map(textOf);
  const reasons = spreadFurniture(
    nodes.map((node, at) => ({
      text: texts[at]!,
      reason: known[at]?.reason ?? (node.type === "note" ? null : furnitureOfText(texts[at]!)),
      isHeading: node.type === "heading",
      linkShare: 0,
    })),
  );
  const own = nodes.flatMap((node, at) => (reasons[at] === null ? [{ node, text: texts[at]! }] : []));
  const isSeveral = holdsSeveral({ nodes, texts, reasons });
  const warnings = [...earlier, ...(isSeveral ? (["several_articles"] as const) : [])];
  const date = isSeveral ? null : dateOf(own.map(({ text }) => text));
  if (date && isFutureDate({ date: date.value, now })) warnings.push("future_date");
  return finishProposal({
    drafts: nodes.map((node, at) => ({
      node,
      furniture: known[at] ?? (reasons[at] ? furniture(reasons[at]) : null),
    })),
    fields: {
      title: headingOf(own) ?? fallback.title ?? titleOf(own) ?? titleOfFile(fileName),
      authors: authorsOf(own.slice(0, bylineBlocks).map(({ text }) => text)) ?? fallback.authors ?? null,
      publisher: fallback.publisher ?? null,
      publishedOn: (date && !warnings.includes("future_date") ? date : null) ?? fallback.publishedOn ?? null,
      language: fallback.language ?? proposedLanguage(own.map(({ text }) => text).join("\n")),
      url: fallback.url ?? null,
      ...fields,
    },
    warnings,
  });
}

/** Control characters beside white space, or characters that no decoder could read, in more than a stray number. */
export function isBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/gu)?.length ?? 0;
  return controls > text.length * binaryShare;
}

/** The heading that a text begins with. */
function headingOf(blocks: { node: DocNode; text: string }[]): Proposed<string> {
  const [first] = blocks;
  return first?.node.type === "heading" ? { value: first.text.slice(0, maxTitleChars), foundIn: "first line" } : null;
}

function titleOf(blocks: { node: DocNode; text: string }[]): Proposed<string> {
  const [first] = blocks;
  const heading = blocks.find(({ node }) => node.type === "heading");
  if (first && first !== heading && first.node.type === "paragraph" && isShortLine(first.text))
    return { value: first.text, foundIn: "first line" };
  if (!heading) return null;
  return { value: heading.text.slice(0, maxTitleChars), foundIn: heading === first ? "first line" : "first heading" };
}

function isShortLine(text: string): boolean {
  return text.length <= 120 && !/[.,;:]$/u.test(text) && !dateOfLine(text) && !authorsOfByline(text);
}

function titleOfFile(fileName: string | null): Proposed<string> {
  const name = fileName
    ?.replace(/^.*[\\/]/u, "")
    .replace(/\.[A-Za-z0-9]{1,5}$/u, "")
    .replace(/[_\s-]+/gu, " ")
    .trim();
  return name ? { value: name.slice(0, maxTitleChars), foundIn: "name of the file" } : null;
}

function authorsOf(texts: string[]): Proposed<string[]> {
  for (const text of texts)
    for (const part of partsOfLine(text)) {
      const names = authorsOfByline(part);
      if (names) return { value: names, foundIn: `the line “${text}”` };
    }
  return null;
}

function dateOf(texts: string[]): Proposed<string> {
  for (const text of texts)
    for (const part of partsOfLine(text)) {
      const date = dateOfLine(part);
      if (date) return { value: date, foundIn: `the line “${text}”` };
    }
  return null;
}

/** Search results say so; a feed or an archive page shows more than one filing or date line, each below its own text. */
function holdsSeveral({
  nodes,
  texts,
  reasons,
}: {
  nodes: DocNode[];
  texts: string[];
  reasons: (FurnitureReason | null)[];
}): boolean {
  if (reasons.includes("search_results")) return true;
  const closes = texts.filter(
    (text, at) => (reasons[at] === "filing" || dateOfLine(text) !== null) && nodes[at + 1]?.type === "heading",
  );
  return closes.length >= 2;
}

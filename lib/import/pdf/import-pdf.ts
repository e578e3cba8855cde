import type { DocNode } from "@/lib/text/article-doc";
import { dateOfMetadata } from "../find-date";
import type { Furniture } from "../furniture-reasons";
import { proposeBlocks } from "../import-text";
import { listNodes } from "../marker-list";
import { languageTag } from "../page-fields";
import type { ImportFields, ImportResult, ImportWarning, Proposed } from "../proposal";
import { inlineOfLines, type InlineRules } from "./inline-of-lines";
import { vocabularyOf } from "./join-lines";
import { draftsOf, type PdfDraft } from "./lines-to-drafts";
import { splitMargins, type MarginLine } from "./page-margins";
import { takeNotes, type PageNote } from "./page-notes";
import { segmentsOf } from "./page-segments";
import type { PdfLine } from "./pdf-page";
import { linesInOrder } from "./reading-order";
import { readPages, type PdfProperties } from "./read-pages";

/** Fewer letters a page than this, over the whole file, are the stamps of a scanner. */
const minCharsPerPage = 20;

type Placed = { node: DocNode; from: number; furniture?: Furniture };

/**
 * Brings in a PDF: its lines put together to paragraphs, headings by their size, lists, tables and notes; columns one after
 * the other; running heads and page numbers as furniture.
 * Refuses: `encrypted`, `broken_file`, `too_many_pages`, `too_large`, `scanned` where the pages are pictures, `no_text`.
 */
export async function importPdf({
  bytes,
  fileName = null,
  now,
}: {
  bytes: Uint8Array;
  fileName?: string | null;
  now: Date;
}): Promise<ImportResult> {
  const read = await readPages(bytes);
  if (!read.ok) return read;
  const { pages, properties } = read;
  const charsOf = (runs: { text: string }[]) => runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  const counts = pages.map(({ runs }) => charsOf(runs));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < minCharsPerPage * pages.length) return { ok: false, reason: "scanned" };

  const margins = splitMargins(pages.map(({ runs, ...page }) => ({ ...page, segments: segmentsOf(runs) })));
  let columns = 0;
  const all = margins.pages.flatMap(({ segments, number }) => {
    const found = linesInOrder({ segments, page: number, firstColumn: columns });
    columns += found.columns;
    return found.lines;
  });
  const bodySize = usualSize(all);
  const { lines, notes, signs } = takeNotes({ lines: all, bodySize, heightOf: (page) => pages[page - 1]!.height });
  const vocabulary = vocabularyOf(all.map(({ text }) => text));
  const rules: InlineRules = { vocabulary, signs, keepBold: true };
  const drafts = draftsOf({ lines, bodySize });
  const text = [...placedBlocks(drafts, rules), ...notes.map((note) => noteBlock(note, rules))];
  const blocks = withMargins({ blocks: text, margins: margins.lines, last: pages.length });
  return proposeBlocks({
    nodes: blocks.map(({ node }) => node),
    known: blocks.map(({ furniture }) => furniture),
    fileName,
    now,
    fields: titleField(drafts, rules),
    fallback: fieldsOfProperties(properties),
    warnings: warningsFor({ counts }),
  });
}

/** The size in which most letters are set. */
function usualSize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { runs } of lines)
    for (const { size, text } of runs) {
      const key = Math.round(size * 2) / 2;
      letters.set(key, (letters.get(key) ?? 0) + text.length);
    }
  return [...letters].reduce((best, next) => (next[1] > best[1] ? next : best), [10, 0])[0];
}

function placedBlocks(drafts: readonly PdfDraft[], rules: InlineRules): Placed[] {
  const sizes = [...new Set(drafts.flatMap((draft) => (draft.kind === "heading" ? [draft.size] : [])))].toSorted(
    (one, other) => other - one,
  );
  const blocks: Placed[] = [];
  for (let at = 0; at < drafts.length; at++) {
    const draft = drafts[at]!;
    const from = draft.lines[0]!.page;
    if (draft.kind === "item") {
      let end = at + 1;
      while (drafts[end]?.kind === "item") end++;
      const items = drafts.slice(at, end).filter((each) => each.kind === "item");
      blocks.push(...listNodes(items.map((item) => itemOf(item, rules))).map((node) => ({ node, from })));
      at = end - 1;
    } else blocks.push({ node: nodeOf(draft, sizes, rules), from });
  }
  return blocks;
}

function itemOf(item: Extract<PdfDraft, { kind: "item" }>, rules: InlineRules) {
  const content = inlineOfLines({ lines: item.lines, rules, drop: item.marker.sign.length });
  return { ...item.marker, content };
}

function nodeOf(draft: Exclude<PdfDraft, { kind: "item" }>, sizes: readonly number[], rules: InlineRules): DocNode {
  if (draft.kind === "table") return draft.node;
  if (draft.kind === "heading") {
    const content = inlineOfLines({ lines: draft.lines, rules: { ...rules, keepBold: false } });
    return { type: "heading", attrs: { level: Math.min(sizes.indexOf(draft.size) + 1, 4) }, content };
  }
  const content = inlineOfLines({ lines: draft.lines, rules, keepLines: draft.kind === "rows" });
  const paragraph = { type: "paragraph", content };
  const isCaption =
    draft.kind === "paragraph" && /^(?:Fig(?:ure)?\.?|Table|Chart|Map|Photo)\s+\d/u.test(draft.lines[0]!.text);
  return isCaption && draft.lines.length <= 4 ? { type: "caption", content: [paragraph] } : paragraph;
}

function noteBlock({ id, label, lines, signLength }: PageNote, rules: InlineRules): Placed {
  const content = inlineOfLines({ lines, rules, drop: signLength });
  // Notes stand after the text, where they part no sentence that runs over the page.
  return { node: { type: "note", attrs: { id, label }, content: [{ type: "paragraph", content }] }, from: Infinity };
}

/** Puts each head before the first block of its first page, and each foot behind the last one. */
function withMargins({ blocks, margins, last }: { blocks: Placed[]; margins: MarginLine[]; last: number }): Placed[] {
  const placed = [...blocks];
  for (const { text, atHead, firstPage, furniture } of margins) {
    const page = atHead ? firstPage : Math.min(firstPage + 1, last + 1);
    const before = placed.findIndex((block) => block.from >= page && block.furniture === undefined);
    const block = { node: { type: "paragraph", content: [{ type: "text", text }] }, from: firstPage, furniture };
    placed.splice(before === -1 ? placed.length : before, 0, block);
  }
  return placed;
}

/** The largest heading of the first pages is the title, wherever it stands on them. */
function titleField(drafts: readonly PdfDraft[], rules: InlineRules): Partial<ImportFields> {
  const headings = drafts.filter((draft) => draft.kind === "heading" && draft.lines[0]!.page <= 2 && draft.size > 0);
  const largest = headings.reduce<(typeof headings)[number] | null>(
    (best, next) => (best && sizeOf(best) >= sizeOf(next) ? best : next),
    null,
  );
  if (!largest) return {};
  const words = inlineOfLines({ lines: largest.lines, rules }).map(({ text }) => text ?? "");
  return { title: { value: words.join(""), foundIn: "the largest words on the first pages" } };
}

function sizeOf(draft: PdfDraft): number {
  return draft.kind === "heading" ? draft.size : 0;
}

const foundIn = "the PDF's own metadata, which is often wrong";

function fieldsOfProperties({ title, author, created, language }: PdfProperties): Partial<ImportFields> {
  const cleanTitle = title.replace(/^Microsoft Word\s*-\s*/iu, "").trim();
  const isFileName = /^(?:untitled|document\s*\d*)$|\.(?:docx?|pdf|indd|qxd|pages|tex|rtf|odt|pptx?)$/iu.test(
    cleanTitle,
  );
  const names = author.split(/\s*;\s*/u).filter((name) => /\p{L}/u.test(name));
  const day = /^D?:?(\d{4})(\d{2})(\d{2})/u.exec(created);
  return {
    title: isFileName ? null : proposed(cleanTitle),
    authors: names.length > 0 ? { value: names, foundIn } : null,
    publishedOn: day ? proposed(dateOfMetadata(`${day[1]}-${day[2]}-${day[3]}`)) : null,
    ...(languageTag(language) && { language: proposed(languageTag(language)) }),
  };
}

function proposed(value: string | null): Proposed<string> {
  return value ? { value, foundIn } : null;
}

function warningsFor({ counts }: { counts: readonly number[] }): ImportWarning[] {
  const bare = counts.filter((count) => count < minCharsPerPage).length;
  if (bare === 0 || counts.length === 1) return [];
  const pages = bare === 1 ? "One page holds" : `${bare} pages hold`;
  return [{ code: "pages_without_text", words: `${pages} no text that could be read, such as a scan or a picture.` }];
}

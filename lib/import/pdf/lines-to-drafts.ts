import type { DocNode } from "@/lib/text/article-doc";
import { isBylineOrDate } from "../byline-parts";
import { listMarker, type ListMarker } from "../list-markers";
import type { PdfLine } from "./pdf-page";
import { tableAt } from "./table-of-lines";

/** A block of the text as its lines. */
export type PdfDraft =
  | { kind: "paragraph"; lines: PdfLine[] }
  | { kind: "rows"; lines: PdfLine[] }
  | { kind: "heading"; lines: PdfLine[]; size: number }
  | { kind: "item"; lines: PdfLine[]; marker: ListMarker }
  | { kind: "table"; lines: PdfLine[]; node: DocNode };

/** A line this much larger than the body is a heading. */
const headingShare = 1.12;
const maxHeadingChars = 220;
const maxBoldHeadingChars = 110;
/** A gap this much wider than the usual one parts paragraphs. */
const gapShare = 1.3;
/** Where a text's usual gap is not known: lines are rarely set further apart within a paragraph. */
const widestLeading = 1.8;

const endsSentence = /[.!?:…]["'”’)\]]*\s*$/u;

/** Puts lines together to headings, paragraphs, list items and tables. */
export function draftsOf({ lines, bodySize }: { lines: readonly PdfLine[]; bodySize: number }): PdfDraft[] {
  const leading = usualGaps(lines);
  const isBoldText = shareOfBold(lines) > 0.5;
  const drafts: PdfDraft[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const table = isSparse(line) ? tableAt(lines, at) : null;
    if (table) {
      drafts.push({ kind: "table", lines: lines.slice(at, at + table.count), node: table.node });
      at += table.count - 1;
      continue;
    }
    const last = drafts.at(-1);
    if (isSparse(line) && lines[at + 1] && isSparse(lines[at + 1]!)) {
      let end = at + 1;
      while (end < lines.length && isSparse(lines[end]!) && lines[end]!.column.index === line.column.index) end++;
      drafts.push({ kind: "rows", lines: lines.slice(at, end) });
      at = end - 1;
    } else if (isHeadingLine({ line, bodySize, isBoldText })) {
      if (last?.kind === "heading" && goesOnHeading(last, line)) last.lines.push(line);
      else drafts.push({ kind: "heading", lines: [line], size: headingSize(line, bodySize) });
    } else if (last && (last.kind === "paragraph" || last.kind === "item") && goesOn({ draft: last, line, leading }))
      last.lines.push(line);
    else {
      const marker = listMarker(line.text);
      const indent = Math.round(line.x / (0.5 * line.size));
      if (marker) drafts.push({ kind: "item", lines: [line], marker: { ...marker, indent } });
      else drafts.push({ kind: "paragraph", lines: [line] });
    }
  }
  return drafts.map((draft, at) => asProse(withoutFalseMarker(draft, drafts[at - 1], drafts[at + 1])));
}

function headingSize(line: PdfLine, bodySize: number): number {
  return line.size >= headingShare * bodySize ? Math.round(line.size * 2) / 2 : 0;
}

function isHeadingLine({
  line,
  bodySize,
  isBoldText,
}: {
  line: PdfLine;
  bodySize: number;
  isBoldText: boolean;
}): boolean {
  if (!/\p{L}/u.test(line.text)) return false;
  if (line.size >= headingShare * bodySize) return line.text.length <= maxHeadingChars;
  return (
    !isBoldText &&
    line.bold &&
    line.size >= 0.95 * bodySize &&
    line.text.length <= maxBoldHeadingChars &&
    !/[.,;:]["'”’)]*$/u.test(line.text) &&
    line.segments.length === 1
  );
}

function goesOnHeading(last: { lines: PdfLine[]; size: number }, line: PdfLine): boolean {
  const before = last.lines.at(-1)!;
  return (
    Math.abs(before.size - line.size) < 0.05 * line.size &&
    before.bold === line.bold &&
    before.column.index === line.column.index &&
    line.y - before.y < 1.5 * line.size
  );
}

function goesOn({
  draft,
  line,
  leading,
}: {
  draft: Extract<PdfDraft, { kind: "paragraph" | "item" }>;
  line: PdfLine;
  leading: ReadonlyMap<string, number>;
}): boolean {
  const before = draft.lines.at(-1)!;
  if (Math.abs(before.size - line.size) > 0.07 * line.size) return false;
  const marker = listMarker(line.text);
  if (
    marker &&
    (marker.kind === "bullet" || endsSentence.test(before.text) || draft.kind === "item" || isShort(before, line))
  )
    return false;
  if (draft.lines.length === 1 && isBylineOrDate(before.text)) return false;
  const unfinished = !endsSentence.test(before.text);
  if (before.column.index !== line.column.index) {
    if (marker) return false;
    if (/^[\p{Ll}\p{Pd}]/u.test(line.text) || /\p{L}[-‐]$/u.test(before.text)) return true;
    if (isBelow(before, line) && line.y - before.y > widestLeading * line.size) return false;
    return unfinished && !isShort(before, line) && areAlike(before.column, line.column);
  }
  const gap = line.y - before.y;
  const usual = leading.get(gapKey(line));
  if (gap < 0 || gap > (usual ? gapShare * usual : widestLeading * line.size)) return false;
  if (draft.kind === "item")
    return (
      line.x > draft.lines[0]!.x - 0.5 * line.size &&
      !(isShort(before, line) && line.x < draft.lines[0]!.x + 0.3 * line.size && draft.lines.length > 1)
    );
  const isIndented = line.x - line.column.left > 0.8 * line.size && line.x - before.x > 0.8 * line.size;
  if (isIndented && draft.lines.length > 1) return false;
  if (isIndented && !unfinished) return false;
  return !(isShort(before, line) && endsSentence.test(before.text) && /^[\p{Lu}\p{N}“"‘'(]/u.test(line.text));
}

/** The column of the second line stands below that of the first, not beside it. */
function isBelow(before: PdfLine, line: PdfLine): boolean {
  return (
    before.page === line.page &&
    line.column.left < before.column.right &&
    line.column.right > before.column.left &&
    line.y > before.y
  );
}

/** Columns of a text are about as wide as one another; a byline above them is not. */
function areAlike(one: PdfLine["column"], other: PdfLine["column"]): boolean {
  const [first, second] = [one.right - one.left, other.right - other.left];
  return Math.min(first, second) > 0.85 * Math.max(first, second);
}

/** Several segments with much white space between them, which is more than justified lines have. */
function isSparse({ segments, x, right }: PdfLine): boolean {
  const filled = segments.reduce((sum, segment) => sum + segment.right - segment.x, 0);
  return segments.length >= 2 && filled < 0.75 * (right - x);
}

/** The next word would have fitted, so the line ended on purpose. */
function isShort(line: PdfLine, next: PdfLine): boolean {
  const letter = (line.right - line.x) / Math.max(1, line.text.length);
  const word = next.text.split(" ", 1)[0]!.length;
  return line.column.right - line.right > (word + 1.5) * letter;
}

function gapKey(line: PdfLine): string {
  return `${Math.round(line.size * 2)}`;
}

/** The commonest distance between lines of a size, in points. */
function usualGaps(lines: readonly PdfLine[]): ReadonlyMap<string, number> {
  const gaps = new Map<string, number[]>();
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const gap = before?.column.index === line.column.index ? line.y - before.y : 0;
    if (gap > 0.8 * line.size && gap < 2.2 * line.size)
      gaps.set(gapKey(line), [...(gaps.get(gapKey(line)) ?? []), gap]);
  });
  return new Map(
    [...gaps].flatMap(([key, all]) => {
      // The lower quartile: gaps between paragraphs are fewer than gaps within them, but not always by much.
      const sorted = all.toSorted((one, other) => one - other);
      return sorted.length >= 4 ? [[key, sorted[Math.floor(sorted.length / 4)]!] as const] : [];
    }),
  );
}

function shareOfBold(lines: readonly PdfLine[]): number {
  const all = lines.reduce((sum, { text }) => sum + text.length, 0);
  return lines.reduce((sum, line) => sum + (line.bold ? line.text.length : 0), 0) / Math.max(1, all);
}

/** A lone "1." or "-" begins a sentence or a dialogue; such markers count only beside another of their kind. */
function withoutFalseMarker(draft: PdfDraft, before: PdfDraft | undefined, after: PdfDraft | undefined): PdfDraft {
  if (draft.kind !== "item" || draft.marker.kind === "bullet") return draft;
  const isNear = (other: PdfDraft | undefined) =>
    other?.kind === "item" &&
    other.marker.kind === draft.marker.kind &&
    (draft.marker.ordinal === 0 || Math.abs(other.marker.ordinal - draft.marker.ordinal) === 1);
  return isNear(before) || isNear(after) ? draft : { kind: "paragraph", lines: draft.lines };
}

/** Large or bold print that runs on for long is a paragraph after all. */
function asProse(draft: PdfDraft): PdfDraft {
  if (draft.kind !== "heading") return draft;
  const length = draft.lines.reduce((sum, { text }) => sum + text.length, 0);
  return length > maxHeadingChars ? { kind: "paragraph", lines: draft.lines } : draft;
}

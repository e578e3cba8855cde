import type { DocNode } from "@/lib/text/article-doc";
import { textOfRuns, type PdfLine, type Segment } from "./pdf-page";

type Span = { from: number; to: number };

/**
 * Reads the table that begins at a line: rows of several segments below one another that fit into the same columns. A row
 * with one segment in a further column goes on with the cell above it.
 * @returns how many lines it takes; null where no table begins.
 */
export function tableAt(lines: readonly PdfLine[], at: number): { node: DocNode; count: number } | null {
  let end = at;
  while (end < lines.length && isRow(lines, at, end)) end++;
  while (end > at && lines[end - 1]!.segments.length < 2) end--;
  const rows = lines.slice(at, end);
  const full = rows.filter((line) => line.segments.length >= 2);
  if (full.length < 2 || (full.length < 3 && !full.every((line) => line.segments.length >= 3))) return null;
  const spans = spansOf(rows.flatMap((line) => line.segments));
  if (spans.length < 2 || !full.every((line) => countOf(line, spans) >= 2)) return null;
  const cells: { texts: string[]; bold: boolean }[] = [];
  for (const line of rows) {
    const above = cells.at(-1);
    const isMore = above !== undefined && line.segments.length === 1 && placeOf(line.segments[0]!, spans) > 0;
    const texts = isMore ? above.texts : spans.map(() => "");
    for (const segment of line.segments) {
      const place = placeOf(segment, spans);
      texts[place] = `${texts[place]} ${textOfRuns(segment.runs)}`.trim();
    }
    if (!isMore) cells.push({ texts, bold: line.bold });
  }
  return {
    node: { type: "table", content: cells.map(({ texts, bold }, row) => rowNode(texts, bold && row === 0)) },
    count: rows.length,
  };
}

function isRow(lines: readonly PdfLine[], first: number, at: number): boolean {
  const line = lines[at]!;
  if (line.column.index !== lines[first]!.column.index) return false;
  if (line.segments.length >= 2) return true;
  // A cell that runs over: a single segment well inside, close below the row.
  const above = lines[at - 1];
  return (
    at > first &&
    above !== undefined &&
    line.y - above.y < 1.6 * line.size &&
    line.x > lines[first]!.segments[0]!.right &&
    line.text.length < 80
  );
}

/** The columns: stretches of the line's width that hold text in some row, with white space between them in every row. */
function spansOf(segments: readonly Segment[]): Span[] {
  const spans: Span[] = [];
  for (const { x, right } of segments.toSorted((one, other) => one.x - other.x)) {
    const last = spans.at(-1);
    if (last && x < last.to + 2) last.to = Math.max(last.to, right);
    else spans.push({ from: x, to: right });
  }
  return spans;
}

function placeOf({ x }: Segment, spans: readonly Span[]): number {
  return Math.max(
    0,
    spans.findLastIndex(({ from }) => x >= from - 1),
  );
}

function countOf(line: PdfLine, spans: readonly Span[]): number {
  return new Set(line.segments.map((segment) => placeOf(segment, spans))).size;
}

function rowNode(texts: string[], isHead: boolean): DocNode {
  return {
    type: "tableRow",
    content: texts.map((text) => ({
      type: isHead ? "tableHeader" : "tableCell",
      content: [{ type: "paragraph", ...(text !== "" && { content: [{ type: "text", text }] }) }],
    })),
  };
}

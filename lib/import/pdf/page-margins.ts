import { furnitureReasons, type Furniture } from "../furniture-reasons";
import { textOfRuns, type Segment } from "./pdf-page";

export type PageSegments = { number: number; width: number; height: number; segments: Segment[] };

/** A line that stands at the head or foot of pages, once for all of them. */
export type MarginLine = { text: string; atHead: boolean; firstPage: number; furniture: Furniture };

/** Shares of a page's height in which heads and feet stand. */
const headShare = 0.13;
const footShare = 0.87;
/** Rows that are looked at, counted from the edge of the page. */
const outerRows = 3;
/** Heads stand further from the text than its lines from one another. */
const apartShare = 1.25;
/** A head stands at the same height on each page, within this many points. */
const sameHeight = 3;

/**
 * Finds running heads, running feet and page numbers: lines at the edge of pages, apart from the text, that are the same on
 * several of them but for figures. @returns the pages without them, and each such line once, saying on how many pages it
 * stands.
 */
export function splitMargins(pages: readonly PageSegments[]): { pages: PageSegments[]; lines: MarginLine[] } {
  const found = new Map<
    string,
    { segments: Set<Segment>; pages: Set<number>; line: Omit<MarginLine, "furniture">; isAlone: boolean }
  >();
  for (const page of pages)
    for (const { segment, atHead, isAlone } of edgeSegments(page)) {
      const text = textOfRuns(segment.runs);
      const key = `${atHead ? "head" : "foot"} ${Math.round(segment.y / sameHeight)} ${signature(text)}`;
      const known = found.get(key) ?? {
        segments: new Set(),
        pages: new Set(),
        line: { text, atHead, firstPage: page.number },
        isAlone,
      };
      known.segments.add(segment);
      known.pages.add(page.number);
      found.set(key, known);
    }
  const furniture = [...found.values()].filter((line) => isFurniture({ ...line, count: pages.length }));
  const gone = new Set(furniture.flatMap(({ segments }) => [...segments]));
  return {
    pages: pages.map((page) => ({ ...page, segments: page.segments.filter((segment) => !gone.has(segment)) })),
    lines: furniture
      .map(({ line, pages: on }) => ({ ...line, furniture: reasonFor(line.text, on.size) }))
      .toSorted((one, other) => one.firstPage - other.firstPage),
  };
}

/** The segments of the outermost rows, up to the first that stands no further from the next row than lines do. */
function edgeSegments({ height, segments }: PageSegments): { segment: Segment; atHead: boolean; isAlone: boolean }[] {
  const rows = rowsOf(segments);
  const usual = usualGap(rows);
  const outer = (from: Segment[][], atHead: boolean) => {
    const isInMargin = (row: Segment[]) => (atHead ? row[0]!.y < height * headShare : row[0]!.y > height * footShare);
    const near = from.slice(0, outerRows).filter(isInMargin);
    const last = near.findLastIndex((row, at) => {
      const next = from[at + 1];
      return next === undefined || Math.abs(next[0]!.y - row[0]!.y) > apartShare * usual;
    });
    return near
      .slice(0, last + 1)
      .flatMap((row) => row.map((segment) => ({ segment, atHead, isAlone: row.length === 1 })));
  };
  return [...outer(rows, true), ...outer(rows.toReversed(), false)];
}

function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    if (row && segment.y - row[0]!.y < 2) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function usualGap(rows: Segment[][]): number {
  const gaps = rows.slice(1).map((row, at) => row[0]!.y - rows[at]![0]!.y);
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}

const pageNumber = /^[\s|–—-]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/)\s*\d{1,4})?[\s|–—-]*$/iu;

/** "12 | Harbour report 2024" and "13 | Harbour report 2024" are the same head. */
function signature(text: string): string {
  if (pageNumber.test(text)) return "#";
  return text.toLowerCase().replace(/\d+/gu, "#").replace(/\s+/gu, " ");
}

function isFurniture({
  pages,
  count,
  line,
  isAlone,
}: {
  pages: ReadonlySet<number>;
  count: number;
  line: { text: string };
  isAlone: boolean;
}): boolean {
  if (pages.size >= 3) return true;
  if (pages.size === 2 && count <= 6) return true;
  return count === 1 && isAlone && pageNumber.test(line.text);
}

function reasonFor(text: string, on: number): Furniture {
  const reason = pageNumber.test(text) ? "page_number" : "running_head";
  return {
    reason,
    words: on > 1 ? `${furnitureReasons[reason]} So on ${on} pages, shown once.` : furnitureReasons[reason],
  };
}

import { textOfRuns, type PdfLine, type Segment } from "./pdf-page";

type Row = Segment[];

/** Lines that a column needs on each side of the gap to be believed. */
const minRows = 3;
/** Share of the lines on each side that fill most of their column, as prose does and the cells of a table do not. */
const proseShare = 0.5;
const minChars = 14;

/** The lines of a page in the order in which they are read: columns one after the other, whatever spans them in its place. */
export function linesInOrder({
  segments,
  page,
  firstColumn,
}: {
  segments: readonly Segment[];
  page: number;
  /** Columns of earlier pages. */
  firstColumn: number;
}): { lines: PdfLine[]; columns: number } {
  const regions = regionsOf(rowsOf(segments), 0);
  const lines = regions.flatMap((rows, at) => linesOf({ rows, page, index: firstColumn + at }));
  return { lines, columns: regions.length };
}

function rowsOf(segments: readonly Segment[]): Row[] {
  const rows: Row[] = [];
  for (const segment of segments.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(row[0]!.y - segment.y) < 0.35 * Math.min(row[0]!.size, segment.size)) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.toSorted((one, other) => one.x - other.x));
}

/** Cuts rows into regions that are read one after the other. */
function regionsOf(rows: Row[], depth: number): Row[][] {
  const gutter = depth < 4 ? gutterOf(rows) : null;
  if (gutter === null) return rows.length > 0 ? [rows] : [];
  const regions: Row[][] = [];
  let whole: Row[] = [];
  let band: Row[] = [];
  const closeBand = () => {
    const sides = sidesOf(band, gutter);
    if (areColumns(sides)) {
      if (whole.length > 0) regions.push(whole);
      whole = [];
      regions.push(...sides.flatMap((side) => regionsOf(rowsOf(side), depth + 1)));
    } else whole.push(...band);
    band = [];
  };
  for (const row of rows) {
    if (row.some((segment) => segment.x < gutter - 1 && segment.right > gutter + 1)) {
      closeBand();
      whole.push(row);
    } else band.push(row);
  }
  closeBand();
  if (whole.length > 0) regions.push(whole);
  return regions;
}

/** A place in the gap that most neighbours on about the same height share; null without one. */
function gutterOf(rows: Row[]): number | null {
  const all = rows.flat();
  const gaps = all.flatMap((segment, at) => {
    // Lines of neighbouring columns need not stand level.
    const beside = all
      .slice(Math.max(0, at - 8), at + 9)
      .filter((other) => other.x > segment.right && Math.abs(other.y - segment.y) < 0.75 * segment.size);
    const next = Math.min(...beside.map(({ x }) => x));
    return next < Infinity ? [{ from: segment.right, to: next }] : [];
  });
  if (gaps.length < minRows) return null;
  const votes = gaps.map(({ to }) => {
    const place = to - 2;
    return { place, count: gaps.filter((gap) => gap.from < place && gap.to > place).length };
  });
  const best = votes.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count >= minRows ? best.place : null;
}

function sidesOf(rows: Row[], gutter: number): [Segment[], Segment[]] {
  const all = rows.flat();
  return [all.filter((segment) => segment.right <= gutter + 1), all.filter((segment) => segment.right > gutter + 1)];
}

function areColumns(sides: [Segment[], Segment[]]): boolean {
  if (!sides.every(isProse)) return false;
  const [left, right] = sides.map((side) => ({
    top: Math.min(...side.map(({ y }) => y)),
    bottom: Math.max(...side.map(({ y }) => y)),
  })) as [{ top: number; bottom: number }, { top: number; bottom: number }];
  const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  return shared > 0;
}

function isProse(side: Segment[]): boolean {
  if (side.length < minRows) return false;
  const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ x }) => x));
  const texts = side.map((segment) => textOfRuns(segment.runs));
  const long = side.filter((segment, at) => segment.right - segment.x > 0.6 * width && texts[at]!.length >= minChars);
  return long.length >= side.length * proseShare;
}

/** Where long lines end. A few that stand out, such as those of a wide table, do not count. */
function usualRight(rows: Row[]): number {
  const ends = rows.map((row) => row.at(-1)!.right).toSorted((one, other) => one - other);
  return ends[Math.floor((ends.length - 1) * 0.95)]!;
}

function linesOf({ rows, page, index }: { rows: Row[]; page: number; index: number }): PdfLine[] {
  const all = rows.flat();
  const column = {
    index,
    left: Math.min(...all.map(({ x }) => x)),
    right: usualRight(rows),
  };
  return rows.map((segments) => {
    const runs = segments.flatMap((segment) => segment.runs);
    const main = segments.reduce((one, other) => (other.right - other.x > one.right - one.x ? other : one));
    return {
      segments,
      runs,
      text: textOfRuns(runs),
      x: segments[0]!.x,
      right: segments.at(-1)!.right,
      y: main.y,
      size: main.size,
      bold: runs.every((run) => run.bold || !/[\p{L}\p{N}]/u.test(run.text)),
      page,
      column,
    };
  });
}

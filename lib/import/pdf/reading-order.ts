import { textOfRuns, type PdfLine, type Segment } from "./pdf-page";

type Row = Segment[];

/** Lines that a column needs on each side of the gap to be believed. */
const minRows = 3;
/** Share of the lines on each side that fill most of their column, as prose does and the cells of a table do not. */
const proseShare = 0.5;
const minChars = 14;
/** Columns inside columns, and places that are tried for a gutter. */
const maxDepth = 4;
const maxGutters = 8;

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

/** Cuts rows into regions that are read one after the other, at the first gutter that parts columns somewhere. */
function regionsOf(rows: Row[], depth: number): Row[][] {
  if (rows.length === 0) return [];
  for (const gutter of depth < maxDepth ? guttersOf(rows) : []) {
    const bands = bandsOf(rows, gutter);
    if (bands.every(({ sides }) => sides === null)) continue;
    return bands.flatMap((band) =>
      band.sides ? band.sides.flatMap((side) => regionsOf(rowsOf(side), depth + 1)) : regionsOf(band.rows, depth + 1),
    );
  }
  return [rows];
}

/** Rows as they stand below one another: in columns beside the gutter, or whole. */
function bandsOf(rows: Row[], gutter: number): { rows: Row[]; sides: [Segment[], Segment[]] | null }[] {
  const bands: { rows: Row[]; sides: [Segment[], Segment[]] | null }[] = [];
  const addWhole = (more: Row[]) => {
    const last = bands.at(-1);
    if (last && last.sides === null) last.rows.push(...more);
    else if (more.length > 0) bands.push({ rows: [...more], sides: null });
  };
  let band: Row[] = [];
  const close = () => {
    const [start, end] = columnsWithin(band, gutter) ?? [band.length, band.length];
    addWhole(band.slice(0, start));
    const rowsBeside = band.slice(start, end);
    if (rowsBeside.length > 0) bands.push({ rows: rowsBeside, sides: sidesOf(rowsBeside, gutter) });
    addWhole(band.slice(end));
    band = [];
  };
  for (const row of rows) {
    const spans = row.some((segment) => segment.x < gutter - 1 && segment.right > gutter + 1);
    if (!spans) band.push(row);
    else {
      close();
      addWhole([row]);
    }
  }
  close();
  return bands;
}

/**
 * The stretch of rows that stands in columns: all of them, or without what stands above or below and happens to leave
 * the gutter free, such as a table.
 */
function columnsWithin(rows: Row[], gutter: number): [number, number] | null {
  const fits = (start: number, end: number) => areColumns(sidesOf(rows.slice(start, end), gutter));
  if (fits(0, rows.length)) return [0, rows.length];
  const width = Math.max(...rows.flat().map(({ right }) => right)) - Math.min(...rows.flat().map(({ x }) => x));
  const isLong = (row: Row) => filledBy(row) > 0.3 * width;
  for (let start = 1; start <= rows.length - minRows; start++)
    if (isLong(rows[start]!) && fits(start, rows.length)) return [start, rows.length];
  for (let end = rows.length - 1; end >= minRows; end--) if (isLong(rows[end - 1]!) && fits(0, end)) return [0, end];
  return null;
}

/** Places between neighbours on about the same height, those that most of them share first. */
function guttersOf(rows: Row[]): number[] {
  const all = rows.flat();
  const gaps = all.flatMap((segment, at) => {
    // Lines of neighbouring columns need not stand level.
    const beside = all
      .slice(Math.max(0, at - 8), at + 9)
      .filter((other) => other.x > segment.right && Math.abs(other.y - segment.y) < 0.75 * segment.size);
    const next = Math.min(...beside.map(({ x }) => x));
    return next < Infinity ? [{ from: segment.right, to: next }] : [];
  });
  const votes = new Map<number, number>();
  for (const { to } of gaps) {
    const place = Math.round(to) - 2;
    if (!votes.has(place)) votes.set(place, gaps.filter((gap) => gap.from < place && gap.to > place).length);
  }
  return [...votes]
    .filter(([, count]) => count >= minRows)
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, maxGutters)
    .map(([place]) => place);
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
  const rows = rowsOf(side);
  if (rows.length < minRows) return false;
  const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ x }) => x));
  // A justified line may fall into several segments; what it fills counts, which in the row of a table is little.
  const long = rows.filter((row) => {
    return filledBy(row) > 0.6 * width && row.reduce((sum, { runs }) => sum + textOfRuns(runs).length, 0) >= minChars;
  });
  return long.length >= rows.length * proseShare;
}

function filledBy(row: Row): number {
  return row.reduce((sum, { x, right }) => sum + right - x, 0);
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

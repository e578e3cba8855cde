import type { PdfRun, Segment } from "./pdf-page";

/**
 * From this gap on, in letters' sizes, two runs on a line belong to different columns or cells. Narrow columns of newspapers
 * stand little more than one letter apart; the words of a justified line may stand wider, with a space between them.
 */
const columnGap = 0.8;
const spacedGap = 2;

/** The runs of a page joined to segments, from top to bottom and from left to right. */
export function segmentsOf(runs: readonly PdfRun[]): Segment[] {
  const rows: PdfRun[][] = [];
  for (const run of runs.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.findLast(
      (candidate, at) => at >= rows.length - 3 && candidate.some((other) => isLevel(other, run)),
    );
    if (row) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => cutRow(row.toSorted((one, other) => one.x - other.x)));
}

/** True where two runs share half of the lower one's height, as raised signs do. */
function isLevel(one: PdfRun, other: PdfRun): boolean {
  const shared =
    Math.min(one.y + one.size * 0.2, other.y + other.size * 0.2) -
    Math.max(one.y - one.size * 0.75, other.y - other.size * 0.75);
  return shared > 0.5 * 0.95 * Math.min(one.size, other.size);
}

const loneMarker = /^(?:[•‣▪●○◦∙■□➢►✓✔·–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])$/u;

function cutRow(row: PdfRun[]): Segment[] {
  const parts: PdfRun[][] = [];
  for (const run of row) {
    // A heading beside two lines of a column stands level with both, which are not level with each other.
    const last = parts.findLast((part) => isLevel(part.at(-1)!, run));
    const before = last?.at(-1);
    // The same words printed twice make letters bold in some programs.
    if (before && before.text === run.text && Math.abs(before.x - run.x) < run.size * 0.1) continue;
    const isMarker = last?.length === 1 && loneMarker.test(before!.text.trim());
    const gap = before ? run.x - before.right : 0;
    const limit = isMarker ? 5 : run.spaced ? spacedGap : columnGap;
    if (last && gap < limit * Math.max(run.size, before!.size)) last.push(run);
    else parts.push([run]);
  }
  return parts.map(segmentOf);
}

function segmentOf(runs: PdfRun[]): Segment {
  const main = mainRun(runs);
  return {
    runs,
    x: Math.min(...runs.map((run) => run.x)),
    right: Math.max(...runs.map((run) => run.right)),
    y: main.y,
    size: main.size,
  };
}

/** The run of the size in which most letters are set. */
function mainRun(runs: readonly PdfRun[]): PdfRun {
  const letters = new Map<number, number>();
  const key = ({ size }: PdfRun) => Math.round(size * 2);
  for (const run of runs) letters.set(key(run), (letters.get(key(run)) ?? 0) + run.text.length);
  return runs.reduce((best, run) => (letters.get(key(run))! > letters.get(key(best))! ? run : best));
}

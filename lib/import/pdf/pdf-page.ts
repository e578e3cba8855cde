/** A stretch of text of one font at one place. Measures are in points, `x` from the left and `y` from the top of the page. */
export type PdfRun = {
  text: string;
  x: number;
  right: number;
  /** The line on which the letters stand. */
  y: number;
  size: number;
  bold: boolean;
  italic: boolean;
  href: string | null;
  /** The file, or what reads it, puts a space before it: it goes on with the line, however wide the gap. */
  spaced: boolean;
};

/** A page with its runs in the order in which the file writes them. Text that does not stand upright is left out. */
export type PdfPage = { number: number; width: number; height: number; runs: PdfRun[] };

/** Runs that stand next to one another on a line: a line of a column, or a cell of a table. */
export type Segment = {
  runs: PdfRun[];
  x: number;
  right: number;
  /** Line and size of most of its letters. */
  y: number;
  size: number;
};

/** A line of running text, or a row of a table that has several segments. */
export type PdfLine = {
  segments: Segment[];
  runs: PdfRun[];
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** All of its words are bold. */
  bold: boolean;
  page: number;
  /** The edges of the column in which it stands, and which of them it is, counted through the file. */
  column: { index: number; left: number; right: number };
};

/** Whether there is white space between two runs that follow one another. */
export function isGap(before: PdfRun, after: PdfRun): boolean {
  return after.x - before.right > 0.14 * Math.min(before.size, after.size);
}

/** The words of runs in a row, with spaces where there are gaps. */
export function textOfRuns(runs: readonly PdfRun[]): string {
  return runs
    .map((run, at) => (at > 0 && isGap(runs[at - 1]!, run) && !/^\s/u.test(run.text) ? ` ${run.text}` : run.text))
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
}

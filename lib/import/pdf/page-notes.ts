import type { PdfLine, PdfRun } from "./pdf-page";

export type PageNote = {
  id: string;
  label: string;
  lines: PdfLine[];
  /** Characters of its own sign at its head. */ signLength: number;
};
export type NoteSigns = ReadonlyMap<PdfRun, { note: string; label: string }>;

/** Notes are set smaller than the text by at least this share. */
const smallShare = 0.94;
/** They stand in the lower part of the page. */
const lowerPart = 0.4;

/**
 * Takes the notes at the foot of pages out of the lines: small print at the end of a column that begins with a sign which
 * stands raised in the text of the same page. Small print without such a sign stays where it is.
 */
export function takeNotes({
  lines,
  bodySize,
  heightOf,
}: {
  lines: readonly PdfLine[];
  bodySize: number;
  heightOf: (page: number) => number;
}): { lines: PdfLine[]; notes: PageNote[]; signs: NoteSigns } {
  const candidates = columnsOf(lines).flatMap((column) => notesAtEnd({ column, bodySize, heightOf }));
  const inNotes = new Set(candidates.flatMap((note) => note.lines));
  const signs = new Map<PdfRun, { note: string; label: string }>();
  const notes: PageNote[] = [];
  for (const candidate of candidates) {
    const page = candidate.lines[0]!.page;
    const runsOn = (isMeant: (line: PdfLine) => boolean) =>
      lines
        .filter((line) => isMeant(line) && !inNotes.has(line))
        .flatMap((line) => line.runs.filter((run) => raisedSign(run, line) === candidate.label && !signs.has(run)));
    const here = runsOn((line) => line.page === page);
    const runs = here.length > 0 ? here : runsOn((line) => line.page < page);
    if (runs.length === 0) continue;
    const id = String(notes.length + 1);
    notes.push({ ...candidate, id });
    for (const run of runs) signs.set(run, { note: id, label: candidate.label });
  }
  const taken = new Set(notes.flatMap((note) => note.lines));
  return { lines: lines.filter((line) => !taken.has(line)), notes, signs };
}

/** The sign that a run is when it stands raised and small beside a line's other letters; null for anything else. */
export function raisedSign(run: PdfRun, line: { y: number; size: number }): string | null {
  if (!isRaised(run, line)) return null;
  return /^[[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?$/u.exec(run.text.trim())?.[1] ?? null;
}

/** True of a run that is set smaller and higher than its line. */
export function isRaised(run: PdfRun, line: { y: number; size: number }): boolean {
  return run.size <= 0.85 * line.size && run.y < line.y - 0.12 * line.size;
}

function columnsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const columns = new Map<number, PdfLine[]>();
  for (const line of lines) columns.set(line.column.index, [...(columns.get(line.column.index) ?? []), line]);
  return [...columns.values()];
}

function notesAtEnd({
  column,
  bodySize,
  heightOf,
}: {
  column: PdfLine[];
  bodySize: number;
  heightOf: (page: number) => number;
}): Omit<PageNote, "id">[] {
  const isSmall = (line: PdfLine) =>
    line.size <= smallShare * bodySize && line.y > lowerPart * heightOf(line.page) && line.segments.length === 1;
  const small = column.slice(column.findLastIndex((line) => !isSmall(line)) + 1);
  const notes: Omit<PageNote, "id">[] = [];
  for (const line of small) {
    const sign = signAtHead(line);
    if (sign) notes.push({ ...sign, lines: [line] });
    else notes.at(-1)?.lines.push(line);
  }
  return notes;
}

function signAtHead(line: PdfLine): { label: string; signLength: number } | null {
  const [first] = line.runs;
  const raised = first && raisedSign(first, line);
  if (raised) return { label: raised, signLength: first.text.trim().length };
  const found = /^[[(]?(\d{1,3}|[*†‡§]{1,3})[\])]?[.:]?(?=\s|\p{Lu})/u.exec(line.text);
  return found ? { label: found[1]!, signLength: found[0].length } : null;
}

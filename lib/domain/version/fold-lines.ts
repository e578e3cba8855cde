/** Lines to be shown, or a run of unchanged ones that is folded away. */
export type LineRun<Line> = { isFolded: boolean; lines: Line[] };

/** Unchanged lines that stay in view before and after a change. */
const context = 1;
/** Fewer are not worth the fold. */
const leastFolded = 3;

/** Cuts the lines of a comparison into what is shown and what is folded, in order and without loss. */
export function foldLines<Line extends { isChanged: boolean }>(lines: readonly Line[]): LineRun<Line>[] {
  const shown = lines.map((_, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ isChanged }) => isChanged),
  );
  const runs: LineRun<Line>[] = [];
  lines.forEach((line, at) => {
    const isFolded = !shown[at];
    const last = runs.at(-1);
    if (last?.isFolded === isFolded) last.lines.push(line);
    else runs.push({ isFolded, lines: [line] });
  });
  // A short run reads on where the fold would be longer than it.
  return runs.reduce<LineRun<Line>[]>((joined, run) => {
    const isFolded = run.isFolded && run.lines.length >= leastFolded;
    const last = joined.at(-1);
    if (last && !last.isFolded && !isFolded) last.lines.push(...run.lines);
    else joined.push({ isFolded, lines: [...run.lines] });
    return joined;
  }, []);
}

import { diffArrays } from "diff";

/** A run of lines that two copies of one page have or have not in common, or how many unchanged ones are passed over. */
export type DifferencePart =
  { kind: "same" | "added" | "removed"; lines: string[] } | { kind: "skipped"; count: number };

/** Milliseconds after which two copies count as too different to be compared line by line. */
const timeLimit = 1_500;
/** Unchanged lines that are shown before and after a change. */
const context = 2;

/**
 * What became of the lines of a copy, with a little of what stayed around each change. Lines that differ in white space
 * alone are the same.
 * @returns null where the two are too long or too different to be compared in time.
 */
export function copyDifference({ before, now }: { before: string; now: string }): DifferencePart[] | null {
  const changes = diffArrays(linesOf(before), linesOf(now), { timeout: timeLimit });
  if (!changes) return null;
  return changes.flatMap(({ value, added, removed }, index): DifferencePart[] => {
    if (added || removed) return [{ kind: added ? "added" : "removed", lines: value }];
    const first = index === 0 ? 0 : context;
    const last = index === changes.length - 1 ? 0 : context;
    const count = value.length - first - last;
    if (count <= 1) return [{ kind: "same", lines: value }];
    return [
      { kind: "same", lines: value.slice(0, first) },
      { kind: "skipped", count },
      { kind: "same", lines: value.slice(value.length - last) },
    ];
  });
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
}

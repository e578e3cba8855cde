import { expect, test } from "vitest";
import { foldLines } from "@/lib/domain/version/fold-lines";
import { markPieces } from "@/lib/domain/version/mark-pieces";
import { compareTexts } from "@/lib/text/compare-texts";

const before = "Thornby will lose 40 beds by April.";
const after = "Thornby will lose 25 beds by April.";
const range = (text: string, exact: string, key: string) => {
  const start = text.indexOf(exact);
  return { key, start, end: start + exact.length };
};

test("what was removed carries the claims of the earlier text, the rest those of the later", () => {
  const [line] = compareTexts({ before, after });
  const marks = { before: [range(before, "lose 40 beds", "one")], after: [range(after, "lose 25 beds", "one")] };
  const words = markPieces({ pieces: line!.pieces, before, after, marks });
  expect(words.map(({ kind, text, keys }) => `${kind} ${text}${keys.length > 0 ? ` (${keys.join()})` : ""}`)).toEqual([
    "same Thornby will ",
    "same lose  (one)",
    "removed 40 (one)",
    "added 25 (one)",
    "same  beds (one)",
    "same  by April.",
  ]);
  expect(words.flatMap(({ begins }) => begins)).toEqual(["one"]);
});

test("unchanged lines are folded, but for those beside a change, and none is lost", () => {
  const lines = [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0].map((changed, at) => ({ isChanged: changed === 1, at }));
  const runs = foldLines(lines);
  expect(runs.map(({ isFolded, lines: run }) => [isFolded, run.length])).toEqual([
    [true, 3],
    [false, 6],
    [true, 4],
  ]);
  expect(runs.flatMap((run) => run.lines)).toEqual(lines);
});

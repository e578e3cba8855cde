import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts, textOfPiece, type ComparedLine } from "@/lib/text/compare-texts";

/** Each line with what went in [-…-] and what came in {+…+}. */
function shown({ before, after }: { before: string; after: string }): string[] {
  return compareTexts({ before, after }).map(({ pieces }) =>
    pieces
      .map((piece) => {
        const text = textOfPiece({ piece, before, after });
        return piece.kind === "removed" ? `[-${text}-]` : piece.kind === "added" ? `{+${text}+}` : text;
      })
      .join(""),
  );
}

describe("the difference of two texts", () => {
  test("shows the word that changed and leaves the rest whole", () => {
    const before = "Thornby will lose 40 beds by April.\nThe trust spent £4.2m.";
    const after = "Thornby will lose 25 beds by April.\nThe trust spent £4.2m.";
    expect(shown({ before, after })).toEqual([
      "Thornby will lose [-40-]{+25+} beds by April.",
      "The trust spent £4.2m.",
    ]);
    expect(compareTexts({ before, after }).map(({ isChanged }) => isChanged)).toEqual([true, false]);
  });

  test("shows a paragraph that went and one that came as lines of their own", () => {
    expect(
      shown({ before: "One thing.\nGone for good.\nLast thing.", after: "One thing.\nLast thing.\nQuite new." }),
    ).toEqual(["One thing.", "[-Gone for good.-]", "Last thing.", "{+Quite new.+}"]);
  });

  test("lets a new line begin where it begins, although its neighbour begins with the same word", () => {
    expect(shown({ before: "First.\nThe pier stands.", after: "First.\nThe ferry is new.\nThe pier stands." })).toEqual(
      ["First.", "{+The ferry is new.+}", "The pier stands."],
    );
    expect(shown({ before: "The ferry is old.\nThe pier stands.\nEnd.", after: "The pier stands.\nEnd." })).toEqual([
      "[-The ferry is old.-]",
      "The pier stands.",
      "End.",
    ]);
  });

  test("shows two lines that share a full stop as two", () => {
    expect(shown({ before: "Nobody knows it.", after: "Ferries sail daily." })).toEqual([
      "[-Nobody knows it.-]{+Ferries sail daily.+}",
    ]);
  });

  test("takes other quotation marks and line ends for no change of wording", () => {
    const lines = compareTexts({ before: "She said “no”.\nThen left.", after: 'She said "no". Then left.' });
    expect(lines.some(({ isChanged }) => isChanged)).toBe(false);
  });

  test("shows a line of which nearly everything changed as a whole", () => {
    const words = (prefix: string) => Array.from({ length: 200 }, (_, n) => (n % 2 ? `kept${n} and` : `${prefix}${n}`));
    const [line] = compareTexts({ before: words("old").join(" "), after: words("new").join(" ") });
    expect(line!.pieces.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  const words = fc.array(fc.constantFrom("a", "b", "the", "40", "مرحبا", "👩‍👩‍👧", "“q”", "\n", "\n\n", " ", "é"), {
    maxLength: 30,
  });
  test("put together, its pieces are the two texts", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const before = one.join(" ");
        const after = other.join(" ");
        const lines = compareTexts({ before, after });
        const sum = (side: "before" | "after", text: string) =>
          lines.flatMap(({ pieces }) =>
            pieces.flatMap((piece) => piece[side] ?? []).map(({ start, end }) => text.slice(start, end)),
          );
        expect(sum("before", before).join("")).toBe(before.replaceAll("\n", ""));
        expect(sum("after", after).join("")).toBe(after.replaceAll("\n", ""));
        inOrder(lines);
      }),
    );
  });
});

function inOrder(lines: ComparedLine[]) {
  for (const side of ["before", "after"] as const) {
    let last = 0;
    for (const { start, end } of lines.flatMap(({ pieces }) => pieces.flatMap((piece) => piece[side] ?? []))) {
      expect(start).toBeGreaterThanOrEqual(last);
      last = end;
    }
  }
}

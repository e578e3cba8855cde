import fc from "fast-check";
import { expect, test } from "vitest";
import { copyDifference } from "@/lib/server/capture/copy-difference";

test("shows what went and what came, with two lines of what stayed on either side", () => {
  const lines = Array.from({ length: 12 }, (_, index) => `Line ${index}`);
  const now = lines.with(6, "Line six");
  expect(copyDifference({ before: lines.join("\n"), now: now.join("\n\n") })).toEqual([
    { kind: "same", lines: [] },
    { kind: "skipped", count: 4 },
    { kind: "same", lines: ["Line 4", "Line 5"] },
    { kind: "removed", lines: ["Line 6"] },
    { kind: "added", lines: ["Line six"] },
    { kind: "same", lines: ["Line 7", "Line 8"] },
    { kind: "skipped", count: 3 },
    { kind: "same", lines: [] },
  ]);
});

test("white space alone is no difference", () => {
  const parts = copyDifference({ before: "One  two \n\nthree", now: "One two\nthree" })!;
  expect(parts.every(({ kind }) => kind === "same" || kind === "skipped")).toBe(true);
});

test("no line is lost: removed and unchanged ones are the old copy, added and unchanged ones the new", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (before, now) => {
      const parts = copyDifference({ before: before.join("\n"), now: now.join("\n") })!;
      const count = (changed: "added" | "removed") =>
        parts.reduce((sum, part) => {
          if (part.kind === "skipped") return sum + part.count;
          return part.kind === "same" || part.kind === changed ? sum + part.lines.length : sum;
        }, 0);
      expect(count("removed")).toBe(before.length);
      expect(count("added")).toBe(now.length);
    }),
  );
});

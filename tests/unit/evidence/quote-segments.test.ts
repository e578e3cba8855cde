import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteSegments } from "@/lib/domain/evidence/quote-segments";

test("cuts at the edges of overlapping quotes", () => {
  const ranges = [
    { id: "a", start: 2, end: 6 },
    { id: "b", start: 4, end: 8 },
    { id: "c", start: 9, end: 12 },
  ];
  expect(quoteSegments({ text: "0123456789", ranges })).toEqual([
    { start: 0, text: "01", ids: [] },
    { start: 2, text: "23", ids: ["a"] },
    { start: 4, text: "45", ids: ["a", "b"] },
    { start: 6, text: "67", ids: ["b"] },
    { start: 8, text: "89", ids: [] },
  ]);
});

test("the segments are the text, and each quote is the join of its own", () => {
  const range = fc.record({ id: fc.constantFrom("a", "b", "c"), start: fc.nat(30), end: fc.nat(30) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.uniqueArray(range, { selector: ({ id }) => id }), (text, ranges) => {
      const segments = quoteSegments({ text, ranges });
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      for (const { id, start, end } of ranges) {
        const words = segments.flatMap((segment) => (segment.ids.includes(id) ? [segment.text] : [])).join("");
        expect(words).toBe(start < end && end <= text.length ? text.slice(start, end) : "");
      }
    }),
  );
});

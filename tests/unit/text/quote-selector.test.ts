import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary, snapToGraphemes } from "@/lib/text/grapheme";
import { selectorOf } from "@/lib/text/quote-selector";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

describe("selectorOf", () => {
  it("takes the words and their surroundings up to a word's edge", () => {
    const text =
      "The harbour board met on Monday to look at the pier. It voted to close it in the autumn, and to sell.";
    const start = text.indexOf("It voted");
    expect(selectorOf({ text, start, end: start + "It voted to close it".length })).toEqual({
      exact: "It voted to close it",
      prefix: " on Monday to look at the pier. ",
      suffix: " in the autumn, and to sell.",
    });
  });

  it("throws for a range outside the text", () => {
    expect(() => selectorOf({ text: "abc", start: 1, end: 4 })).toThrow(RangeError);
    expect(() => selectorOf({ text: "abc", start: 2, end: 1 })).toThrow(RangeError);
  });

  it("slices what it names, with 32 to 64 units of whole characters on both sides", () => {
    fc.assert(
      fc.property(articleDocArbitrary, fc.nat(400), fc.nat(100), (doc, at, length) => {
        const text = textOf(doc);
        const { start, end } = snapToGraphemes({ text, start: at, end: at + length });
        const { exact, prefix, suffix } = selectorOf({ text, start, end });
        expect(text.slice(start, end)).toBe(exact);
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        expect(text.slice(end).startsWith(suffix)).toBe(true);
        expect(prefix.length).toBeGreaterThanOrEqual(Math.min(32, start));
        expect(suffix.length).toBeGreaterThanOrEqual(Math.min(32, text.length - end));
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(64);
        expect(isGraphemeBoundary({ text, offset: start - prefix.length })).toBe(true);
        expect(isGraphemeBoundary({ text, offset: end + suffix.length })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

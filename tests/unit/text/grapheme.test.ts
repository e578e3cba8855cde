import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary, snapToGraphemes } from "@/lib/text/grapheme";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
const awkwardText = fc
  .array(
    fc.oneof(
      fc.constantFrom("a", "e\u0301", "👩‍👩‍👧", "🇬🇧🇫🇷", "\r\n", "\n", "हिन्दी", "中文", "©\uFE0F"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""));

describe("isGraphemeBoundary", () => {
  it("agrees with Intl.Segmenter over the whole text", () => {
    fc.assert(
      fc.property(awkwardText, (text) => {
        const wanted = new Set([...segmenter.segment(text)].map((segment) => segment.index)).add(text.length);
        for (let offset = 0; offset <= text.length; offset++) {
          expect([offset, isGraphemeBoundary({ text, offset })]).toEqual([offset, wanted.has(offset)]);
        }
      }),
    );
  });
});

describe("snapToGraphemes", () => {
  it("widens to whole characters", () => {
    const text = "a👩‍👩‍👧b";
    expect(snapToGraphemes({ text, start: 2, end: 4 })).toEqual({ start: 1, end: text.length - 1 });
    expect(snapToGraphemes({ text, start: 3, end: 3 })).toEqual({ start: 1, end: 1 });
    expect(snapToGraphemes({ text, start: -4, end: 99 })).toEqual({ start: 0, end: text.length });
  });

  it("gives boundaries around the given range, and the same range when asked again", () => {
    fc.assert(
      fc.property(awkwardText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        const snapped = snapToGraphemes({ text, start, end });
        expect(snapped.start).toBeLessThanOrEqual(start);
        if (start < end) expect(snapped.end).toBeGreaterThanOrEqual(end);
        expect(snapToGraphemes({ text, ...snapped })).toEqual(snapped);
      }),
    );
  });
});

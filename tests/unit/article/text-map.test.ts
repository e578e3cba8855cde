import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { rangesAt } from "@/components/article/claims-at";
import { TextMap } from "@/components/article/text-map";
import { renderArticleHtml } from "@/lib/editor/article/render-article-html";
import { normaliseDoc } from "@/lib/text/normalise-doc";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "../../factories/article-doc-arbitrary";

function mapOf(html: string): TextMap {
  const { document } = parseHTML(`<html><body><div id="article-text">${html}</div></body></html>`);
  return new TextMap(document.getElementById("article-text")!);
}

test("reads the very text from the page that the offsets count in", () => {
  fc.assert(
    fc.property(articleDocArbitrary.map(normaliseDoc), (doc) => {
      expect(mapOf(renderArticleHtml(doc)).text).toBe(textOf(doc));
    }),
    { numRuns: 60 },
  );
});

test("both ends of any range come back as the offsets they stand for", () => {
  fc.assert(
    fc.property(articleDocArbitrary.map(normaliseDoc), fc.nat(), fc.nat(), (doc, a, b) => {
      const map = mapOf(renderArticleHtml(doc));
      const { length } = map.text;
      if (length < 2) return;
      const start = a % (length - 1);
      const end = start + 1 + (b % (length - start));
      const points = map.pointsOf({ start, end: Math.min(end, length) })!;
      // Line breaks between blocks, and the empty blocks among them, stand nowhere in the page: beside them, either
      // block's edge is right. Within a block each place has one offset.
      const isSame = (at: number, wanted: number) =>
        /^\n*$/u.test(map.text.slice(Math.min(at, wanted), Math.max(at, wanted)));
      for (const [point, wanted] of [
        [points.from, start],
        [points.to, Math.min(end, length)],
      ] as const) {
        const back = map.offsetOf(point);
        if (back !== null) expect(isSame(back, wanted)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("breaks count one, and a picture counts one whatever it shows", () => {
  const map = mapOf(
    '<p data-start="0">ab<br>cd <span data-atom="image">[Picture: a map]</span> ef</p><p data-start="10">gh</p>',
  );
  expect(map.text).toBe("ab\ncd \uFFFC ef\ngh");
  const { from, to } = map.pointsOf({ start: 6, end: 7 })!;
  expect([from.offset, to.offset - from.offset]).toEqual([3, 1]);
  expect(map.pointsOf({ start: 3, end: 3 })).toBeNull();
});

test("the innermost range at a place comes first, and an end is outside", () => {
  const ranges = [
    { start: 0, end: 9 },
    { start: 2, end: 5 },
    { start: 5, end: 7 },
  ];
  expect(rangesAt(ranges, 4)).toEqual([ranges[1], ranges[0]]);
  expect(rangesAt(ranges, 5)).toEqual([ranges[2], ranges[0]]);
  expect(rangesAt(ranges, 9)).toEqual([]);
});

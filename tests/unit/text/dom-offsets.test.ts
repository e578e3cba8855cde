import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderArticleHtml } from "@/lib/editor/article/render-article-html";
import type { ArticleDoc } from "@/lib/text/article-doc";
import { domPointOfOffset, offsetOfDomPoint, offsetsOfRange } from "@/lib/text/dom-offsets";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

function pageOf(html: string): Element {
  const { document } = parseHTML(`<!doctype html><html><body><article>${html}</article></body></html>`);
  return document.querySelector("article") as unknown as Element;
}

const text = (value: string, ...marks: string[]) => ({
  type: "text",
  text: value,
  marks: marks.map((type) => ({ type })),
});
const doc: ArticleDoc = {
  type: "doc",
  content: [
    { type: "paragraph", content: [text("one "), text("bold", "bold"), { type: "hardBreak" }, text("x")] },
    { type: "paragraph" },
    { type: "paragraph", content: [{ type: "image", attrs: { alt: "map" } }, text("end")] },
  ],
};
const root = pageOf(renderArticleHtml(doc));
const [first, empty, last] = [...root.children] as [Element, Element, Element];

describe("offsetOfDomPoint", () => {
  it("counts text, breaks and atoms", () => {
    expect(textOf(doc)).toBe("one bold\nx\n\n\uFFFCend");
    expect(offsetOfDomPoint({ root, node: first.firstChild!, offset: 2 })).toBe(2);
    expect(offsetOfDomPoint({ root, node: first.querySelector("strong")!.firstChild!, offset: 4 })).toBe(8);
    expect(offsetOfDomPoint({ root, node: first, offset: 3 })).toBe(9);
    expect(offsetOfDomPoint({ root, node: empty, offset: 0 })).toBe(11);
    expect(offsetOfDomPoint({ root, node: last, offset: 1 })).toBe(13);
    expect(offsetOfDomPoint({ root, node: last.lastChild!, offset: 3 })).toBe(16);
  });

  it("takes a point inside an atom for the place before it", () => {
    expect(offsetOfDomPoint({ root, node: last.querySelector("[data-atom]")!.firstChild!, offset: 4 })).toBe(12);
  });

  it("answers for points between and outside the blocks", () => {
    expect(offsetOfDomPoint({ root, node: root, offset: 0 })).toBe(0);
    expect(offsetOfDomPoint({ root, node: root, offset: 2 })).toBe(12);
    expect(offsetOfDomPoint({ root, node: root, offset: 3 })).toBe(16);
    expect(offsetOfDomPoint({ root, node: root.parentNode!, offset: 0 })).toBe(0);
    expect(offsetOfDomPoint({ root, node: root.parentNode!, offset: 1 })).toBe(16);
    expect(offsetOfDomPoint({ root: pageOf("<hr>"), node: root, offset: 0 })).toBeNull();
  });
});

describe("offsetsOfRange", () => {
  const between = (startContainer: Node, startOffset: number, endContainer: Node, endOffset: number) =>
    offsetsOfRange({ root, range: { startContainer, startOffset, endContainer, endOffset } });

  it("ends a triple click with the block that was clicked", () => {
    expect(between(first.firstChild!, 0, empty, 0)).toEqual({ start: 0, end: 10 });
  });

  it("takes in an atom that the range ends in", () => {
    const inside = last.querySelector("[data-atom]")!.firstChild!;
    expect(between(last, 0, inside, 3)).toEqual({ start: 12, end: 13 });
    expect(between(first.firstChild!, 0, inside, 3)).toEqual({ start: 0, end: 13 });
  });
});

describe("domPointOfOffset", () => {
  it("is the way back from every offset", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (random) => {
        const page = pageOf(renderArticleHtml(random));
        const length = textOf(random).length;
        if (!page.querySelector("[data-start]")) return;
        for (let offset = 0; offset <= length; offset++) {
          const point = domPointOfOffset({ root: page, offset })!;
          expect(offsetOfDomPoint({ root: page, ...point })).toBe(offset);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("shows the article's text character by character", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (random) => {
        const page = pageOf(renderArticleHtml(random));
        const whole = textOf(random);
        for (let offset = 0; offset < whole.length; offset++) {
          const point = domPointOfOffset({ root: page, offset })!;
          const seen = point.node.nodeType === 3 ? point.node.nodeValue![point.offset] : undefined;
          if (seen !== undefined) expect(seen).toBe(whole[offset]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleSchema } from "@/lib/editor/article/article-schema";
import { leafBlocks } from "@/lib/text/leaf-blocks";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const text = (value: string) => ({ type: "text", text: value });

describe("textOf", () => {
  it("joins text blocks by one line feed, and writes breaks and atoms as one character each", () => {
    const doc = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 1 }, content: [text("Ferry cuts")] },
        { type: "paragraph", content: [text("One"), { type: "hardBreak" }, text("two "), { type: "image" }] },
        { type: "horizontalRule" },
        { type: "paragraph" },
        {
          type: "bulletList",
          content: [
            { type: "listItem", content: [{ type: "paragraph", content: [text("a")] }] },
            { type: "listItem", content: [{ type: "paragraph", content: [text("b")] }] },
          ],
        },
      ],
    };
    expect(textOf(doc)).toBe("Ferry cuts\nOne\ntwo \uFFFC\n\na\nb");
  });
});

describe("leafBlocks", () => {
  it("slices its own text out of the text of the document", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const whole = textOf(doc);
        for (const block of leafBlocks(doc)) expect(whole.slice(block.start, block.end)).toBe(block.text);
      }),
    );
  });

  it("agrees with ProseMirror on where each block is and what stands at each position", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const node = articleSchema.nodeFromJSON(doc);
        const blocks = leafBlocks(doc);
        const found: number[] = [];
        node.descendants((child, pos) => {
          if (child.isTextblock) found.push(pos + 1);
        });
        expect(blocks.map((block) => block.contentPos)).toEqual(found);
        const whole = textOf(doc);
        blocks.forEach((block) => {
          for (let offset = block.start; offset < block.end; offset++) {
            const pos = block.contentPos + offset - block.start;
            const seen = node.textBetween(pos, pos + 1, "", (leaf) =>
              leaf.type.name === "hardBreak" ? "\n" : "\uFFFC",
            );
            expect(seen).toBe(whole[offset]);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it("knows what a block stands in", () => {
    const item = { type: "listItem", content: [{ type: "paragraph" }, { type: "paragraph" }] };
    const doc = {
      type: "doc",
      content: [{ type: "blockquote", content: [{ type: "bulletList", content: [item] }] }, { type: "paragraph" }],
    };
    expect(leafBlocks(doc)).toMatchObject([
      { path: [0, 0, 0, 0], inList: true, inBlockquote: true, opensListItem: true },
      { path: [0, 0, 0, 1], inList: true, inBlockquote: true, opensListItem: false },
      { path: [1], inList: false, inBlockquote: false, ancestors: [] },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import { normaliseDoc } from "@/lib/text/normalise-doc";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const docOf = (...inline: DocNode[]): ArticleDoc => ({
  type: "doc",
  content: [{ type: "paragraph", content: inline }],
});
const text = (value: string, ...marks: string[]): DocNode => ({
  type: "text",
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const normalText = (...inline: DocNode[]) => textOf(normaliseDoc(docOf(...inline)));

describe("normaliseDoc", () => {
  it.each([
    [
      "soft hyphen, zero width space, word joiner, byte order mark",
      "con\u00ADsul\u200Bta\u2060tion\uFEFF",
      "consultation",
    ],
    ["control characters", "a\u0000b\u0007c", "abc"],
    ["white space runs and edges", "  two \t\n spaces  ", "two spaces"],
    ["split letters", "cafe\u0301", "café"],
    ["half of a pair", "x\uD83Dy", "x\uFFFDy"],
  ])("cleans %s", (_, given, wanted) => {
    expect(normalText(text(given))).toBe(wanted);
  });

  it.each(["می\u200Cخواهم", "👩\u200D👩\u200D👧", "10\u00A0000 beds"])("keeps %j as it is", (value) => {
    expect(normalText(text(value))).toBe(value);
  });

  it("composes a letter and its mark across a change of marks, at the letter's side", () => {
    expect(normaliseDoc(docOf(text("cafe", "bold"), text("\u0301 noir")))).toEqual(
      docOf(text("café", "bold"), text(" noir")),
    );
  });

  it("collapses spaces across nodes and around breaks", () => {
    expect(normalText(text("one "), text(" two", "bold"), text(" "), { type: "hardBreak" }, text(" three "))).toBe(
      "one two\nthree",
    );
  });

  it("drops what is empty but keeps the cells of a table", () => {
    const empty: DocNode = { type: "paragraph" };
    const doc: ArticleDoc = {
      type: "doc",
      content: [
        empty,
        { type: "bulletList", content: [{ type: "listItem", content: [empty] }] },
        { type: "blockquote", content: [{ type: "paragraph", content: [text(" \u200B ")] }] },
        { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [empty] }] }] },
      ],
    };
    expect(normaliseDoc(doc).content.map((node) => node.type)).toEqual(["table"]);
    expect(normaliseDoc({ type: "doc", content: [empty, empty] }).content).toEqual([empty]);
  });

  it("is idempotent, gives NFC text without removed characters, and stays within the schema", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const once = normaliseDoc(doc);
        const whole = textOf(once);
        expect(normaliseDoc(once)).toEqual(once);
        expect(whole.normalize("NFC")).toBe(whole);
        expect(whole).not.toMatch(/[\u00AD\u200B\u2060\uFEFF]|[ \t]{2}/u);
        expect(parseArticleDoc(once).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("changes no word", () => {
    const bare = (value: string) => value.replace(/[\u00AD\u200B\u2060\uFEFF\s]/gu, "").normalize("NFC");
    fc.assert(fc.property(articleDocArbitrary, (doc) => bare(textOf(normaliseDoc(doc))) === bare(textOf(doc))));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxArticleDepth, maxArticleTextBytes, parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import type { DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const paragraph = (text: string, marks?: DocNode["marks"]): DocNode => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks && { marks }) }],
});
const docOf = (...content: DocNode[]) => ({ type: "doc", content });

describe("parseArticleDoc", () => {
  it("takes every document of the schema and leaves its text alone", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const parsed = parseArticleDoc(doc);
        expect(parsed.ok && textOf(parsed.doc)).toBe(textOf(doc));
      }),
    );
  });

  it("gives the same document when it reads its own output", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const once = parseArticleDoc(doc);
        expect(once.ok && parseArticleDoc(once.doc)).toEqual(once);
      }),
    );
  });

  it.each(["https://harrowby.example/a", "http://harrowby.example", "mailto:desk@harrowby.example"])(
    "takes a link to %s",
    (href) => {
      expect(parseArticleDoc(docOf(paragraph("Read", [{ type: "link", attrs: { href } }]))).ok).toBe(true);
    },
  );

  it.each([
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "/w/settings",
    "//harrowby.example",
    "",
    null,
    7,
  ])("refuses a link to %j", (href) => {
    const doc = docOf(paragraph("Read", [{ type: "link", attrs: { href } }]));
    expect(parseArticleDoc(doc)).toEqual({ ok: false, reason: "invalid_document" });
  });

  it.each([
    ["nothing", undefined],
    ["a string", "doc"],
    ["no blocks", docOf()],
    ["a root that is not a document", paragraph("x")],
    ["an unknown node", docOf({ type: "iframe" })],
    ["a node named like a property of every object", docOf({ type: "constructor" })],
    ["an unknown mark", docOf(paragraph("x", [{ type: "highlight" }]))],
    ["an attribute of its own", docOf({ type: "paragraph", attrs: { onclick: "x" } })],
    ["a heading of level 7", docOf({ type: "heading", attrs: { level: 7 } })],
    ["a list item outside a list", docOf({ type: "listItem", content: [paragraph("x")] })],
    ["text outside a block", docOf({ type: "text", text: "x" })],
    ["an empty text", docOf(paragraph(""))],
    [
      "a cell wider than a thousand columns",
      docOf({
        type: "table",
        content: [
          { type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1e9 }, content: [paragraph("x")] }] },
        ],
      }),
    ],
  ])("refuses %s", (_, json) => {
    expect(parseArticleDoc(json)).toEqual({ ok: false, reason: "invalid_document" });
  });

  it("counts text in bytes and takes exactly the limit", () => {
    const half = maxArticleTextBytes / 2;
    expect(parseArticleDoc(docOf(paragraph("é".repeat(half)))).ok).toBe(true);
    expect(parseArticleDoc(docOf(paragraph("é".repeat(half)), paragraph("a"))).ok).toBe(false);
  });

  it("refuses nesting that is too deep without running out of stack", () => {
    const nested = (depth: number): DocNode => {
      let node = paragraph("x");
      for (let i = 0; i < depth; i++) node = { type: "blockquote", content: [node] };
      return node;
    };
    // The paragraph and its text are two levels below the innermost quotation.
    expect(parseArticleDoc(docOf(nested(maxArticleDepth - 2))).ok).toBe(true);
    expect(parseArticleDoc(docOf(nested(maxArticleDepth - 1))).ok).toBe(false);
    expect(parseArticleDoc(docOf(nested(100_000))).ok).toBe(false);
  });

  it("takes notes, their signs, captions, raised and lowered letters", () => {
    const text = (words: string) => ({ type: "paragraph", content: [{ type: "text", text: words }] });
    const doc = docOf(
      { type: "paragraph", content: [{ type: "noteRef", attrs: { note: "1", label: "†" } }] },
      { type: "note", attrs: { id: "1", label: "†" }, content: [text("Minutes")] },
      { type: "caption", content: [text("The quay")] },
      { type: "paragraph", content: [{ type: "text", text: "2", marks: [{ type: "subscript" }] }] },
    );
    expect(parseArticleDoc(doc)).toEqual({ ok: true, doc });
  });

  it.each([
    { note: "1 onclick", label: "1" },
    { note: "1", label: "" },
    { note: "1", label: "1", href: "https://a.example" },
    { note: "1" },
  ])("refuses the sign of a note with %o", (attrs) => {
    expect(parseArticleDoc(docOf({ type: "paragraph", content: [{ type: "noteRef", attrs }] })).ok).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import type { DocNode } from "@/lib/text/article-doc";
import { opensWithTitle } from "@/lib/text/opens-with-title";

const docOf = (type: string, text: string): DocNode => ({
  type: "doc",
  content: [{ type, ...(type === "heading" && { attrs: { level: 1 } }), content: [{ type: "text", text }] }],
});

describe("opensWithTitle", () => {
  it.each([
    ["the same words", docOf("heading", "Pier to close"), "Pier to close", true],
    ["other quotation marks, spaces and capitals", docOf("heading", "“Pier”  to\u00A0close"), '"Pier" to Close', true],
    ["a paragraph", docOf("paragraph", "Pier to close"), "Pier to close", false],
    ["a longer heading", docOf("heading", "Pier to close in June"), "Pier to close", false],
    ["nothing", { type: "doc", content: [] }, "Pier to close", false],
  ])("%s", (_, doc, title, expected) => {
    expect(opensWithTitle({ doc, title })).toBe(expected);
  });
});

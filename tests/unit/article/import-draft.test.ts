import { expect, test } from "vitest";
import { draftDocOf, splitDraft } from "@/lib/import/import-draft";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { textOf } from "@/lib/text/text-of";

const paragraph = (text: string, attrs?: Record<string, unknown>) => ({
  type: "paragraph",
  ...(attrs && { attrs }),
  content: [{ type: "text", text }],
});
const block = (text: string, words?: string) => ({
  id: text,
  node: paragraph(text),
  text,
  furniture: words ? { reason: "newsletter" as const, words } : null,
});

test("furniture is marked in the draft and split off when it is stored", () => {
  const doc = draftDocOf([block("One."), block("Sign up.", "An invitation."), block("Two.")]);
  const { kept, removed } = splitDraft(doc);
  expect(removed).toEqual([{ text: "Sign up.", reason: "An invitation." }]);
  const parsed = parseArticleDoc(kept);
  expect(parsed.ok && textOf(parsed.doc)).toBe("One.\nTwo.");
});

test("a draft as the editor writes it, with empty marks at every depth, is a document again", () => {
  const item = { type: "listItem", content: [paragraph("A", { leftOut: null })] };
  const doc = {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2, leftOut: null }, content: [{ type: "text", text: "H" }] },
      { type: "bulletList", attrs: { leftOut: null }, content: [item] },
      { type: "blockquote", attrs: { leftOut: null }, content: [paragraph("Q", { leftOut: null })] },
      paragraph("Gone", { leftOut: "You left this out." }),
      { type: "paragraph", attrs: { leftOut: "You left this out." } },
    ],
  };
  const { kept, removed } = splitDraft(doc);
  const parsed = parseArticleDoc(kept);
  expect(parsed.ok && textOf(parsed.doc)).toBe("H\nA\nQ");
  expect(removed).toEqual([{ text: "Gone", reason: "You left this out." }]);
});

test.each([
  [{}],
  [{ content: "x" }],
  [{ content: [null, 3, "x"] }],
  [{ content: [{ type: "paragraph", attrs: { leftOut: "x" }, content: 7 }] }],
])("what is no document at all, %o, is not thrown at anybody", (doc) => {
  const { kept } = splitDraft(doc);
  expect(parseArticleDoc(kept).ok).toBe(false);
});

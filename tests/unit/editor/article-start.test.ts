import { Editor } from "@tiptap/core";
import { expect, test } from "vitest";
import { articleExtensions } from "@/lib/editor/article/article-schema";
import { ArticleStart, articleStartsIn } from "@/lib/editor/article/article-start";

function editorOf(...starts: (string | null)[]): Editor {
  return new Editor({
    element: null,
    extensions: [...articleExtensions, ArticleStart],
    content: {
      type: "doc",
      content: starts.map((articleStart, index) => ({
        type: "paragraph",
        attrs: { articleStart },
        content: [{ type: "text", text: `Block ${index}` }],
      })),
    },
  });
}
const startsOf = (editor: Editor) => articleStartsIn(editor.state.doc).map(({ id, index }) => [id, index]);

test("the first split makes two articles", () => {
  const editor = editorOf(null, null, null);
  editor.commands.setTextSelection(12);
  expect(editor.commands.splitArticle({ id: "n1", firstId: "first" })).toBe(true);
  expect(startsOf(editor)).toEqual([
    ["first", 0],
    ["n1", 1],
  ]);
  expect(editor.can().splitArticle({ id: "n2", firstId: "first" })).toBe(false);
});

test("nothing can be split off at the very first block", () => {
  const editor = editorOf(null, null);
  editor.commands.setTextSelection(1);
  expect(editor.commands.splitArticle({ id: "n1", firstId: "first" })).toBe(false);
});

test("a boundary moves by a block, and never over another", () => {
  const editor = editorOf("a", null, "b", null, "c");
  expect(editor.commands.moveArticleStart({ id: "b", by: 1 })).toBe(true);
  expect(editor.commands.moveArticleStart({ id: "b", by: 1 })).toBe(false);
  expect(startsOf(editor)).toEqual([
    ["a", 0],
    ["b", 3],
    ["c", 4],
  ]);
  expect(editor.commands.moveArticleStart({ id: "b", by: -1 })).toBe(true);
  expect(editor.commands.moveArticleStart({ id: "b", by: -1 })).toBe(true);
  expect(editor.commands.moveArticleStart({ id: "b", by: -1 })).toBe(false);
  expect(editor.commands.moveArticleStart({ id: "c", by: 1 })).toBe(false);
  expect(editor.commands.moveArticleStart({ id: "a", by: 1 })).toBe(false);
});

test("joining takes the boundary away, never the first", () => {
  const editor = editorOf("a", "b", null);
  expect(editor.commands.joinArticle({ id: "a" })).toBe(false);
  expect(editor.commands.joinArticle({ id: "b" })).toBe(true);
  expect(startsOf(editor)).toEqual([["a", 0]]);
});

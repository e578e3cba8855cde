import fc from "fast-check";
import { expect, test } from "vitest";
import { cutDraft, firstPartId, outlineParts, partOf } from "@/lib/import/draft-parts";

const block = (text: string, attrs: Record<string, unknown> = {}) => ({
  type: "paragraph",
  attrs,
  content: text ? [{ type: "text", text }] : [],
});

test("what stands above the first boundary belongs to the first article", () => {
  const doc = {
    content: [block("Results"), block("One", { articleStart: "a1" }), block("Two", { articleStart: "a2" })],
  };
  expect(cutDraft(doc).map(({ id, from, to }) => [id, from, to])).toEqual([
    ["a1", 0, 2],
    ["a2", 2, 3],
  ]);
});

test("a draft without boundaries is one part", () => {
  expect(cutDraft({ content: [block("One"), block("Two")] })).toMatchObject([{ id: firstPartId, from: 0, to: 2 }]);
  expect(cutDraft({})).toMatchObject([{ id: firstPartId, from: 0, to: 0 }]);
});

test("blocks that are left out are not counted", () => {
  const doc = { content: [block("Three words here", { articleStart: "a" }), block("Sign up", { leftOut: "An ad." })] };
  expect(outlineParts(doc)).toEqual([{ id: "a", words: 3, opening: "Three words here" }]);
});

test("a long opening ends between two words", () => {
  const [part] = outlineParts({ content: [block("The harbour board met. ".repeat(10).trim())] });
  expect(part!.opening).toMatch(/^The harbour board met\..* met\. The$/u);
});

test("an article that was just cut off is called by its first words; a typed one as it was typed", () => {
  const outline = { id: "constructor", words: 3, opening: "Ferry takings rose" };
  const common = { publisher: "The Bell", language: "en" };
  expect(partOf({ outline, parts: {}, common }).fields).toMatchObject({
    title: "Ferry takings rose",
    publisher: "The Bell",
  });
  const typed = {
    fields: { title: "T", authors: "", publisher: "", publishedOn: "", language: "", url: "" },
    leftOut: null,
  };
  expect(partOf({ outline, parts: { constructor: typed }, common })).toBe(typed);
});

test("the parts hold every block once and in order, whatever the marks", () => {
  const id = fc.constantFrom(null, "a", "b", "c", "", 7, "x".repeat(80));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), id), { maxLength: 12 }), (blocks) => {
      const content = blocks.map(([text, articleStart]) => block(text, { articleStart }));
      const parts = cutDraft({ content });
      expect(parts.flatMap((part) => part.content)).toEqual(content);
      expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
      for (const { from, to, content: own } of parts) expect(own).toEqual(content.slice(from, to));
    }),
  );
});

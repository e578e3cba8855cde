import fc from "fast-check";
import type { ArticleDoc, DocMark, DocNode } from "@/lib/text/article-doc";

/** Characters that have broken text code before: composed and split letters, emoji, marks, spaces, invisible ones. */
const awkward = [
  "é",
  "e\u0301",
  "\u0301",
  "👩‍👩‍👧",
  "🇬🇧",
  "👍🏽",
  "ệ",
  "ﬁ",
  "\u1112",
  "\u1161",
  "\u11AB",
  "\u00A0",
  "\u200B",
  "\u00AD",
  "\u200D",
  "\uFEFF",
  "…",
  "“",
  "”",
  "’",
  " ",
  "  ",
  "\t",
  "–",
  "العربية",
  "हिन्दी",
  "中文。",
];
const words = [
  "The",
  "council",
  "said",
  "£4.2m",
  "Dr.",
  "Harrow",
  "beds.",
  "closed",
  "e.g.",
  "in",
  "2019.",
  "(see",
  "note).",
];

const run: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words).map((word) => `${word} `) },
      { weight: 2, arbitrary: fc.constantFrom(...awkward) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(""));

const marks: fc.Arbitrary<DocMark[]> = fc.subarray<DocMark>([
  { type: "link", attrs: { href: "https://example.org/a?b=1&c=2" } },
  { type: "bold" },
  { type: "italic" },
  { type: "superscript" },
]);

const textNode: fc.Arbitrary<DocNode> = fc
  .record({ text: run, marks })
  .map(({ text, marks: some }) => ({ type: "text", text, ...(some.length > 0 && { marks: some }) }));

const inline: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 8, arbitrary: textNode },
  { weight: 1, arbitrary: fc.constant<DocNode>({ type: "hardBreak" }) },
  {
    weight: 1,
    arbitrary: fc.constant<DocNode>({ type: "image", attrs: { src: "https://example.org/i.png", alt: "A <map>" } }),
  },
  { weight: 1, arbitrary: fc.constant<DocNode>({ type: "noteRef", attrs: { note: "1", label: "1" } }) },
);

const paragraph: fc.Arbitrary<DocNode> = fc
  .array(inline, { maxLength: 5 })
  .map((content) => (content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" }));

const heading: fc.Arbitrary<DocNode> = fc
  .record({ level: fc.integer({ min: 1, max: 4 }), content: fc.array(textNode, { minLength: 1, maxLength: 2 }) })
  .map(({ level, content }) => ({ type: "heading", attrs: { level }, content }));

const { block } = fc.letrec<{ block: DocNode; item: DocNode; cell: DocNode }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: fc.constant<DocNode>({ type: "horizontalRule" }) },
    {
      weight: 2,
      arbitrary: fc
        .record({
          type: fc.constantFrom("bulletList", "orderedList"),
          content: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
        })
        .map((list) => list as DocNode),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie("block"), { minLength: 1, maxLength: 3 })
        .map((content): DocNode => ({ type: "blockquote", content })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie("block"), { minLength: 1, maxLength: 2 })
        .map((content): DocNode => ({ type: "note", attrs: { id: "1", label: "1" }, content })),
    },
    {
      weight: 1,
      arbitrary: paragraph.map((content): DocNode => ({ type: "caption", content: [content] })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(tie("cell"), { minLength: 1, maxLength: 3 })
        .map((cells): DocNode => ({ type: "table", content: [{ type: "tableRow", content: cells }] })),
    },
  ),
  item: fc
    .record({ first: paragraph, rest: fc.array(tie("block"), { maxLength: 1 }) })
    .map(({ first, rest }): DocNode => ({ type: "listItem", content: [first, ...rest] })),
  cell: fc
    .record({
      type: fc.constantFrom("tableCell", "tableHeader"),
      content: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    })
    .map((cell) => cell as DocNode),
}));

/** Random article documents, valid in the article schema, not normalised. */
export const articleDocArbitrary: fc.Arbitrary<ArticleDoc> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => ({ type: "doc", content }));

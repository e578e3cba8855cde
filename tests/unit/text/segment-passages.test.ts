import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocNode } from "@/lib/text/article-doc";
import { isGraphemeBoundary } from "@/lib/text/grapheme";
import { normaliseDoc } from "@/lib/text/normalise-doc";
import { segmentPassages } from "@/lib/text/segment-passages";
import { trimRange } from "@/lib/text/split-sentences";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";
import { docOfPlainText } from "@/tests/support/doc-of-plain-text";

function passagesOf(doc: DocNode): [string, string][] {
  const text = textOf(doc);
  return segmentPassages(doc).map((passage) => [passage.kind, text.slice(passage.start, passage.end)]);
}
const ofPlain = (...blocks: string[]) => passagesOf(docOfPlainText(blocks.join("\n\n")));
const prose = "The ferry to Tarn Bridge has carried fewer people each year since the fares went up.";

describe("segmentPassages", () => {
  it("reads headings, dates, quotations, lists and references out of plain text", () => {
    expect(
      ofPlain(
        "Harrowby ferry to close",
        "Updated 3 May 2021",
        "By Anna Vell",
        `${prose} Nobody asked why. (https://harrowby.example/ferry)`,
        "What now?",
        "The council said:",
        "“We looked at every way out. None was cheap enough.”",
        "The plan would",
        "• end Sunday sailings;\n• sell the pier. It is 90 years old.",
        prose,
        "Sources",
        "Vell, A. (2020) A short history of the pier",
        "https://harrowby.example/pier",
        "Leave a comment",
        "Your name",
      ),
    ).toEqual([
      ["heading", "Harrowby ferry to close"],
      ["byline_date", "Updated 3 May 2021"],
      ["byline_date", "By Anna Vell"],
      ["sentence", prose],
      ["sentence", "Nobody asked why."],
      ["reference", "(https://harrowby.example/ferry)"],
      ["heading", "What now?"],
      ["sentence", "The council said:"],
      ["quote", "“We looked at every way out."],
      ["quote", "None was cheap enough.”"],
      ["heading", "The plan would"],
      ["list_item", "• end Sunday sailings;"],
      ["list_item", "• sell the pier."],
      ["list_item", "It is 90 years old."],
      ["sentence", prose],
      ["heading", "Sources"],
      ["reference", "Vell, A. (2020) A short history of the pier"],
      ["reference", "https://harrowby.example/pier"],
      ["boilerplate", "Leave a comment"],
      ["boilerplate", "Your name"],
    ]);
  });

  it("takes the word of the document's own headings, lists and quotations", () => {
    const text = (value: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text: value }] });
    const doc: DocNode = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Why. Really. Why." }] },
        { type: "bulletList", content: [{ type: "listItem", content: [text("Fares rose. Trade fell.")] }] },
        { type: "blockquote", content: [text("We are closing. We are sorry.")] },
      ],
    };
    expect(passagesOf(doc)).toEqual([
      ["heading", "Why. Really. Why."],
      ["list_item", "Fares rose."],
      ["list_item", "Trade fell."],
      ["quote", "We are closing."],
      ["quote", "We are sorry."],
    ]);
  });

  it.each<[string, string[], string, number?]>([
    ["a line that a list follows on", ["Ideas include", "• more boats"], "sentence"],
    ["a line that breaks off before a quotation", ["The harbour master told the meeting", "“No.”"], "sentence"],
    ["a line that ends in a full stop", ["It closed.", prose], "sentence"],
    ["the last line of all", [prose, "It closed"], "sentence", 1],
    ["the only line of all", ["Harrowby ferry to close"], "sentence"],
    ["a long line without a full stop", [`${prose} ${prose}`.replaceAll(".", ""), prose], "sentence"],
  ])("takes %s for a sentence", (_, blocks, kind, index = 0) => {
    expect(ofPlain(...blocks)[index]?.[0]).toBe(kind);
  });

  it.each([
    ["“It is over,” she said. “We lost.”", ["sentence", "quote"]],
    ["‘Sail On’ is a group of residents’ friends.", ["sentence"]],
    ["‘The residents’ pier is ours, and it stays.’", ["quote"]],
    ["“It is over”, said the mayor of the ‘lost’ pier.", ["sentence"]],
    ["He was clear. “It is over.” Then he left.", ["sentence", "quote", "sentence"]],
  ])("tells what is wholly quoted in %j", (text, kinds) => {
    expect(
      ofPlain(prose, text)
        .slice(1)
        .map(([kind]) => kind),
    ).toEqual(kinds);
  });

  it("follows a quotation over paragraphs, and gives up on one that is never closed", () => {
    expect(ofPlain("“The pier is old.", "“It has to go.”", prose).map(([kind]) => kind)).toEqual([
      "quote",
      "quote",
      "sentence",
    ]);
    expect(ofPlain("“The pier is old.", prose, prose).map(([kind]) => kind)).toEqual([
      "sentence",
      "sentence",
      "sentence",
    ]);
  });

  it("joins a sentence that was broken over two lines and leaves short lines apart", () => {
    expect(ofPlain("The ferry closed between May\nand June.")).toHaveLength(1);
    expect(ofPlain("boats\npiers\nharbours and docks")).toHaveLength(3);
  });

  it("makes no passage of a picture that stands alone", () => {
    const image: DocNode = { type: "paragraph", content: [{ type: "image", attrs: { alt: "The pier" } }] };
    expect(segmentPassages({ type: "doc", content: [image] })).toEqual([]);
  });

  it("gives ordered passages that do not overlap, keep to their block and cover everything but white space", () => {
    fc.assert(
      fc.property(articleDocArbitrary.map(normaliseDoc), (doc) => {
        const text = textOf(doc);
        const passages = segmentPassages(doc);
        let from = 0;
        passages.forEach((passage, index) => {
          expect(passage.index).toBe(index);
          expect(passage.start).toBeGreaterThanOrEqual(from);
          expect(text.slice(from, passage.start)).toMatch(/^[\s\uFFFC]*$/u);
          expect(trimRange(text, passage)).toMatchObject({ start: passage.start, end: passage.end });
          expect(passage.end).toBeGreaterThan(passage.start);
          expect(isGraphemeBoundary({ text, offset: passage.start })).toBe(true);
          expect(isGraphemeBoundary({ text, offset: passage.end })).toBe(true);
          from = passage.end;
        });
        expect(text.slice(from)).toMatch(/^[\s\uFFFC]*$/u);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareEditions, isSame } from "@/lib/publish/compare-editions";
import { excerptAround, openingWords } from "@/lib/publish/excerpt";
import { linkBetween } from "@/lib/publish/public-paths";
import { openPublicFolder } from "@/lib/publish/public-folder";
import { documentReferences } from "@/lib/editor/briefing/document-references";
import { editionClaim, idOf, makeEditionContent } from "@/tests/factories/edition";

describe("what stands around a quote", () => {
  const copy = `${"word ".repeat(100)}Here it is. ${"tail ".repeat(100)}`;
  const at = copy.indexOf("Here");
  const found = excerptAround({ text: copy, start: at, end: at + "Here it is.".length });

  test("is at most 150 units on either side, of whole words", () => {
    expect(found.before).toMatch(/^(word )+$/);
    expect(found.before.length).toBeGreaterThan(140);
    expect(found.after).toMatch(/^( tail)+ ?$/);
    expect(found.before.length + found.after.length).toBeLessThanOrEqual(300);
    expect(found.goesOn).toEqual({ before: true, after: true });
  });

  test("ends where the text does", () => {
    expect(excerptAround({ text: "All of it.", start: 0, end: 10 })).toEqual({
      before: "",
      after: "",
      goesOn: { before: false, after: false },
    });
  });

  test("never cuts a character and never shows more than 150 units on a side", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), fc.nat(), fc.nat(), (given, a, b) => {
        const [start, end] = [a % (given.length + 1), b % (given.length + 1)].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const { before, after } = excerptAround({ text: given, start, end });
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(150);
      }),
    );
  });

  test("keeps the line ends of the copy, each as one", () => {
    const text = "Board paper\nYear\n \nPatients\n2024/25\t 5,259\nNext";
    const start = text.indexOf("2024");
    expect(excerptAround({ text, start, end: start + 7 })).toMatchObject({
      before: "Board paper\nYear\nPatients\n",
      after: " 5,259\nNext",
    });
  });

  test("the first words of a run end at a word", () => {
    expect(openingWords({ text: "One two three four", length: 9 })).toBe("One two…");
    expect(openingWords({ text: " Short ", length: 9 })).toBe("Short");
  });
});

describe("the difference of two editions", () => {
  const before = makeEditionContent();

  test("of the same is none", () => {
    expect(isSame(compareEditions({ before, after: makeEditionContent() }))).toBe(true);
  });

  test("names claims that came and went, verdicts that changed, and words", () => {
    const [first, second] = before.claims;
    const changed = {
      ...first!,
      verdict: { ...first!.verdict, id: idOf("later"), number: 2, certainty: "low" as const },
    };
    const added = editionClaim({ number: 30, statement: "Something new." });
    const after = makeEditionContent({
      claims: [changed, second!, added],
      briefing: { ...before.briefing, title: "Another title" },
    });
    after.document = {
      ...after.document,
      content: [
        { type: "paragraph", content: [{ type: "text", text: "On 18 February the Vale Courier printed it." }] },
        ...after.document.content!.slice(1),
      ],
    };
    const difference = compareEditions({ before, after });
    expect(difference.claimsAdded).toMatchObject([{ number: 30 }]);
    expect(difference.claimsRemoved).toMatchObject([{ number: 17 }]);
    expect(difference.verdictsChanged).toMatchObject([
      { number: 12, from: { certainty: "moderate" }, to: { certainty: "low" } },
    ]);
    expect(difference.detailsChanged).toEqual([]);
    expect(difference.title).toEqual({ from: before.briefing.title, to: "Another title" });
    expect(difference.text[0]).toContainEqual({ kind: "added", words: "18" });
  });

  test("a reply that came later is a detail of the same verdict", () => {
    const [first, ...others] = before.claims;
    const answered = { ...first!, rightsOfReply: [{ ...first!.rightsOfReply[0]!, answer: "Now we know better." }] };
    const difference = compareEditions({ before, after: makeEditionContent({ claims: [answered, ...others] }) });
    expect(difference.detailsChanged).toMatchObject([{ number: 12 }]);
    expect(difference.verdictsChanged).toEqual([]);
  });

  test("its pieces give both texts back", () => {
    const words = fc.array(fc.constantFrom("ward", "six", "beds", "are", "lost", "."), { maxLength: 12 });
    const withText = (line: string) =>
      makeEditionContent({
        document: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: line }] }] },
      });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [`x ${a.join(" ")}`.trim(), `x ${b.join(" ")}`.trim()];
        const { text } = compareEditions({ before: withText(one), after: withText(other) });
        expect(text).toHaveLength(one === other ? 0 : 1);
        const joined = (kind: "added" | "removed") =>
          (text[0] ?? [{ kind: "same" as const, words: one }])
            .filter((piece) => piece.kind === "same" || piece.kind === kind)
            .map((piece) => piece.words)
            .join("");
        expect(joined("removed")).toBe(one);
        expect(joined("added")).toBe(other);
      }),
    );
  });
});

test("references are found once each, in the order of the text, ids alone", () => {
  const id = (words: string) => ({ attrs: { id: idOf(words) } });
  const document = {
    type: "doc",
    content: [
      { type: "claimCard", ...id("b") },
      {
        type: "paragraph",
        content: [
          { type: "claimLink", ...id("a") },
          { type: "sourceCitation", ...id("s") },
          { type: "sourceCitation", ...id("s") },
        ],
      },
      { type: "claimCard", ...id("a") },
      { type: "claimCard", ...id("b") },
      { type: "claimCard", attrs: { id: "1; DROP TABLE claim" } },
    ],
  };
  expect(documentReferences(document)).toEqual({
    claimIds: [idOf("b"), idOf("a")],
    linkedClaimIds: [idOf("a")],
    sourceIds: [idOf("s")],
  });
});

test("links count from the page on which they stand", () => {
  expect(linkBetween({ from: "", to: "method/" })).toBe("method/index.html");
  expect(linkBetween({ from: "beds/editions/1/", to: "" })).toBe("../../../index.html");
  expect(linkBetween({ from: "beds/", to: "feed.xml" })).toBe("../feed.xml");
  expect(linkBetween({ from: "beds/", to: "beds/", anchor: "claim-1" })).toBe("#claim-1");
});

test("nothing is written outside of a workspace's folder", async () => {
  expect(() => openPublicFolder({ root: "/nowhere", slug: "../up" })).toThrow("Not an address part");
  const folder = openPublicFolder({ root: "/nowhere", slug: "desk" });
  await expect(folder.write("../other/", "x")).rejects.toThrow("Outside");
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesOfWords, sentencesAt } from "@/lib/text/sentences-at";

const text = "The ward\nstays open. “It’s safe,” she said. It costs $4 (net).\nThe ward closes in May. Nobody knows.";

describe("placesOfWords", () => {
  test.each([
    ["the WARD stays", [0]],
    ["the ward", [0, text.indexOf("The ward closes")]],
    [`"it's safe`, [text.indexOf("“It’s")]],
    ["$4 (net)", [text.indexOf("$4")]],
    ["the ward opens", []],
    ["  ", []],
  ])("%j", (words, places) => expect(placesOfWords({ text, words, most: 10 })).toEqual(places));

  test("stops at the most", () =>
    expect(placesOfWords({ text: "a ".repeat(99), words: "a", most: 5 })).toHaveLength(5));

  test("takes whatever is typed as words", () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const most = 3;
        const places = placesOfWords({ text: `x ${words} y`, words, most });
        expect(places.length).toBeGreaterThan(words.trim() === "" ? -1 : 0);
      }),
    );
  });
});

describe("sentencesAt", () => {
  const words = (at: number, linesWrap: boolean) =>
    sentencesAt({ text, at, linesWrap }).map(({ start, end }) => text.slice(start, end));
  test("begins with the sentence that holds the place", () => {
    expect(words(text.indexOf("costs"), true)).toEqual([
      "It costs $4 (net).",
      "The ward closes in May.",
      "Nobody knows.",
    ]);
  });
  test("a line feed ends a sentence or not, as the text has it", () => {
    expect(words(3, true)[0]).toBe("The ward\nstays open.");
    expect(words(3, false)[0]).toBe("The ward");
  });
  test("a heading of a printed page is no part of the sentence below it", () => {
    const page = "Outcomes\nTransfers to the regional hospital rose by a fifth in the\nSaltmere area. Nobody died.";
    const found = sentencesAt({ text: page, at: page.indexOf("regional"), linesWrap: true });
    expect(found.map(({ start, end }) => page.slice(start, end))).toEqual([
      "Transfers to the regional hospital rose by a fifth in the\nSaltmere area.",
      "Nobody died.",
    ]);
    expect(sentencesAt({ text: page, at: 2, linesWrap: true })[0]).toEqual({ start: 0, end: "Outcomes".length });
  });
  test("finds its way in a long text", () => {
    const long = `${"Words of another page. ".repeat(20_000)}Here it is. And on.`;
    const at = long.indexOf("it is");
    const [first] = sentencesAt({ text: long, at, linesWrap: false });
    expect(long.slice(first!.start, first!.end)).toBe("Here it is.");
  });
});

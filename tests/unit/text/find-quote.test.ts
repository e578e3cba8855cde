import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuote } from "@/lib/text/find-quote";
import { foldText } from "@/lib/text/fold-text";
import { snapToGraphemes } from "@/lib/text/grapheme";
import { selectorOf } from "@/lib/text/quote-selector";
import { textOf } from "@/lib/text/text-of";
import { articleDocArbitrary } from "@/tests/factories/article-doc-arbitrary";

const report =
  "The harbour board met in May. It voted to close the pier by the end of 2019, as repairs would cost £4.2m.\n" +
  "Members were told that “no other site” had been looked at. The trust’s own survey found 14 cracks – more than in 2015.\n" +
  "The harbour board met in June. Nobody was told.";

const found = (exact: string, more: { prefix?: string; suffix?: string; hint?: number } = {}) => {
  const place = findQuote({ text: report, exact, ...more });
  return place && { match: place.match, words: report.slice(place.start, place.end), start: place.start };
};

describe("findQuote", () => {
  it("finds the same characters", () => {
    expect(found("no other site")).toMatchObject({ match: "exact", words: "no other site" });
  });

  it.each([
    ["straight quotation marks", 'told that "no other site" had', "told that “no other site” had"],
    ["a straight apostrophe", "The trust's own survey", "The trust’s own survey"],
    ["a hyphen for a dash", "14 cracks - more", "14 cracks – more"],
    ["other white space", "would cost\n £4.2m. Members  were", "would cost £4.2m.\nMembers were"],
    ["spaces at its edges", "  Nobody was told. ", "Nobody was told."],
    ["invisible characters", "Nobody\u00AD was\u200B told", "Nobody was told"],
  ])("folds %s and answers the original's words", (_, typed, words) => {
    expect(found(typed)).toMatchObject({ match: "folded", words });
  });

  it("folds what stands in the text, not only in the quotation", () => {
    const text = "Staff in the oﬃce said: “It’s over…”. The cafe\u0301 hos-\npital closed.";
    const words = (exact: string) => {
      const place = findQuote({ text, exact });
      return place && [place.match, text.slice(place.start, place.end)];
    };
    expect(words("the office said")).toEqual(["folded", "the oﬃce said"]);
    expect(words("It's over...")).toEqual(["folded", "It’s over…"]);
    expect(words("The café")).toEqual(["folded", "The cafe\u0301"]);
    expect(words("hospital closed")).toEqual(["folded", "hos-\npital closed"]);
  });

  it("does not call a quotation verified that cuts a character or differs in a letter's case or a figure", () => {
    expect(findQuote({ text: "The cafe\u0301", exact: "The cafe" })?.match).not.toBe("exact");
    expect(findQuote({ text: "It is over… he said", exact: "is over." })).toBeNull();
    expect(found("it voted to close the pier by the end of 2019")?.match).toBe("approximate");
    expect(found("It voted to close the pier by the end of 2018")?.match).toBe("approximate");
  });

  it.each([
    ["a clause was put in", "It voted to close the pier, as repairs would cost £4.2m."],
    [
      "a clause was left out",
      "It voted on Tuesday night, after a long debate, to close the pier by the end of 2019, as repairs would cost £4.2m.",
    ],
    ["words were changed", "It decided to shut the pier by the end of 2019, as repair would cost £4m."],
  ])("finds the place although %s", (_, typed) => {
    const place = found(typed);
    expect(place?.match).toBe("approximate");
    expect(place?.words).toMatch(/^It voted to close the pier.*cost £4\.2m/u);
  });

  it.each(["The bakery on Quay Street sells more bread than it did in spring.", "", "  ", "pier closes", "\u200B"])(
    "finds nothing for %j",
    (exact) => {
      expect(found(exact)).toBeNull();
    },
  );

  it("chooses among the same words by what surrounds them, then by where they stood", () => {
    const second = report.lastIndexOf("The harbour board met");
    expect(found("The harbour board met", { suffix: " in June. Nobody" })?.start).toBe(second);
    expect(found("The harbour board met", { prefix: "than in 2015.\n" })?.start).toBe(second);
    expect(found("The harbour board met", { hint: report.length })?.start).toBe(second);
    expect(found("The harbour board met")?.start).toBe(0);
  });

  it("scores lower the more the text has drifted", () => {
    const drifts = [
      "It voted to close the pier by the end of 2019, as repairs would cost £4.2m.",
      "It voted to close the pier by the end of 2020, as repairs would cost £4.2m.",
      "It voted to shut the pier by the end of 2020, as repairs would cost £4.2m.",
      "It voted to shut the jetty by the end of 2020, as repairs might cost £5m.",
    ];
    const scores = drifts.map((exact) => findQuote({ text: report, exact })?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it("finds every selector in the text that it was taken from", () => {
    fc.assert(
      fc.property(articleDocArbitrary, fc.nat(300), fc.integer({ min: 1, max: 80 }), (doc, at, length) => {
        const text = textOf(doc);
        const range = snapToGraphemes({ text, start: at, end: at + length });
        const selector = selectorOf({ text, ...range });
        if (selector.exact.trim() === "") return;
        const place = findQuote({ text, ...selector, hint: range.start });
        expect(place?.match).toBe("exact");
        expect(text.slice(place?.start, place?.end)).toBe(selector.exact);
      }),
    );
  });
});

describe("foldText", () => {
  it("points each folded unit to the characters that it came from", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const text = textOf(doc);
        const folded = foldText(text);
        expect(folded.starts.length).toBe(folded.text.length);
        expect(folded.ends.length).toBe(folded.text.length);
        for (let at = 0; at < folded.text.length; at++) {
          const source = text.slice(folded.starts[at], folded.ends[at]);
          expect(foldText(source).text).toContain(folded.text[at]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(articleDocArbitrary, (doc) => {
        const once = foldText(textOf(doc)).text;
        expect(foldText(once).text).toBe(once);
      }),
    );
  });
});

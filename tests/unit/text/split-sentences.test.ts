import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences, trimRange } from "@/lib/text/split-sentences";

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each<[string, string[]]>([
    ["titles and names", ["Dr. Anna Vell met Cllr. J. R. Moss in Harrowby.", "Nobody else came."]],
    ["latin abbreviations", ["Some routes, e.g. Route 9 to Tarn Bridge, lose money.", "Others, i.e. most, do not."]],
    ["figures", ["Fares rose by 3.5 per cent to £2.80.", "See fig. 4 on p. 12 for more.", "It is no. 7 on the list."]],
    ["an abbreviation that ends a sentence", ["The buses belong to Tarn Coaches Ltd.", "They cost £4m."]],
    ["an abbreviation before a name", ["The U.S. Department of Ferries paid Tarn Coaches Ltd. Directors included."]],
    ["hours", ["The ward shut at 9 p.m. Monday.", "It opened at 8 a.m.", "Nurses had waited."]],
    ["a fronted hour", ["At 6 a.m. Councillor Moss resigned."]],
    ["a letter that is no initial", ["Patients got vitamin C.", "Nobody got vitamin D. ", "It helped."]],
    ["closing marks", ["She said: “We will close.”", "(That was in May.)", "He left ‘for good’."]],
    ["lower case after a mark", ["“Why now?” asked the mayor.", "“Stop!” they shouted."]],
    ["an omission", ["The minutes say “beds [...] remain” and “staff […]” (page 3)."]],
    ["note numbers", ["Waiting times doubled.[12]", "Costs fell.[3][4]", "Nobody knows why."]],
    ["addresses", ["Read https://harrowby.example/a.b.c/d.html.", "Write to A.Vell@harrowby.example.", "Thanks."]],
    ["a bracketed address after a sentence", ["The plan was dropped.", "(https://harrowby.example/plan)"]],
    ["a bracketed address inside one", ["The plan (https://harrowby.example/plan) was dropped."]],
    ["other scripts", ["市立病院は閉鎖された。", "理由は不明である。"]],
  ])("cuts around %s", (_, wanted) => {
    const joint = /\p{Script=Han}/u.test(wanted[0]!) ? "" : " ";
    expect(cut(wanted.join(joint))).toEqual(wanted.map((sentence) => sentence.trim()));
  });

  it("splits sentences that were glued together, but no address or file", () => {
    expect(cut("The ward closed in 2019.Nobody was told.“Why?” is open.")).toEqual([
      "The ward closed in 2019.",
      "Nobody was told.",
      "“Why?” is open.",
    ]);
    expect(cut("Write to Anna.Vell@harrowby.example today.")).toHaveLength(1);
  });

  it("splits a list that was typed on one line", () => {
    expect(cut("1. Close two wards 2. Sell the land 3. Lease it back")).toEqual([
      "1. Close two wards",
      "2. Sell the land",
      "3. Lease it back",
    ]);
    expect(cut("1. The plan has 4. Nothing follows")).not.toContain("4. Nothing follows");
  });

  it("gives trimmed ranges in order that cover everything but white space", () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "Mr. ",
            "a.m. ",
            ". ",
            "! ",
            "?” ",
            "… ",
            "• ",
            "2. ",
            " (https://a.b) ",
            "[1] ",
            "\n",
            "The ",
            "cat",
          ),
          fc.string({ unit: "grapheme", maxLength: 5 }),
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (value) => {
        const ranges = splitSentences(value);
        let from = 0;
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(value.slice(from, start)).toMatch(/^[\s\uFFFC]*$/u);
          expect(value.slice(start, end)).toMatch(/^\S(?:.*\S)?$/su);
          from = end;
        }
        expect(value.slice(from)).toMatch(/^[\s\uFFFC]*$/u);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["initials", "Dr A. B. ", ""],
    ["white space", " ", "“"],
    ["places of pictures", "\uFFFC", "“"],
    ["signs", "• ", ""],
    ["carriage returns", "\r", "“"],
    ["marks of exclamation after a word", "! ", "• Tarn"],
  ])("takes time by the length of the text alone: %s without end", (_what, unit, opening) => {
    const text = `${opening}${unit.repeat(120_000 / unit.length)}!`;
    const began = performance.now();
    const ranges = splitSentences(text);
    // A fifth of a second on a quiet machine; half a minute and more where something is looked at again and again.
    expect(performance.now() - began).toBeLessThan(4_000);
    for (const range of ranges) expect(trimRange(text, range)).toEqual(range);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relateClaims, type ClaimKinship } from "@/lib/text/relate-claims";

const turned: Record<ClaimKinship, ClaimKinship> = {
  same: "same",
  narrower: "broader",
  broader: "narrower",
  conflicting: "conflicting",
  related: "related",
};

describe("relateClaims", () => {
  it.each<[ClaimKinship, string, string]>([
    // Figures of one thing.
    ["conflicting", "Thornby General will lose 40 beds by April.", "By April, Thornby General loses 36 beds."],
    ["conflicting", "The pier cost £4m.", "The pier cost £6m."],
    ["conflicting", "The pier cost £4m.", "The pier cost $4m."],
    ["conflicting", "Half of the ward was closed.", "60% of the ward was closed."],
    ["conflicting", "Staff fell from 40 to 36.", "Staff fell from 40 to 38."],
    ["conflicting", "Fees have doubled since 2019.", "Fees have tripled since 2019."],
    ["conflicting", "Twenty-five wards were merged.", "35 wards were merged."],
    ["conflicting", "More than 40 beds will go.", "36 beds will go."],
    ["conflicting", "The queue grew by 3 percentage points.", "The queue grew by 5 percentage points."],
    // Spelling, rounding and units.
    ["same", "The pier cost £4m.", "The pier cost £4.2 million."],
    ["same", "The board spends two hundred pounds.", "The board spends 200 pounds."],
    ["same", "About 12,000 people marched.", "11,800 people marched."],
    ["same", "One in five patients waits.", "20 per cent of patients wait."],
    ["same", "The road is 5 miles long.", "The road is 8 km long."],
    ["same", "The wait was 24 months.", "The wait was two years."],
    // Bounds and spans.
    ["narrower", "More than 40 beds will go.", "43 beds will go."],
    ["narrower", "Waiting rose by 2-3% a year.", "Waiting rose by 2.5 per cent a year."],
    ["narrower", "Between 30 and 50 beds will go.", "Between 35 and 40 beds will go."],
    ["narrower", "At least 40 beds will go.", "At least 60 beds will go."],
    // Dates.
    ["conflicting", "The library will close by April 2026.", "The library will close in May 2026."],
    ["conflicting", "The ferry last sailed in 2009.", "The ferry last sailed in 2011."],
    ["conflicting", "The library will close on Saturdays.", "The library will close on Sundays."],
    ["conflicting", "The board met on 3 April 2026.", "The board met on 5 April 2026."],
    ["conflicting", "The budget for 2016/17 was £22bn.", "The budget for 2017/18 was £22bn."],
    ["narrower", "The library will close by 2026.", "The library will close by April 2026."],
    ["narrower", "The ferry last sailed in the 2000s.", "The ferry last sailed in 2009."],
    ["same", "The board met on 3 April 2026.", "The board met on 2026-04-03."],
    // Denials, opposites, extents.
    ["conflicting", "The board has agreed to the sale.", "The board has not agreed to the sale."],
    ["conflicting", "Visitor numbers rose last year.", "Visitor numbers fell last year."],
    ["conflicting", "The water is safe to drink.", "The water is unsafe to drink."],
    ["conflicting", "The scheme was approved.", "The scheme wasn’t approved."],
    ["same", "Visitor numbers rose last year.", "Visitor numbers did not fall last year."],
    ["same", "No fewer than 40 beds were closed.", "At least 40 beds were closed."],
    ["narrower", "Some wards are closed.", "All wards are closed."],
    ["narrower", "The move will be hard.", "The move will be hard without more nurses and more porters."],
    // Other things.
    ["related", "Thornby has nine wards.", "Marlow has nine wards."],
    ["related", "Thornby has nine wards.", "Marlow has twelve wards."],
    ["related", "The plan for Oxley closes two wards.", "The plan for Oxley closes two theatres."],
    ["related", "The school of Saltmere was closed in 2016.", "The school of Saltmere was repaired in 2019."],
    ["related", "Thornby General will lose 40 beds.", "Thornby General will lose 36 nurses."],
    ["conflicting", "Thornby General will lose 40 beds.", "Thornby General has lost 36 beds."],
    ["related", "The ferry is old.", "Bakeries pay higher rates than banks."],
    // More words, other words.
    ["narrower", "The library will close.", "The library in Oxley will close on Saturdays from May for good."],
    ["same", "The library will close on Saturdays.", "On Saturdays the library is to be closed."],
    ["same", "The trust said that 40 beds will go.", "40 beds will go."],
  ])("%s: %s / %s", (relation, one, other) => {
    expect(relateClaims({ one, other }).relation).toBe(relation);
    expect(relateClaims({ one: other, other: one }).relation).toBe(turned[relation]);
  });

  it.each([
    ["Thornby will lose 40 beds.", "Thornby will lose 36 beds.", "other figure: “36” instead of “40”", "40", "36"],
    [
      "It shuts by April 2026.",
      "It shuts by May 2026.",
      "other date: “May 2026” instead of “April 2026”",
      "April 2026",
      "May 2026",
    ],
    ["The sale is agreed.", "The sale is not agreed.", "denies it: “not”", "", "not"],
    ["Some wards shut.", "All wards shut.", "other extent: “All” instead of “Some”", "Some", "All"],
    ["Oxley has a pier.", "Marwick has a pier.", "other name: “Marwick” instead of “Oxley”", "Oxley", "Marwick"],
    [
      "The plan shuts many old wards.",
      "The plan shuts many old shops.",
      "other words: “shops” instead of “wards”",
      "wards",
      "shops",
    ],
    ["The pier shuts.", "The old pier of Oxley shuts.", "adds “old … Oxley”", "", "old|Oxley"],
  ])("names what differs and where: %s / %s", (one, other, words, here, there) => {
    const [difference] = relateClaims({ one, other }).differences;
    expect(difference!.words).toBe(words);
    const cut = (text: string, ranges: { start: number; end: number }[]) =>
      ranges.map(({ start, end }) => text.slice(start, end)).join("|");
    expect(cut(one, difference!.one)).toBe(here);
    expect(cut(other, difference!.other)).toBe(there);
  });

  it("finds no difference in a claim and itself", () => {
    for (const text of ["", "No.", "Between 2 and 3% of 40 beds were not opened by 3 May 2026.", "£", "2016/17"]) {
      expect(relateClaims({ one: text, other: text })).toEqual({ relation: "same", differences: [] });
    }
  });

  const count = fc.integer({ min: 2, max: 900 });
  const wording = fc
    .tuple(
      fc.constantFrom("Thornby", "Oxley", "The board", "All wards", "Some wards", "No ward"),
      fc.constantFrom("will lose", "has lost", "will not lose", "gains"),
      fc.oneof(
        count.map(String),
        count.map((n) => `more than ${n}`),
        count.map((n) => `${n} per cent of its`),
      ),
      fc.constantFrom("beds", "nurses", "beds and nurses"),
      fc.constantFrom("", " by April 2026", " in 2027", " on Saturdays"),
    )
    .map(([who, does, many, what, when]) => `${who} ${does} ${many} ${what}${when}.`);

  it("stands the other way round when the two are turned", () => {
    fc.assert(
      fc.property(wording, wording, (one, other) => {
        const { relation } = relateClaims({ one, other });
        expect(relateClaims({ one: other, other: one }).relation).toBe(turned[relation]);
      }),
    );
  });

  it("names only what stands in the texts", () => {
    fc.assert(
      fc.property(wording, wording, (one, other) => {
        for (const difference of relateClaims({ one, other }).differences) {
          for (const { start, end } of difference.one) expect(one.slice(start, end).trim()).not.toBe("");
          for (const { start, end } of difference.other) {
            expect(difference.words).toContain(other.slice(start, end).trim());
          }
        }
      }),
    );
  });

  it("finds a conflict in two figures of one thing exactly where they differ", () => {
    fc.assert(
      fc.property(count, count, (few, many) => {
        const say = (n: number) => `The trust will close ${n} beds at Oxley.`;
        const { relation } = relateClaims({ one: say(few), other: say(many) });
        expect(relation).toBe(few === many ? "same" : "conflicting");
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alphaInWords } from "@/lib/domain/agreement/agreement-rows";
import { bootstrapInterval } from "@/lib/domain/agreement/bootstrap-interval";
import { cohensKappa, fleissKappa } from "@/lib/domain/agreement/kappa";
import { krippendorffAlpha } from "@/lib/domain/agreement/krippendorff-alpha";
import { percentAgreement } from "@/lib/domain/agreement/percent-agreement";
import type { RatedUnit } from "@/lib/domain/agreement/rated-unit";
import { fewestUnits, summariseAgreement } from "@/lib/domain/agreement/summarise-agreement";

/** Units from one line a person; "." is a missing value. */
function unitsOf(...lines: string[]): RatedUnit[] {
  const rows = lines.map((line) => line.split(" "));
  return rows[0]!.map(
    (_, at) => new Map(rows.flatMap((row, who) => (row[at] === "." ? [] : [[`person ${who}`, Number(row[at]) - 1]]))),
  );
}

/** Units from counts: how many people chose each category. */
function unitsFromCounts(table: readonly (readonly number[])[]): RatedUnit[] {
  return table.map((counts) => {
    const values = counts.flatMap((count, category) => Array.from({ length: count }, () => category));
    return new Map(values.map((value, who) => [`person ${who}`, value]));
  });
}

describe("Krippendorff's alpha gives the figures of Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011)", () => {
  test("section A: two observers, two values, no missing ones: 0.095", () => {
    const units = unitsOf("1 2 1 1 1 1 1 1 2 1", "2 2 2 1 1 2 1 1 1 1");
    expect(krippendorffAlpha({ units, metric: "nominal" })).toBeCloseTo(0.095, 3);
  });

  test("section B: two observers, five values: 0.692", () => {
    // a b c d e as 1 to 5.
    const units = unitsOf("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4");
    expect(krippendorffAlpha({ units, metric: "nominal" })).toBeCloseTo(0.692, 3);
  });

  const fourObservers = unitsOf(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  );
  test("section C: four observers with missing values, nominal: 0.743", () => {
    expect(krippendorffAlpha({ units: fourObservers, metric: "nominal" })).toBeCloseTo(0.743, 3);
  });
  test("section D: the same, ordinal: 0.815", () => {
    expect(krippendorffAlpha({ units: fourObservers, metric: "ordinal" })).toBeCloseTo(0.815, 3);
  });
});

test("Cohen's kappa gives the figure of Cohen, “A coefficient of agreement for nominal scales” (1960): 0.492", () => {
  const table = [
    [88, 10, 2],
    [14, 40, 6],
    [18, 10, 12],
  ];
  const units = table.flatMap((row, one) =>
    row.flatMap((count, other) =>
      Array.from(
        { length: count },
        (): RatedUnit =>
          new Map([
            ["one", one],
            ["other", other],
          ]),
      ),
    ),
  );
  expect(cohensKappa(units)).toBeCloseTo(0.492, 3);
});

test("Fleiss' kappa gives the figure of Fleiss, “Measuring nominal scale agreement among many raters” (1971): 0.430", () => {
  // Table 1: thirty patients, six psychiatrists each; depression, personality disorder, schizophrenia, neurosis, other.
  const rows =
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 " +
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";
  const units = unitsFromCounts(rows.split(" ").map((row) => row.split("").map(Number)));
  expect(units.every(({ size }) => size === 6)).toBe(true);
  expect(fleissKappa(units)).toBeCloseTo(0.43, 3);
});

test("Fleiss' kappa gives 0.210 for the common worked example of fourteen raters, ten subjects and five categories", () => {
  const counts = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  expect(fleissKappa(unitsFromCounts(counts))).toBeCloseTo(0.21, 3);
});

test("a kappa does not apply where the people or their number change", () => {
  expect(cohensKappa(unitsOf("1 2 .", "1 . 2", ". 2 2"))).toBeNull();
  expect(fleissKappa(unitsOf("1 2 1", "1 2 .", "1 . ."))).toBeNull();
});

const manyUnits = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), { minLength: 3, maxLength: 3 }),
  { minLength: 1, maxLength: 30 },
);
const unitsOfValues = (rows: (number | null)[][]): RatedUnit[] =>
  rows.map((row) => new Map(row.flatMap((value, who) => (value === null ? [] : [[`person ${who}`, value]]))));

describe("whatever was given", () => {
  test("a figure never passes 1, and is 1 only where every pair is the same", () => {
    fc.assert(
      fc.property(manyUnits, fc.constantFrom("nominal", "ordinal"), (rows, metric) => {
        const units = unitsOfValues(rows);
        const alpha = krippendorffAlpha({ units, metric });
        if (alpha === null) return;
        expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
        expect(alpha > 1 - 1e-9).toBe(percentAgreement(units) === 1);
      }),
    );
  });

  test("what nobody else judged changes nothing", () => {
    fc.assert(
      fc.property(manyUnits, fc.integer({ min: 0, max: 4 }), (rows, value) => {
        const units = unitsOfValues(rows);
        const more = [...units, new Map([["person 0", value]])];
        expect(krippendorffAlpha({ units: more, metric: "ordinal" })).toBe(
          krippendorffAlpha({ units, metric: "ordinal" }),
        );
      }),
    );
  });
});

test("nothing is summed up below the stated number of units", () => {
  const units = Array.from({ length: fewestUnits - 1 }, () => new Map(Object.entries({ ada: 0, ben: 1 })));
  expect(summariseAgreement({ units, isOrdered: true })).toMatchObject({ units: fewestUnits - 1, figures: null });
});

test("the interval holds the figure, and is the same at each load", () => {
  const units = unitsOf("1 2 3 3 2 1 4 1 2 5 1 3", "1 2 3 3 2 2 4 1 2 5 2 3");
  const first = summariseAgreement({ units, isOrdered: true });
  expect(first).toEqual(summariseAgreement({ units, isOrdered: true }));
  const { alphaOrdinal, interval } = first.figures!;
  expect(interval!.low).toBeLessThanOrEqual(alphaOrdinal!);
  expect(interval!.high).toBeGreaterThanOrEqual(alphaOrdinal!);
});

test("where all gave the same throughout, agreement is full and nothing is said beyond chance", () => {
  const units = unitsOf("2 2 2 2 2 2", "2 2 2 2 2 2");
  expect(summariseAgreement({ units, isOrdered: true }).figures).toEqual({
    percent: 1,
    alphaNominal: null,
    alphaOrdinal: null,
    interval: null,
    cohen: null,
    fleiss: null,
  });
});

test.each([
  [0.9, { low: 0.85 }, "They agree reliably."],
  [0.9, null, "They agree, but these are too few cases to build on."],
  [0.9, { low: 0.5 }, "They agree, but these are too few cases to build on."],
  [0.7, { low: 0.67 }, "They agree well enough for tentative conclusions."],
  [0.6, { low: 0.2 }, "They agree too little to build on."],
  [1, null, "Nobody has disagreed so far. From 40 claims alone, they could still disagree on up to 7 in 100."],
  [null, null, /^Everybody has given one and the same answer so far, which .* From 40 claims alone/],
])("an alpha of %s is called what its interval allows", (alpha, interval, words) => {
  expect(alphaInWords({ alpha, interval, units: 40, of: "claims" })).toEqual(
    typeof words === "string" ? words : expect.stringMatching(words),
  );
});

test("agreement without exception is never called reliable, however few the cases, and has no interval", () => {
  const units = unitsOf("1 2 1 2 1", "1 2 1 2 1");
  const { figures } = summariseAgreement({ units, isOrdered: true });
  expect(figures).toMatchObject({ percent: 1, alphaOrdinal: 1, interval: null, cohen: 1, fleiss: 1 });
  expect(alphaInWords({ alpha: 1, interval: null, units: 5, of: "claims" })).toMatch(/up to 45 in 100/);
});

test("the interval of a mean is that of the central limit: 1.96 standard errors to either side", () => {
  const units = Array.from({ length: 400 }, (_, at) => at % 20);
  const mean = (drawn: readonly number[]) => drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const { low, high } = bootstrapInterval({ units, figure: mean, random, samples: 2_000 })!;
  const error = Math.sqrt(mean(units.map((value) => (value - mean(units)) ** 2)) / units.length);
  expect(Math.abs(low - (mean(units) - 1.96 * error))).toBeLessThan(error / 4);
  expect(Math.abs(high - (mean(units) + 1.96 * error))).toBeLessThan(error / 4);
});

test("samples without a figure are left out, and where most have none there is no interval", () => {
  let turn = 0;
  const some = (share: number) => () => ((turn += 1) % 10 < share ? 1 : null);
  expect(bootstrapInterval({ units: [1], figure: some(6), random: () => 0 })).toEqual({ low: 1, high: 1 });
  expect(bootstrapInterval({ units: [1], figure: some(4), random: () => 0 })).toBeNull();
});

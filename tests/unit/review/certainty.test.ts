import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  certainties,
  certaintyFactorNames,
  certaintyFactors,
  certaintyOf,
  certaintyReasonsSchema,
  type Certainty,
  type CertaintyReason,
} from "@/lib/domain/review/certainty";

const rank = (certainty: Certainty) => certainties.length - certainties.indexOf(certainty);

/** Steps that the form lets through: each factor once, up only from a low start. */
const reasonsArbitrary = fc
  .uniqueArray(
    fc
      .constantFrom(...certaintyFactorNames)
      .chain((factor) =>
        fc.constantFrom(...certaintyFactors[factor].steps).map((steps) => ({ factor, steps, reason: "So." })),
      ),
    { selector: ({ factor }) => factor },
  )
  .filter((reasons) => certaintyReasonsSchema.safeParse(reasons).success);

const step = (factor: CertaintyReason["factor"], steps: number): CertaintyReason => ({ factor, steps, reason: "So." });

test.each<[CertaintyReason[], Certainty]>([
  [[], "high"],
  [[step("riskOfBias", -1)], "moderate"],
  [[step("riskOfBias", -2)], "low"],
  [[step("riskOfBias", -2), step("imprecision", -1)], "very_low"],
  [[step("riskOfBias", -2), step("imprecision", -2)], "very_low"],
  [[step("startsLow", -2)], "low"],
  [[step("startsLow", -2), step("inconsistency", -1)], "very_low"],
  [[step("startsLow", -2), step("largeEffect", 1)], "moderate"],
  [[step("startsLow", -2), step("largeEffect", 2)], "high"],
  [[step("startsLow", -2), step("largeEffect", 2), step("doseResponse", 1)], "high"],
  [[step("startsLow", -2), step("riskOfBias", -1), step("largeEffect", 1)], "low"],
])("%j gives %s", (reasons, expected) => {
  expect(certaintyReasonsSchema.parse(reasons)).toEqual(reasons);
  expect(certaintyOf(reasons)).toBe(expected);
});

describe("for all steps that the form lets through", () => {
  test("another step down never raises the level", () => {
    fc.assert(
      fc.property(reasonsArbitrary, fc.constantFrom(-1, -2), (reasons, steps) => {
        expect(rank(certaintyOf([...reasons, { steps }]))).toBeLessThanOrEqual(rank(certaintyOf(reasons)));
      }),
    );
  });

  test("another step up never lowers it, and the order does not matter", () => {
    fc.assert(
      fc.property(reasonsArbitrary, fc.constantFrom(1, 2), (reasons, steps) => {
        expect(rank(certaintyOf([...reasons, { steps }]))).toBeGreaterThanOrEqual(rank(certaintyOf(reasons)));
        expect(certaintyOf(reasons.toReversed())).toBe(certaintyOf(reasons));
      }),
    );
  });

  test("a body of evidence that does not start low never ends above its start", () => {
    fc.assert(
      fc.property(reasonsArbitrary, (reasons) => {
        const down = reasons.filter(({ steps }) => steps < 0);
        const up = reasons.filter(({ steps }) => steps > 0);
        if (!reasons.some(({ factor }) => factor === "startsLow")) expect(up).toEqual([]);
        expect(rank(certaintyOf(down))).toBeLessThanOrEqual(rank(certaintyOf(reasons)));
      }),
    );
  });
});

test.each([
  ["a step that is none", [step("riskOfBias", 0)]],
  ["three steps at once", [step("riskOfBias", -3)]],
  ["a step the wrong way", [step("riskOfBias", 1)]],
  ["up from a high start", [step("largeEffect", 1)]],
  ["a factor twice", [step("riskOfBias", -1), step("riskOfBias", -1)]],
  ["no reason", [{ ...step("riskOfBias", -1), reason: "  " }]],
  ["an unknown factor", [{ factor: "mood", steps: -1, reason: "So." }]],
])("%s is refused", (_, reasons) => {
  expect(certaintyReasonsSchema.safeParse(reasons).success).toBe(false);
});

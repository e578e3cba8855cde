import fc from "fast-check";
import { expect, test } from "vitest";
import { decidedTest } from "@/lib/domain/article/decided-test";

const range = fc
  .record({ start: fc.nat(80), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ start, length }) => ({ start, end: start + length }));

test("says the same as looking at every decision", () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (decisions, asked) => {
      const expected = decisions.some(({ start, end }) => start < asked.end && asked.start < end);
      expect(decidedTest(decisions)(asked)).toBe(expected);
    }),
  );
});

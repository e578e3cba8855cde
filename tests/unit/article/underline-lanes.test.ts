import fc from "fast-check";
import { expect, test } from "vitest";
import { laneCount, underlineLanes } from "@/lib/domain/article/underline-lanes";

const ranges = fc.array(
  fc
    .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 30 }) })
    .map(({ start, length }) => ({ start, end: start + length })),
  { maxLength: 25 },
);

test("ranges that overlap get different lanes, while there are enough", () => {
  fc.assert(
    fc.property(ranges, (some) => {
      const lanes = underlineLanes(some);
      expect(lanes).toHaveLength(some.length);
      some.forEach((one, i) =>
        some.forEach((other, j) => {
          if (i === j || lanes[i] !== lanes[j] || lanes[i] === laneCount - 1) return;
          expect(one.end <= other.start || other.end <= one.start).toBe(true);
        }),
      );
    }),
  );
});

test("ranges apart from one another share the first lane", () => {
  expect(
    underlineLanes([
      { start: 8, end: 9 },
      { start: 0, end: 4 },
      { start: 4, end: 8 },
    ]),
  ).toEqual([0, 0, 0]);
});

test("a claim within a claim stands below it, a third below both", () => {
  expect(
    underlineLanes([
      { start: 2, end: 5 },
      { start: 0, end: 9 },
      { start: 3, end: 4 },
    ]),
  ).toEqual([1, 0, 2]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { CodePoints } from "@/lib/text/code-points";

test.each([
  ["plain", { start: 1, end: 3 }, { start: 1, end: 3 }],
  ["a😀b", { start: 1, end: 3 }, { start: 1, end: 2 }],
  ["😀😀x", { start: 2, end: 5 }, { start: 1, end: 3 }],
  ["مرحبا 👋 بكم", { start: 6, end: 8 }, { start: 6, end: 7 }],
])("%s", (text, units, points) => {
  const counted = new CodePoints(text);
  expect(counted.ofUnits(units)).toEqual(points);
  expect(counted.toUnits(points)).toEqual(units);
  expect([...text].slice(points.start, points.end).join("")).toBe(text.slice(units.start, units.end));
});

test("what lies outside goes to the ends, what cuts a pair to its beginning", () => {
  const counted = new CodePoints("a😀");
  expect(counted.ofUnits({ start: -3, end: 99 })).toEqual({ start: 0, end: 2 });
  expect(counted.toUnits({ start: -3, end: 99 })).toEqual({ start: 0, end: 3 });
  expect(counted.ofUnits({ start: 2, end: 3 })).toEqual({ start: 1, end: 2 });
});

test("every boundary goes there and back, lone surrogates included", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const counted = new CodePoints(text);
      expect(counted.length).toBe([...text].length);
      let unit = 0;
      [...text].forEach((point, index) => {
        expect(counted.ofUnits({ start: unit, end: unit + point.length })).toEqual({ start: index, end: index + 1 });
        expect(counted.toUnits({ start: index, end: index + 1 })).toEqual({ start: unit, end: unit + point.length });
        unit += point.length;
      });
    }),
  );
});

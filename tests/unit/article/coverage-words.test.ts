import { expect, test } from "vitest";
import { coverageInWords, coveragePercent } from "@/lib/domain/article/coverage-words";

test.each([
  [{ covered: 0, total: 1000 }, 0],
  [{ covered: 1, total: 1000 }, 1],
  [{ covered: 999, total: 1000 }, 99],
  [{ covered: 1000, total: 1000 }, 100],
  [{ covered: 505, total: 1000 }, 51],
  [{ covered: 0, total: 0 }, null],
])("%o is %s per cent", (coverage, percent) => {
  expect(coveragePercent(coverage)).toBe(percent);
});

test("is told as a sentence", () => {
  expect(coverageInWords({ covered: 1250, total: 5000 })).toBe("25% decided: 1,250 of 5,000 characters.");
  expect(coverageInWords({ covered: 0, total: 0 })).toBe("There is nothing to decide in this text.");
});

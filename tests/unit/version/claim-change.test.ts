import { expect, test } from "vitest";
import { changeOfClaim, countOfChange } from "@/lib/domain/version/claim-change";
import { alignVersions } from "@/lib/text/align-versions";

const middle = "The board meets on the first Monday of each month, and its papers are public a week before.";
const before = `The trust spent £4.2m on “consultants”.\nThornby will lose 40 beds by April.\n${middle}\nWaiting times have doubled.`;
const after = `Thornby will lose 25 beds by April.\n${middle}\nThe trust spent £4.2m on "consultants".\nNothing else is known.`;
const alignment = alignVersions({ before, after });

const place = (text: string, exact: string) => {
  const start = text.indexOf(exact);
  return { exact, range: start === -1 ? null : { start, end: start + exact.length } };
};

test.each([
  ["Thornby will lose 40 beds", "Thornby will lose 25 beds", "reworded"],
  ["first Monday", "first Monday", "unchanged"],
  ["Waiting times have doubled.", "Waiting times have doubled.", "gone"],
  ["The trust spent £4.2m on “consultants”", 'The trust spent £4.2m on "consultants"', "moved"],
])("%s → %s is %s", (old, now, change) => {
  expect(changeOfClaim({ from: place(before, old), to: place(after, now), alignment })).toBe(change);
});

test("a claim that was marked later is no change of the article", () => {
  const to = place(after, "Nothing else is known.");
  expect(changeOfClaim({ from: null, to, alignment })).toBe("marked_since");
});

test("is told with its number", () => {
  expect(countOfChange({ change: "reworded", count: 1 })).toBe("1 claim has other wording");
  expect(countOfChange({ change: "gone", count: 0 })).toBe("0 claims are gone");
});

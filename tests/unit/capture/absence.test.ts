import { expect, test } from "vitest";
import { pageAbsence, wordsAbsence, type FetchedCopy } from "@/lib/domain/capture/absence";

const at = (number: number) => new Date(Date.UTC(2026, 0, number));
/** One letter a day, the last day first: p a page, g not found, i a page without text, o a page at another address. */
const copiesOf = (days: string): FetchedCopy[] =>
  [...days]
    .map((letter, index) => ({
      id: String(index + 1),
      address: letter === "o" ? "b" : "a",
      isGone: letter === "g",
      hasText: letter === "p" || letter === "o",
      at: at(index + 1),
    }))
    .toReversed();

test.each([
  ["p", 1, null],
  ["pp", 1, [1, 2]],
  ["ppp", 1, [1, 2]],
  ["ppp", 2, [2, 3]],
  ["pg", 1, null],
  ["pgp", 1, [1, 3]],
  ["pip", 1, [1, 3]],
  ["pi", 1, null],
  ["pog", 1, null],
])("of %s, with the words last on day %i, they are missed on %j", (days, lastDay, expected) => {
  const copies = copiesOf(days);
  const last = copies.find(({ id }) => id === String(lastDay))!;
  expect(wordsAbsence({ copies, last })).toEqual(expected && { present: at(expected[0]!), absent: at(expected[1]!) });
});

test.each([
  ["p", null],
  ["pg", [1, 2]],
  ["pggg", [1, 2]],
  ["pgpg", [3, 4]],
  ["pgp", null],
  ["ig", [1, 2]],
  ["pgo", [1, 2]],
  ["g", null],
])("of %s, the page is missed on %j", (days, expected) => {
  expect(pageAbsence({ copies: copiesOf(days), address: "a" })).toEqual(
    expected && { present: at(expected[0]!), absent: at(expected[1]!) },
  );
});

import { expect, test } from "vitest";
import { touchedInWords } from "@/lib/domain/queue/doubt-words";

test.each([
  [[], ""],
  [["claim"], ""],
  [["edition"], ""],
  [["claim", "verdict"], "Its verdict"],
  [["claim", "verdict", "verdict", "evidence"], "2 of its verdicts and 1 piece of evidence"],
  [["evidence", "evidence"], "2 pieces of evidence"],
])("%j is told as %j", (types, words) => {
  expect(touchedInWords(types)).toBe(words);
});

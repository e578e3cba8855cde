import { describe, expect, it } from "vitest";
import { longestRead } from "@/lib/domain/suggestion/longest-read";
import { claimParts } from "@/lib/domain/suggestion/claim-parts";
import { suggestForArticle } from "@/lib/domain/suggestion/suggest-for-article";

/** Milliseconds for what takes a few on a quiet machine, and minutes or for ever where a rule can read it in many ways. */
const patience = 3_000;

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function suggest(text: string) {
  const passages = [{ kind: "sentence" as const, text, start: 0, end: text.length }];
  return [...suggestForArticle({ passages, publishedOn: null })].filter((proposal) => proposal !== null);
}

describe("a sentence that is written to be read in many ways", () => {
  it.each([
    ["capitals without end", `The trust said that ${"ABCDEFGH".repeat(4)} spent 5 million in 2024.`],
    ["hyphens without end", `${"A-".repeat(480)} was paid £5m in 2020.`],
    ["a word that two rules know", `It is${" only".repeat(34)} the trust spent £5m in 2020.`],
    ["an explanation without its abbreviation", `The ${"Board of the ".repeat(60)} spent £5m in 2020.`],
  ])("does not keep the server busy: %s", (_what, text) => {
    expect(text.length).toBeLessThanOrEqual(longestRead);
    expect(timeOf(() => suggest(text))).toBeLessThan(patience);
  });

  it.each(["A", "A-", "a, ", ", which ", "“", " ", "and said that "])(
    "is not read where it is too long: %j",
    (unit) => {
      const text = `The trust said that ${unit.repeat(100_000 / unit.length)} spent £5 million in 2024.`;
      expect(
        timeOf(() => {
          expect(suggest(text)[0]).toMatchObject({ isCheckable: false, suggestions: [] });
          expect(claimParts(text)).toEqual([]);
        }),
      ).toBeLessThan(patience);
    },
  );
});

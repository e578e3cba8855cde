import fc from "fast-check";
import { expect, test } from "vitest";
import { credibilityLevels, judgedCredibilities, middleCredibility } from "@/lib/domain/review/credibility";
import { verdictContent, type VerdictContent } from "@/lib/domain/verdict/verdict-content";

test.each([
  [[], null],
  [[6, 6], null],
  [[2], { low: 2, high: 2 }],
  [[5, 1, 6], { low: 1, high: 5 }],
  [[3, 1, 2], { low: 2, high: 2 }],
  [[4, 1, 2, 2], { low: 2, high: 2 }],
] as const)("the middle of %j is %j", (ratings, middle) => {
  expect(middleCredibility([...ratings])).toEqual(middle);
});

test("whoever could not judge moves nothing", () => {
  const ratings = fc.array(fc.constantFrom(...credibilityLevels));
  fc.assert(
    fc.property(ratings, fc.nat(5), (given, more) => {
      const withMissing = [...given, ...Array.from({ length: more }, () => 6 as const)];
      expect(middleCredibility(withMissing)).toEqual(middleCredibility(given));
      expect(judgedCredibilities(withMissing)).not.toContain(6);
    }),
  );
});

test("a verdict's content does not depend on the order in which evidence was read", () => {
  const content = { number: 1 } as VerdictContent;
  const evidence = fc.uniqueArray(fc.uuid(), { minLength: 1 });
  fc.assert(
    fc.property(evidence, (ids) => {
      const items = ids.map((evidenceId) => ({ evidenceId })) as VerdictContent["evidence"];
      const one = verdictContent({ ...content, evidence: items });
      expect(verdictContent({ ...content, evidence: items.toReversed() })).toEqual(one);
    }),
  );
});

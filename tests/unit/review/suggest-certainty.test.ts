import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certainties } from "@/lib/domain/review/certainty";
import type { Credibility } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { suggestCertainty, type WeighedItem } from "@/lib/domain/review/suggest-certainty";

type Made = { source: string; stance?: WeighedItem["stance"]; credibility?: Credibility } & Partial<
  Pick<WeighedItem["source"], "status"> & WeighedItem["ratings"][number]
>;

function item({ source, stance = "supports", credibility = 2, directness = "direct", status = "current" }: Made) {
  return { stance, source: { id: source, status }, ratings: [{ credibility, directness }] } satisfies WeighedItem;
}

const twoGoodOrigins = [item({ source: "report" }), item({ source: "register" })];
const suggested = (items: WeighedItem[], more: Partial<Parameters<typeof suggestCertainty>[0]> = {}) =>
  suggestCertainty({ items, links: [], lookedAgainst: true, ...more });

test("two good, direct, independent items and a search against it suggest high", () => {
  expect(suggested(twoGoodOrigins)?.certainty).toBe("high");
});

test.each([
  ["one origin behind both", twoGoodOrigins, { links: [{ fromId: "report", toId: "register" }] }, "imprecision", -1],
  ["nobody looked against it", twoGoodOrigins, { lookedAgainst: false }, "publicationBias", -1],
  [
    "doubtful items",
    twoGoodOrigins.map((good) => ({ ...good, ratings: [{ credibility: 4, directness: "direct" }] as const })),
    {},
    "riskOfBias",
    -2,
  ],
  [
    "items in part",
    [item({ source: "a", directness: "partial" }), item({ source: "b", directness: "indirect" })],
    {},
    "indirectness",
    -1,
  ],
  ["items at odds", [...twoGoodOrigins, item({ source: "letter", stance: "refutes" })], {}, "inconsistency", -1],
] as const)("%s: a step down with its reason", (_what, items, more, factor, steps) => {
  const working = suggestCertainty({ items, links: [], lookedAgainst: true, ...more })!.working;
  expect(working.find((step) => step.factor === factor)).toMatchObject({
    steps,
    because: expect.stringMatching(/\.$/u),
  });
  expect(working.filter((step) => step.steps !== 0)).toHaveLength(1);
});

test("nothing is suggested where nothing that counts has been judged", () => {
  expect(suggested([])).toBeNull();
  expect(suggested([item({ source: "a", credibility: 6 })])).toBeNull();
  expect(suggested([item({ source: "a", stance: "context" })])).toBeNull();
  expect(suggested([item({ source: "a", status: "retracted" })])).toBeNull();
});

describe("whatever the evidence", () => {
  const items = fc.array(
    fc.record({
      source: fc.constantFrom("a", "b", "c", "d"),
      stance: fc.constantFrom("supports", "refutes", "qualifies", "context"),
      credibility: fc.constantFrom<Credibility>(1, 2, 3, 4, 5, 6),
      directness: fc.constantFrom(...directnessLevels),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const link = fc.record({
    fromId: fc.constantFrom("a", "b", "c", "d"),
    toId: fc.constantFrom("a", "b", "c", "d", "e"),
  });
  /** 0 for high; null where nothing is suggested. */
  const depth = (body: Parameters<typeof suggestCertainty>[0]) => {
    const found = suggestCertainty(body);
    return found ? certainties.indexOf(found.certainty) : null;
  };

  test("more independent origins never lower it", () => {
    fc.assert(
      fc.property(items, fc.array(link, { maxLength: 6 }), fc.boolean(), (made, links, lookedAgainst) => {
        const all = made.map(item);
        const joined = depth({ items: all, links, lookedAgainst });
        const apart = depth({ items: all, links: links.slice(1), lookedAgainst });
        if (joined !== null && apart !== null) expect(apart).toBeLessThanOrEqual(joined);
      }),
    );
  });

  test("a retracted source never raises it", () => {
    fc.assert(
      fc.property(items, fc.array(link, { maxLength: 6 }), (made, links) => {
        const before = depth({ items: made.map(item), links, lookedAgainst: true });
        const after = depth({
          items: made.map((one) => item({ ...one, status: one.source === "a" ? "retracted" : "current" })),
          links,
          lookedAgainst: true,
        });
        if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

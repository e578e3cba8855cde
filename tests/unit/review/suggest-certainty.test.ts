import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyAssessmentDraft, isChosen } from "@/lib/domain/review/assessment-draft";
import { certainties } from "@/lib/domain/review/certainty";
import type { Credibility } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { mostLeftOut, suggestCertainty, type WeighedItem } from "@/lib/domain/review/suggest-certainty";
import { sourceStatuses, type SourceStatus } from "@/lib/domain/source/status";

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

test("what is doubted neither confirms nor bears directly", () => {
  const doubted = item({ source: "rumour", credibility: 5 });
  const stepsOf = (items: WeighedItem[]) =>
    Object.fromEntries(suggested(items)!.working.map(({ factor, steps }) => [factor, steps]));
  expect(stepsOf([item({ source: "report" }), item({ source: "audit" }), doubted])).toMatchObject({ imprecision: 0 });
  expect(stepsOf([item({ source: "report" }), doubted])).toMatchObject({ imprecision: -1 });
  expect(stepsOf([item({ source: "report", directness: "partial" }), doubted])).toMatchObject({ indirectness: -1 });
  // Where everything is doubted, that is held against it once.
  const bothDoubted = [doubted, item({ source: "gossip", credibility: 4 })];
  expect(stepsOf(bothDoubted)).toMatchObject({ indirectness: 0, imprecision: 0, riskOfBias: -2 });
});

test("the second of two retractions does not take back what the first one cost", () => {
  const before = [
    item({ source: "good", credibility: 1 }),
    item({ source: "doubtful", credibility: 4 }),
    item({ source: "fair", credibility: 2 }),
    item({ source: "fair as well", credibility: 2, stance: "qualifies" }),
  ];
  const retract = (ids: string[]) =>
    suggested(
      before.map((one) =>
        ids.includes(one.source.id) ? { ...one, source: { ...one.source, status: "retracted" } } : one,
      ),
    );
  const levels = [[], ["fair"], ["fair", "good"], ["fair", "good", "doubtful"]].map((ids) => retract(ids)?.certainty);
  const depths = levels.map((level) => certainties.indexOf(level!));
  expect(depths).toEqual(depths.toSorted((one, other) => one - other));
  expect(depths.at(-1)).toBeGreaterThan(depths[0]!);
});

test("nothing is suggested where more sources are left out than can be weighed", () => {
  const retracted = (count: number) =>
    Array.from({ length: count }, (_, at) => item({ source: `r${at}`, status: "retracted" }));
  expect(suggested([...twoGoodOrigins, ...retracted(mostLeftOut)])?.leftOut).toBe(mostLeftOut);
  expect(suggested([...twoGoodOrigins, ...retracted(mostLeftOut + 1)])).toBeNull();
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

  test("a retracted source never raises it, whatever was retracted before", () => {
    const statuses = fc.record(
      Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, fc.constantFrom(...sourceStatuses)])),
    );
    fc.assert(
      fc.property(
        items,
        fc.array(link, { maxLength: 6 }),
        statuses,
        fc.constantFrom("retracted", "withdrawn"),
        (made, links, standing, status) => {
          const weigh = (of: Record<string, SourceStatus>) =>
            depth({ items: made.map((one) => item({ ...one, status: of[one.source] })), links, lookedAgainst: true });
          const before = weigh(standing);
          const after = weigh({ ...standing, a: status });
          if (before !== null && after !== null) expect(after).toBeGreaterThanOrEqual(before);
          if (before === null) expect(after).toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("an independent item as good as any, for what something believed says already, never lowers it", () => {
    fc.assert(
      fc.property(items, fc.array(link, { maxLength: 6 }), (made, links) => {
        const all = made.map(item);
        const believed = made.find(({ stance, credibility }) => stance !== "context" && credibility <= 3);
        fc.pre(believed !== undefined);
        const more = item({ source: "new", stance: believed.stance, credibility: 1, directness: "direct" });
        const before = depth({ items: all, links, lookedAgainst: true })!;
        expect(depth({ items: [...all, more], links, lookedAgainst: true })).toBeLessThanOrEqual(before);
      }),
    );
  });
});

test("no form of an assessment or a verdict knows what is suggested", async () => {
  const folder = path.resolve(import.meta.dirname, "../../../components/review");
  const forms = (await readdir(folder)).filter((name) => /form|fields|draft/.test(name));
  expect(forms).toContain("settle-form.tsx");
  for (const name of forms) {
    const text = await readFile(path.join(folder, name), "utf8");
    expect([name, /suggest/i.exec(text)?.[0]]).toEqual([name, undefined]);
  }
  expect(isChosen({ ...emptyAssessmentDraft, ratingId: "a rating" })).toBe(false);
});

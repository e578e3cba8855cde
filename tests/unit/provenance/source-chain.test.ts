import fc from "fast-check";
import { expect, test } from "vitest";
import { chainAbove, linksByFrom, type ChainStep, type SourceLink } from "@/lib/domain/provenance/source-chain";

const link = (fromId: string, toId: string, claimId: string | null = null): SourceLink => ({
  fromId,
  toId,
  kind: "derived_from",
  claimId,
});
const flat = (steps: readonly ChainStep[]): string[] => steps.flatMap((step) => [step.sourceId, ...flat(step.above)]);
const chain = (links: SourceLink[], claimId = "c") => chainAbove({ sourceId: "a", claimId, links: linksByFrom(links) });

test("leads to the last source, over links for all claims and for this one", () => {
  const links = [link("a", "b"), link("b", "d", "c"), link("b", "e", "other"), link("d", "f")];
  expect(flat(chain(links))).toEqual(["b", "d", "f"]);
  expect(flat(chain(links, "other"))).toEqual(["b", "e"]);
});

test("names what is reached again, and a circle, without following either", () => {
  expect(chain([link("a", "b"), link("b", "a")])[0]!.above).toMatchObject([
    { sourceId: "a", place: "circular", above: [] },
  ]);
  const twice = chain([link("a", "b"), link("a", "d"), link("b", "d"), link("d", "e")]);
  expect(twice.map(({ place }) => place)).toEqual(["new", "shown"]);
  expect(flat(twice)).toEqual(["b", "d", "e", "d"]);
});

test("finds on any graph what a walk over its links finds, each source followed once", () => {
  const id = fc.constantFrom("a", "b", "d", "e", "f", "g", "h");
  const pair = fc.tuple(id, id, fc.constantFrom(null, "c", "other")).filter(([from, to]) => from !== to);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
      const links = pairs.map(([from, to, claim]) => link(from, to, claim));
      const reached = new Set<string>();
      const open = ["a"];
      for (let near = open.pop(); near; near = open.pop()) {
        for (const { fromId, toId, claimId } of links) {
          if (fromId !== near || claimId === "other" || reached.has(toId)) continue;
          reached.add(toId);
          open.push(toId);
        }
      }
      const steps = chain(links);
      expect(new Set(flat(steps))).toEqual(reached);
      const news = (list: readonly ChainStep[]): string[] =>
        list.flatMap((step) => [...(step.place === "new" ? [step.sourceId] : []), ...news(step.above)]);
      expect(news(steps).length).toBe(new Set(news(steps)).size);
    }),
  );
});

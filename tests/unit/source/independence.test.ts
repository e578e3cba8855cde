import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { independentOrigins, restingOnFallen, type DerivationLink } from "@/lib/domain/source/independence";
import { sourceStatuses, type SourceStatus } from "@/lib/domain/source/status";

const current = (...ids: string[]) => ids.map((id) => ({ id, status: "current" as SourceStatus }));
const links = (...pairs: [string, string][]): DerivationLink[] => pairs.map(([fromId, toId]) => ({ fromId, toId }));

describe("independentOrigins", () => {
  test("counts unrelated sources each for itself", () => {
    expect(independentOrigins({ sources: current("a", "b"), links: [] })).toEqual({
      origins: 2,
      groups: [["a"], ["b"]],
      circular: [],
      leftOut: [],
    });
  });

  test("counts nothing for no sources", () => {
    expect(independentOrigins({ sources: [], links: links(["x", "y"]) }).origins).toBe(0);
  });

  test("joins two reports of one study, and a study with its own report", () => {
    const found = independentOrigins({
      sources: current("a", "b", "study"),
      links: links(["a", "study"], ["b", "study"]),
    });
    expect(found.groups).toEqual([["a", "b", "study"]]);
  });

  test("joins over several steps and through sources that share different upstreams", () => {
    const found = independentOrigins({
      sources: current("a", "b", "c", "d"),
      links: links(["a", "m"], ["m", "x"], ["b", "x"], ["b", "y"], ["c", "y"]),
    });
    expect(found.groups).toEqual([["a", "b", "c"], ["d"]]);
  });

  test("does not join two sources that a third, unused one merely reads both of", () => {
    expect(independentOrigins({ sources: current("a", "b"), links: links(["z", "a"], ["z", "b"]) }).origins).toBe(2);
  });

  test("leaves out retracted and withdrawn sources, and does not let them join others", () => {
    const found = independentOrigins({
      sources: [...current("a", "b"), { id: "r", status: "retracted" }, { id: "w", status: "withdrawn" }],
      links: links(["r", "a"], ["r", "b"]),
    });
    expect(found).toMatchObject({ origins: 2, leftOut: ["r", "w"] });
  });

  test("a retracted source further up still joins what rests on it", () => {
    expect(independentOrigins({ sources: current("a", "b"), links: links(["a", "bad"], ["b", "bad"]) }).origins).toBe(
      1,
    );
  });

  test("names a circle", () => {
    const found = independentOrigins({ sources: current("a"), links: links(["a", "b"], ["b", "c"], ["c", "b"]) });
    expect(found.origins).toBe(1);
    expect(found.circular.map((circle) => circle.toSorted())).toEqual([["b", "c"]]);
  });

  const ids = ["a", "b", "c", "d", "e", "f"];
  const id = fc.constantFrom(...ids);
  const anySources = fc.uniqueArray(fc.record({ id, status: fc.constantFrom(...sourceStatuses) }), {
    selector: (source) => source.id,
  });
  const anyLinks = fc.array(fc.record({ fromId: id, toId: id }), { maxLength: 10 });

  test("agrees with the definition, computed the slow way", () => {
    fc.assert(
      fc.property(anySources, anyLinks, (sources, derivations) => {
        const upstream = (start: string): Set<string> => {
          const seen = new Set([start]);
          for (const at of seen) for (const link of derivations) if (link.fromId === at) seen.add(link.toId);
          return seen;
        };
        const counted = sources.filter(({ status }) => status !== "retracted" && status !== "withdrawn");
        const rest = counted.map((source) => source.id);
        let components = 0;
        while (rest.length > 0) {
          components += 1;
          const reached = [rest.shift()!];
          for (const at of reached) {
            const joined = rest.filter((other) => [...upstream(other)].some((shared) => upstream(at).has(shared)));
            for (const other of joined) rest.splice(rest.indexOf(other), 1);
            reached.push(...joined);
          }
        }
        expect(independentOrigins({ sources, links: derivations }).origins).toBe(components);
      }),
    );
  });

  test("a retracted source never raises the number, and a derivation never does", () => {
    fc.assert(
      fc.property(anySources, anyLinks, fc.record({ fromId: id, toId: id }), (sources, derivations, extra) => {
        const { origins } = independentOrigins({ sources, links: derivations });
        const retracted = { id: "z", status: "retracted" as const };
        expect(independentOrigins({ sources: [...sources, retracted], links: derivations }).origins).toBe(origins);
        expect(independentOrigins({ sources, links: [...derivations, extra] }).origins).toBeLessThanOrEqual(origins);
      }),
    );
  });

  test("the order in which sources and derivations are told does not matter", () => {
    fc.assert(
      fc.property(anySources, anyLinks, (sources, derivations) => {
        const one = independentOrigins({ sources, links: derivations });
        const other = independentOrigins({ sources: sources.toReversed(), links: derivations.toReversed() });
        const sorted = (groups: string[][]) => groups.map((group) => group.toSorted().join()).toSorted();
        expect(sorted(other.groups)).toEqual(sorted(one.groups));
        expect(sorted(other.circular)).toEqual(sorted(one.circular));
      }),
    );
  });
});

describe("restingOnFallen", () => {
  test("names what a source rests on by however many steps, and leaves out those that rest on nothing fallen", () => {
    const found = restingOnFallen({
      ids: ["news", "report", "diary"],
      links: links(["news", "agency"], ["agency", "study"], ["report", "census"], ["report", "study"]),
      fallen: new Set(["study", "census", "unread"]),
    });
    expect(found).toEqual([
      { id: "news", on: ["study"] },
      { id: "report", on: ["census", "study"] },
    ]);
  });

  test("does not say of a source in a circle that it rests on itself", () => {
    expect(restingOnFallen({ ids: ["a"], links: links(["a", "b"], ["b", "a"]), fallen: new Set(["a"]) })).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countTypes,
  endsOf,
  keepTypes,
  nestGraph,
  type Direction,
  type NestedNode,
  type ProvenanceEdge,
  type ProvenanceNode,
} from "@/lib/domain/provenance/graph";
import { layOut } from "@/lib/domain/provenance/layout";
import { nodeTypes, thingKey, type NodeType } from "@/lib/domain/provenance/thing";

const source = (id: string) => ({ type: "source" as const, id });
const edge = (from: string, to: string): ProvenanceEdge => ({
  fromType: "source",
  fromId: from,
  relation: "prov:wasDerivedFrom",
  toType: "source",
  toId: to,
});

/** Everything that can be reached from a node, itself included only where a circle leads back to it. */
function reachableFrom({
  start,
  edges,
  direction,
}: {
  start: ProvenanceNode;
  edges: readonly ProvenanceEdge[];
  direction: Direction;
}): Set<string> {
  const reached = new Set<string>();
  const walk = (at: string) => {
    for (const { near, far } of edges.map((each) => endsOf(each, direction))) {
      if (thingKey(near) !== at || reached.has(thingKey(far))) continue;
      reached.add(thingKey(far));
      walk(thingKey(far));
    }
  };
  walk(thingKey(start));
  return reached;
}

/** Graphs of ten things of three types, circles and doubled links among them. */
const graphs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 }).map((pairs) =>
  pairs.map(([from, to]): ProvenanceEdge => {
    const typeOf = (index: number): NodeType => (["claim", "evidence", "source"] as const)[index % 3]!;
    return { fromType: typeOf(from), fromId: `${from}`, relation: "prov:x", toType: typeOf(to), toId: `${to}` };
  }),
);
const start = { type: "claim" as const, id: "0" };
const directions = fc.constantFrom("up" as const, "down" as const);

function flat(nodes: readonly NestedNode[]): NestedNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

describe("the nested list", () => {
  test("names a thing that is reached twice, and shows what follows once", () => {
    const { children, cut } = nestGraph({
      start: source("a"),
      edges: [edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d"), edge("d", "a")],
      direction: "up",
      maxDepth: 9,
    });
    expect(cut).toBe(false);
    const outline = (nodes: readonly NestedNode[]): unknown =>
      nodes.map(({ id, repeated, children: below }) => [id, repeated, outline(below)]);
    expect(outline(children)).toEqual([
      ["b", false, [["d", false, [["a", true, []]]]]],
      ["c", false, [["d", true, []]]],
    ]);
  });

  test("says when it is cut at its depth, and only then", () => {
    const edges = [edge("a", "b"), edge("b", "c")];
    expect(nestGraph({ start: source("a"), edges, direction: "up", maxDepth: 1 })).toMatchObject({ cut: true });
    expect(nestGraph({ start: source("a"), edges, direction: "up", maxDepth: 2 })).toMatchObject({ cut: false });
  });

  test("holds exactly what can be reached, each thing once in full", () => {
    fc.assert(
      fc.property(graphs, directions, (edges, direction) => {
        const nodes = flat(nestGraph({ start, edges, direction, maxDepth: 20 }).children);
        const inFull = nodes.filter(({ repeated }) => !repeated).map(thingKey);
        expect(new Set(inFull).size).toBe(inFull.length);
        const reached = reachableFrom({ start, edges, direction });
        expect(new Set(nodes.map(thingKey))).toEqual(reached);
      }),
    );
  });
});

describe("showing only some types", () => {
  test("links directly what hangs together over hidden things", () => {
    const edges: ProvenanceEdge[] = [
      { fromType: "claim", fromId: "0", relation: "prov:wasInfluencedBy", toType: "evidence", toId: "1" },
      { fromType: "evidence", fromId: "1", relation: "prov:wasQuotedFrom", toType: "source", toId: "2" },
    ];
    const types = new Set<NodeType>(["source"]);
    expect(keepTypes({ start, edges, direction: "up", types })).toEqual([
      { fromType: "claim", fromId: "0", relation: null, toType: "source", toId: "2" },
    ]);
  });

  test("changes nothing about what of these types can be reached", () => {
    fc.assert(
      fc.property(graphs, directions, fc.subarray([...nodeTypes]), (edges, direction, chosen) => {
        const types = new Set(chosen);
        const kept = keepTypes({ start, edges, direction, types });
        const wanted = [...reachableFrom({ start, edges, direction })].filter((key) =>
          types.has(key.split(" ")[0] as NodeType),
        );
        const found = [...reachableFrom({ start, edges: kept, direction })].filter((key) =>
          types.has(key.split(" ")[0] as NodeType),
        );
        const startKey = thingKey(start);
        expect(new Set(found.filter((key) => key !== startKey))).toEqual(
          new Set(wanted.filter((key) => key !== startKey)),
        );
      }),
    );
  });
});

describe("the picture", () => {
  test("places each thing once, none over another, and counts what it leaves out", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 12 }), (edges, maxNodes) => {
        const reachedUp = reachableFrom({ start, edges, direction: "up" });
        const reachedDown = reachableFrom({ start, edges, direction: "down" });
        const within = (keys: Set<string>) =>
          edges.filter((one) => {
            const { near, far } = endsOf(one, "up");
            return [near, far].every((node) => keys.has(thingKey(node)) || thingKey(node) === thingKey(start));
          });
        const picture = layOut({ start, up: within(reachedUp), down: within(reachedDown), maxNodes });
        const all = new Set([...reachedUp, ...reachedDown, thingKey(start)]);
        expect(picture.nodes.length).toBe(Math.min(maxNodes, all.size));
        expect(picture.leftOut).toBe(all.size - picture.nodes.length);
        expect(new Set(picture.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(picture.nodes.length);
        for (const { x, y } of picture.nodes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThan(picture.width);
          expect(y).toBeLessThan(picture.height);
        }
      }),
    );
  });
});

test("things are counted by type, each once, in the order of the types", () => {
  const nodes = [source("a"), { type: "claim" as const, id: "c" }, source("b"), source("a")];
  expect(countTypes(nodes)).toEqual([
    { type: "claim", count: 1 },
    { type: "source", count: 2 },
  ]);
  expect(countTypes([])).toEqual([]);
});

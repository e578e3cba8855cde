import { endsOf, type Direction, type ProvenanceEdge, type ProvenanceNode } from "@/lib/domain/provenance/graph";
import { thingKey } from "@/lib/domain/provenance/thing";

// Sizes of the picture, in px of its own coordinates.
export const boxWidth = 196;
export const boxHeight = 58;
const columnGap = 84;
const rowGap = 14;
const margin = 8;

export type PlacedNode = ProvenanceNode & { key: string; x: number; y: number };
export type PlacedEdge = { edge: ProvenanceEdge; path: string };
export type Picture = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[]; leftOut: number };

/**
 * A layered picture, read from left to right: what rests on the start, the start, what the start rests on. The column of
 * a node is its distance from the start; within a column nodes stand near to those that they hang from. At most
 * `maxNodes`, the nearest first; `leftOut` says how many are missing.
 */
export function layOut({
  start,
  up,
  down,
  maxNodes,
}: {
  start: ProvenanceNode;
  /** Edges of what the start rests on. */
  up: readonly ProvenanceEdge[];
  /** Edges of what rests on the start. */
  down: readonly ProvenanceEdge[];
  maxNodes: number;
}): Picture {
  const columns = new Map<string, { node: ProvenanceNode; column: number; parents: string[] }>();
  columns.set(thingKey(start), { node: start, column: 0, parents: [] });
  const rings = [ringsOf({ start, edges: up, direction: "up" }), ringsOf({ start, edges: down, direction: "down" })];
  const leftOut = new Set<string>();
  for (let depth = 1; depth <= Math.max(...rings.map(({ length }) => length)); depth += 1) {
    for (const [index, ring] of rings.entries()) {
      for (const { node, parents } of ring[depth - 1] ?? []) {
        const key = thingKey(node);
        if (columns.has(key)) continue;
        if (columns.size >= maxNodes) leftOut.add(key);
        else columns.set(key, { node, column: index === 0 ? depth : -depth, parents });
      }
    }
  }
  return { ...place({ columns: [...columns.values()], edges: [...up, ...down] }), leftOut: leftOut.size };
}

type Ring = { node: ProvenanceNode; parents: string[] }[];

/** The nodes by their distance from the start, 1 first, each with those of the ring before that it hangs from. */
function ringsOf({
  start,
  edges,
  direction,
}: {
  start: ProvenanceNode;
  edges: readonly ProvenanceEdge[];
  direction: Direction;
}): Ring[] {
  const rings: Ring[] = [];
  const seen = new Set([thingKey(start)]);
  let front = new Set(seen);
  while (front.size > 0) {
    const ring = new Map<string, Ring[number]>();
    for (const edge of edges) {
      const { near, far } = endsOf(edge, direction);
      const [nearKey, farKey] = [thingKey(near), thingKey(far)];
      if (!front.has(nearKey) || seen.has(farKey)) continue;
      const entry = ring.get(farKey) ?? { node: far, parents: [] };
      entry.parents.push(nearKey);
      ring.set(farKey, entry);
    }
    if (ring.size > 0) rings.push([...ring.values()]);
    front = new Set(ring.keys());
    for (const key of front) seen.add(key);
  }
  return rings;
}

function place({
  columns,
  edges,
}: {
  columns: { node: ProvenanceNode; column: number; parents: string[] }[];
  edges: readonly ProvenanceEdge[];
}): Omit<Picture, "leftOut"> {
  const numbers = [...new Set(columns.map(({ column }) => column))].toSorted((a, b) => a - b);
  const tallest = Math.max(...numbers.map((number) => columns.filter(({ column }) => column === number).length));
  const height = 2 * margin + tallest * boxHeight + (tallest - 1) * rowGap;
  const placed = new Map<string, PlacedNode>();
  // From the middle outwards, so that every node finds its parents placed.
  for (const number of numbers.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    const members = columns
      .filter(({ column }) => column === number)
      .map((member, index) => ({ ...member, index, pull: meanY(member.parents, placed) }))
      .toSorted((a, b) => a.pull - b.pull || a.index - b.index);
    const used = members.length * boxHeight + (members.length - 1) * rowGap;
    const x = margin + numbers.indexOf(number) * (boxWidth + columnGap);
    for (const [row, { node }] of members.entries()) {
      const key = thingKey(node);
      placed.set(key, { ...node, key, x, y: (height - used) / 2 + row * (boxHeight + rowGap) });
    }
  }
  const drawn = new Map<string, PlacedEdge>();
  for (const edge of edges) {
    const { near, far } = endsOf(edge, "up");
    const [from, to] = [placed.get(thingKey(near)), placed.get(thingKey(far))];
    if (from && to && from !== to) drawn.set(`${from.key} ${to.key}`, { edge, path: pathBetween(from, to) });
  }
  const width = 2 * margin + numbers.length * boxWidth + (numbers.length - 1) * columnGap;
  return { width, height, nodes: [...placed.values()], edges: [...drawn.values()] };
}

function meanY(parents: readonly string[], placed: ReadonlyMap<string, PlacedNode>): number {
  const ys = parents.flatMap((key) => placed.get(key)?.y ?? []);
  return ys.length === 0 ? 0 : ys.reduce((sum, y) => sum + y, 0) / ys.length;
}

/** A curve from the thing that rests to what it rests on; around the side where they stand in one column or turn back. */
function pathBetween(from: PlacedNode, to: PlacedNode): string {
  const startY = from.y + boxHeight / 2;
  const endY = to.y + boxHeight / 2;
  const startX = from.x + boxWidth;
  if (to.x > from.x) {
    const endX = to.x - 6;
    const bend = (endX - startX) / 2;
    return `M${startX} ${startY}C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}`;
  }
  const endX = to.x + boxWidth + 6;
  const bend = columnGap / 2;
  return `M${startX} ${startY}C${startX + bend} ${startY} ${endX + bend} ${endY} ${endX} ${endY}`;
}

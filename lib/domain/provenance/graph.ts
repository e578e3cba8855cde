import { nodeTypes, thingKey, type NodeType } from "@/lib/domain/provenance/thing";

/** One link of the graph: `from` rests on `to`. */
export type ProvenanceEdge = {
  fromType: NodeType;
  fromId: string;
  /** PROV-O name, as "prov:wasQuotedFrom"; null for a link that leads over things which a filter hides. */
  relation: string | null;
  toType: NodeType;
  toId: string;
};

export type ProvenanceNode = { type: NodeType; id: string };

/** up: to what a thing rests on. down: to what rests on it. */
export type Direction = "up" | "down";

/** The end of an edge from which a walk comes, and the one to which it leads. */
export function endsOf(edge: ProvenanceEdge, direction: Direction): { near: ProvenanceNode; far: ProvenanceNode } {
  const from = { type: edge.fromType, id: edge.fromId };
  const to = { type: edge.toType, id: edge.toId };
  return direction === "up" ? { near: from, far: to } : { near: to, far: from };
}

function edgesByNear(edges: readonly ProvenanceEdge[], direction: Direction): Map<string, ProvenanceEdge[]> {
  const byNear = new Map<string, ProvenanceEdge[]>();
  for (const edge of edges) {
    const key = thingKey(endsOf(edge, direction).near);
    const list = byNear.get(key);
    if (list) list.push(edge);
    else byNear.set(key, [edge]);
  }
  return byNear;
}

/** A node of the nested list, with the link by which it hangs from the one above. */
export type NestedNode = ProvenanceNode & {
  relation: string | null;
  /** Type of the node above, which the words for the relation depend on. */
  aboveType: NodeType;
  /** Shown with everything below it at another place of the list, nearer to the start. */
  repeated: boolean;
  children: NestedNode[];
};

/** The graph as a tree: every node hangs where it is reached first, and is only named where it is reached again. */
export function nestGraph({
  start,
  edges,
  direction,
  maxDepth,
}: {
  start: ProvenanceNode;
  edges: readonly ProvenanceEdge[];
  direction: Direction;
  maxDepth: number;
}): { children: NestedNode[]; cut: boolean } {
  const byNear = edgesByNear(edges, direction);
  const seen = new Set([thingKey(start)]);
  const top: NestedNode[] = [];
  let front: { node: ProvenanceNode; into: NestedNode[] }[] = [{ node: start, into: top }];
  for (let depth = 0; front.length > 0; depth += 1) {
    if (depth === maxDepth) {
      return { children: top, cut: front.some(({ node }) => byNear.has(thingKey(node))) };
    }
    const next: typeof front = [];
    for (const { node, into } of front) {
      for (const edge of byNear.get(thingKey(node)) ?? []) {
        const { far } = endsOf(edge, direction);
        const repeated = seen.has(thingKey(far));
        const nested: NestedNode = { ...far, relation: edge.relation, aboveType: node.type, repeated, children: [] };
        into.push(nested);
        if (repeated) continue;
        seen.add(thingKey(far));
        next.push({ node: far, into: nested.children });
      }
    }
    front = next;
  }
  return { children: top, cut: false };
}

/**
 * The graph with only some types of node in it (and the start). What hangs together over hidden nodes is linked directly,
 * by an edge without a relation.
 */
export function keepTypes({
  start,
  edges,
  direction,
  types,
}: {
  start: ProvenanceNode;
  edges: readonly ProvenanceEdge[];
  direction: Direction;
  types: ReadonlySet<NodeType>;
}): ProvenanceEdge[] {
  const startKey = thingKey(start);
  const keeps = (node: ProvenanceNode) => types.has(node.type) || thingKey(node) === startKey;
  const byNear = edgesByNear(edges, direction);
  const nodes = new Map<string, ProvenanceNode>([[startKey, start]]);
  for (const edge of edges) {
    for (const node of Object.values(endsOf(edge, direction))) if (keeps(node)) nodes.set(thingKey(node), node);
  }
  const kept = new Map<string, ProvenanceEdge>();
  for (const near of nodes.values()) {
    const passed = new Set<string>();
    const open: { key: string; isDirect: boolean }[] = [{ key: thingKey(near), isDirect: true }];
    for (let step = open.shift(); step; step = open.shift()) {
      for (const edge of byNear.get(step.key) ?? []) {
        const { far } = endsOf(edge, direction);
        const farKey = thingKey(far);
        if (!keeps(far)) {
          if (!passed.has(farKey)) open.push({ key: farKey, isDirect: false });
          passed.add(farKey);
          continue;
        }
        if (farKey === thingKey(near)) continue;
        const [from, to] = direction === "up" ? [near, far] : [far, near];
        const key = `${thingKey(from)} ${thingKey(to)}`;
        // A direct link says more than one over hidden things, and comes first.
        if (kept.has(key) && !(step.isDirect && kept.get(key)!.relation === null)) continue;
        kept.set(key, {
          fromType: from.type,
          fromId: from.id,
          relation: step.isDirect ? edge.relation : null,
          toType: to.type,
          toId: to.id,
        });
      }
    }
  }
  return [...kept.values()];
}

/** How many there are of each type that is among them, in the order of the types; a thing is counted once. */
export function countTypes(nodes: readonly ProvenanceNode[]): { type: NodeType; count: number }[] {
  const byType = Map.groupBy(nodes, ({ type }) => type);
  return nodeTypes.flatMap((type) => {
    const count = new Set((byType.get(type) ?? []).map(({ id }) => id)).size;
    return count === 0 ? [] : [{ type, count }];
  });
}

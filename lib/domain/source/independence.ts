import { countsAsOrigin, type SourceStatus } from "@/lib/domain/source/status";

/** fromId takes its matter from toId. */
export type DerivationLink = { fromId: string; toId: string };

export type Independence = {
  /** Number of independent origins: connected components among the sources that count. */
  origins: number;
  /** The sources that count, gathered by origin; groups and members in the order in which they were given. */
  groups: string[][];
  /** Sources that rest on each other in a circle, upstream of those that count. */
  circular: string[][];
  /** Sources that were left out because they are retracted or withdrawn. */
  leftOut: string[];
};

/**
 * Counts the independent origins behind one stance. A source is upstream of itself; two sources are joined when they
 * share an upstream source; an origin is a connected component among those neither retracted nor withdrawn.
 * A retracted source further up still joins what rests on it: two reports of one bad study are one origin.
 */
export function independentOrigins({
  sources,
  links,
}: {
  sources: readonly { id: string; status: SourceStatus }[];
  links: readonly DerivationLink[];
}): Independence {
  const ids = [...new Set(sources.filter(({ status }) => countsAsOrigin(status)).map(({ id }) => id))];
  const leftOut = [...new Set(sources.filter(({ status }) => !countsAsOrigin(status)).map(({ id }) => id))];
  const upstreamOf = adjacency(links);
  const sets = new DisjointSets();
  const reached = new Set<string>();
  for (const id of ids) {
    for (const upstream of closure({ start: id, upstreamOf })) {
      reached.add(upstream);
      sets.join(id, upstream);
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const root = sets.rootOf(id);
    groups.set(root, [...(groups.get(root) ?? []), id]);
  }
  return {
    origins: groups.size,
    groups: [...groups.values()],
    circular: circles({ nodes: reached, upstreamOf }),
    leftOut,
  };
}

/**
 * Which of some sources rest, by however many steps, on one that no longer counts. They still count themselves: whether
 * anything of their own is left is for a person to judge.
 * @param fallen ids of sources that are retracted or withdrawn
 * @returns a source that rests on any, with those, in the order in which they were given.
 */
export function restingOnFallen({
  ids,
  links,
  fallen,
}: {
  ids: readonly string[];
  links: readonly DerivationLink[];
  fallen: ReadonlySet<string>;
}): { id: string; on: string[] }[] {
  const upstreamOf = adjacency(links);
  return ids.flatMap((id) => {
    const on = [...closure({ start: id, upstreamOf })].filter((upstream) => upstream !== id && fallen.has(upstream));
    return on.length > 0 ? [{ id, on }] : [];
  });
}

type Adjacency = ReadonlyMap<string, readonly string[]>;

function adjacency(links: readonly DerivationLink[]): Adjacency {
  const found = new Map<string, string[]>();
  for (const { fromId, toId } of links) {
    const known = found.get(fromId);
    if (known) known.push(toId);
    else found.set(fromId, [toId]);
  }
  return found;
}

function closure({ start, upstreamOf }: { start: string; upstreamOf: Adjacency }): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) for (const next of upstreamOf.get(id) ?? []) seen.add(next);
  return seen;
}

/** Two sources are in one circle when each is upstream of the other. */
function circles({ nodes, upstreamOf }: { nodes: ReadonlySet<string>; upstreamOf: Adjacency }): string[][] {
  const closures = new Map([...nodes].map((id) => [id, closure({ start: id, upstreamOf })] as const));
  const placed = new Set<string>();
  const found: string[][] = [];
  for (const [id, upstream] of closures) {
    if (placed.has(id)) continue;
    const circle = [...upstream].filter((other) => closures.get(other)?.has(id));
    if (circle.length < 2 && !upstreamOf.get(id)?.includes(id)) continue;
    for (const member of circle) placed.add(member);
    found.push(circle);
  }
  return found;
}

class DisjointSets {
  readonly #parents = new Map<string, string>();

  rootOf(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    if (root !== id) this.#parents.set(id, root);
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a !== b) this.#parents.set(b, a);
  }
}

import { createInterface } from "node:readline";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { median, quantile, rounded } from "@/bench/support/statistics";
import { seedGraph } from "@/bench/seed-graph";
import { db } from "@/lib/db/client";
import { applyMigrations } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import type { Actor } from "@/lib/domain/actor";
import type { Direction, ProvenanceNode } from "@/lib/domain/provenance/graph";
import { nodeTypes, type NodeType } from "@/lib/domain/provenance/thing";
import { closureOf } from "@/lib/server/provenance/closure";
import { makeWorkspace } from "@/tests/factories/workspace";
import { numbersFrom } from "@/tests/support/numbers-from";

// Measures "what rests on this?" and "what does this rest on?", to the last link, over a million links.
//   npm run -s bench:graph
// ordinaryP95OverLookup: 95th percentile of the closure of an ordinary node (as many of each type, drawn at random, up and
//   down) over the median of reading one row by its key, through the same client in the same run, turn and turn about.
// busiestP95Ms: the same of the sources that ten thousand pieces of evidence are taken from, downwards, milliseconds.
// equalsMemoryWalk: whether every one of these closures is the very set that a walk in memory over all links finds.

/** Nodes of each type. */
const perType = 40;
const repeats = 3;
const busyRepeats = 5;
const directions = ["up", "down"] as const;

function say(text: string) {
  process.stderr.write(`${text}\n`);
}

/** Every link, as numbers: `up[n]` are the things that n rests on. */
type Memory = { keys: string[]; numberOf: Map<string, number>; up: number[][]; down: number[][]; edges: number };

async function readGraph(url: string, workspaceId: string): Promise<Memory> {
  const memory: Memory = { keys: [], numberOf: new Map(), up: [], down: [], edges: 0 };
  const number = (key: string) => {
    const known = memory.numberOf.get(key);
    if (known !== undefined) return known;
    memory.numberOf.set(key, memory.keys.length);
    memory.up.push([]);
    memory.down.push([]);
    return memory.keys.push(key) - 1;
  };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const stream = client.query(
    copyTo(
      `COPY (SELECT from_type, from_id, to_type, to_id FROM provenance_edge WHERE workspace_id = '${workspaceId}') TO STDOUT`,
    ),
  );
  for await (const line of createInterface({ input: stream })) {
    const [fromType, fromId, toType, toId] = line.split("\t");
    const [from, to] = [number(`${fromType} ${fromId}`), number(`${toType} ${toId}`)];
    memory.up[from]!.push(to);
    memory.down[to]!.push(from);
    memory.edges += 1;
  }
  await client.end();
  return memory;
}

function walkInMemory(memory: Memory, start: ProvenanceNode, direction: Direction): Set<string> {
  const reached = new Set<number>();
  const open = [memory.numberOf.get(`${start.type} ${start.id}`)!];
  for (let near = open.pop(); near !== undefined; near = open.pop()) {
    for (const far of memory[direction][near]!) {
      if (reached.has(far)) continue;
      reached.add(far);
      open.push(far);
    }
  }
  return new Set([...reached].map((n) => memory.keys[n]!));
}

function drawNodes(memory: Memory, busy: ReadonlySet<string>): ProvenanceNode[] {
  const random = numbersFrom(31);
  const byType = Map.groupBy(memory.keys, (key) => key.slice(0, key.indexOf(" ")) as NodeType);
  return nodeTypes.flatMap((type) => {
    const ids = byType.get(type)!.map((key) => key.slice(type.length + 1));
    const chosen = new Set<string>();
    while (chosen.size < perType) {
      const id = ids[Math.floor(random() * ids.length)]!;
      if (!busy.has(id)) chosen.add(id);
    }
    return [...chosen].map((id) => ({ type, id }));
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ took: number; result: T }> {
  const startedAt = performance.now();
  const result = await work();
  return { took: performance.now() - startedAt, result };
}

async function measure({ actor, memory, busy }: { actor: Actor; memory: Memory; busy: string[] }) {
  const { workspaceId } = actor;
  const equals = (nodes: ProvenanceNode[], start: ProvenanceNode, direction: Direction) => {
    const wanted = walkInMemory(memory, start, direction);
    return nodes.length === wanted.size && nodes.every(({ type, id }) => wanted.has(`${type} ${id}`));
  };
  const starts = drawNodes(memory, new Set(busy));
  const ordinary: number[] = [];
  const lookups: number[] = [];
  const sizes: number[] = [];
  let equal = true;
  // The first round warms up and compares; the others are counted.
  for (let round = 0; round <= repeats; round += 1) {
    for (const start of starts) {
      for (const direction of directions) {
        const walk = await timed(() => closureOf(db, { workspaceId, start, direction }));
        const lookup = await timed(
          () => db.$queryRaw`
            SELECT id, title FROM source WHERE workspace_id = ${workspaceId}::uuid AND id = ${busy[0]!}::uuid`,
        );
        if (round === 0) {
          equal &&= equals(walk.result, start, direction);
          sizes.push(walk.result.length);
          continue;
        }
        ordinary.push(walk.took);
        lookups.push(lookup.took);
      }
    }
  }
  const busiest: number[] = [];
  let busiestNodes = 0;
  for (let round = 0; round <= busyRepeats; round += 1) {
    for (const id of busy) {
      const start = { type: "source", id } as const;
      const { took, result } = await timed(() => closureOf(db, { workspaceId, start, direction: "down" }));
      busiestNodes = Math.max(busiestNodes, result.length);
      if (round === 0) equal &&= equals(result, start, "down");
      else busiest.push(took);
    }
  }
  const lookupMs = median(lookups);
  return {
    ordinaryP95OverLookup: rounded(quantile(ordinary, 0.95) / lookupMs),
    busiestP95Ms: rounded(quantile(busiest, 0.95)),
    equalsMemoryWalk: equal,
    edges: memory.edges,
    ordinaryP95Ms: rounded(quantile(ordinary, 0.95)),
    ordinaryMedianMs: rounded(median(ordinary)),
    lookupMs: rounded(lookupMs),
    ordinaryP95Nodes: quantile(sizes, 0.95),
    busiestNodes,
  };
}

const server = await startTemporaryServer();
try {
  await applyMigrations({ url: server.url });
  process.env.DATABASE_URL = server.url;
  const { owner } = await makeWorkspace();
  const { busySourceIds } = await seedGraph({ url: server.url, ...owner });
  const memory = await readGraph(server.url, owner.workspaceId);
  say(`${memory.edges.toLocaleString("en-GB")} links between ${memory.keys.length.toLocaleString("en-GB")} things.`);
  const result = await measure({ actor: owner, memory, busy: busySourceIds });
  await db.$disconnect();
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await server.stop();
}

import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { seedClaims } from "@/bench/seed-claims";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { walkProvenance } from "@/lib/server/provenance/walk";
import { makeWorkspace } from "@/tests/factories/workspace";

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

let owner: Actor;

beforeAll(async () => {
  owner = (await makeWorkspace()).owner;
  const { workspaceId, userId } = owner;
  await seedClaims({ url: process.env.DATABASE_URL!, workspaceId, userId, count: 12_000 });
  // Sources that rest on each other, parts, copies and appearances: something in every branch that can be filled at once.
  await db.$executeRaw`
    INSERT INTO source (workspace_id, id, csl, title, created_by_id, updated_at)
    SELECT ${workspaceId}::uuid, uuidv7(), '{}', 'Source ' || n, ${userId}::uuid, now() FROM generate_series(1, 4000) AS n`;
  await db.$executeRaw`
    WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM source WHERE title LIKE 'Source %')
    INSERT INTO derivation (workspace_id, id, from_source_id, to_source_id, kind, by_id)
    SELECT ${workspaceId}::uuid, uuidv7(), a.id, b.id, 'derived_from', ${userId}::uuid
      FROM numbered AS a JOIN numbered AS b ON b.n = (a.n * 7919) % 4000 + 1 AND b.id <> a.id`;
  await db.$executeRaw`
    WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM source WHERE title LIKE 'Source %'),
    placed AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM evidence)
    UPDATE evidence SET source_id = numbered.id FROM placed JOIN numbered ON numbered.n = placed.n % 4000 + 1
     WHERE evidence.id = placed.id`;
  await db.$executeRaw`
    INSERT INTO capture (workspace_id, id, source_id, sha256, bytes, media_type, text, text_sha256, method, by_id)
    SELECT workspace_id, uuidv7(), id, '0', 0, 'text/plain', '', '0', 'paste', created_by_id FROM source`;
  await db.$executeRaw`
    UPDATE claim SET parent_id = parent.id FROM claim AS parent
     WHERE parent.number = claim.number / 3 AND claim.number % 3 = 0 AND claim.number > 3`;
  await db.$executeRaw`ANALYZE`;
}, 120_000);

test.each(["up", "down"] as const)("a walk %s finds every step by an index", async (direction) => {
  const { workspaceId } = owner;
  const [start] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM source WHERE title = 'Source 77'`;
  // The statements that the walk sends, as it sends them.
  const asked = vi.spyOn(pg.Client.prototype, "query");
  const { nodes } = await walkProvenance({
    workspaceId,
    start: { type: "source", id: start!.id },
    direction,
    maxNodes: 400,
  });
  const statements = asked.mock.calls
    .map(([query]) => query as unknown as { text?: string; values?: unknown[] })
    .filter(({ text }) => text?.includes("provenance_edge"));
  asked.mockRestore();
  expect(nodes.length).toBeGreaterThan(10);
  expect(statements).toHaveLength(2);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  for (const { text, values } of statements) {
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const readWhole = plansOf(rows[0]!["QUERY PLAN"][0].Plan)
      .filter((plan) => plan["Node Type"] === "Seq Scan")
      .map((plan) => plan["Relation Name"]!);
    // A table that is empty here may be read whole: there is nothing in it.
    expect(readWhole.filter((name) => filled.has(name))).toEqual([]);
  }
  await client.end();
});

const filled = new Set(["claim", "evidence", "source", "capture", "derivation"]);

function plansOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(plansOf)];
}

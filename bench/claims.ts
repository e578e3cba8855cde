import { Client } from "pg";
import { quantile, rounded } from "@/bench/support/statistics";
import { prepareDesk, startDesk, type Desk } from "@/bench/support/start-desk";
import { searched, seedClaims } from "@/bench/seed-claims";
import { sessionCookie } from "@/lib/auth/cookie";
import { openSession, tokenOfSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { applyMigrations } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import type { Actor } from "@/lib/domain/actor";
import { claimListSchema } from "@/lib/domain/search/list-params";
import { listClaims } from "@/lib/server/search/list-claims";
import { makeWorkspace } from "@/tests/factories/workspace";

// Measures the claims list at 1,000 and at 100,000 claims: the whole HTTP response of the built server, signed in, over
// fifty filters and ranked searches, and the queries behind it alone. Each size has a database of its own.
//   npm run -s bench:claims
// p95At100kOver1k: the 95th percentile of whole responses at 100,000 claims over the same at 1,000.
// p95Ms…: whole responses, milliseconds. sqlP95Ms…: queries of the page alone, from within one process, milliseconds.

const sizes = { "1k": 1_000, "100k": 100_000 } as const;
type Size = keyof typeof sizes;
/** Each request is made so often, one after the other; the first time warms up and is not counted. */
const repeats = 6;

const filters: Record<string, string>[] = [
  {},
  { sort: "changed" },
  { after: "500" },
  { state: "open" },
  { state: "gathering" },
  { state: "in_review" },
  { state: "approved" },
  { state: "approved", sort: "changed" },
  { state: "reopened", worth: "high" },
  { type: "quantity" },
  { type: "legal" },
  { type: "legal", sort: "changed" },
  { type: "prediction", state: "open" },
  { worth: "high" },
  { worth: "unrated", sort: "changed" },
  { evidence: "none" },
  { evidence: "none", state: "open" },
  { evidence: "none", worth: "high" },
  { evidence: "none", type: "causal", sort: "changed" },
  { by: "me" },
  { by: "me", state: "revealed" },
  { state: "revealed", type: "legal", worth: "low" },
  { state: "adjudicated", type: "comparison", sort: "changed" },
];
const searches: Record<string, string>[] = [
  ...Object.values(searched)
    .flat()
    .map((q) => ({ q })),
  { q: "hospital", state: "approved" },
  { q: "beds", type: "quantity" },
  { q: "council", worth: "high" },
  { q: "Saltham", evidence: "none" },
  { q: "peregrine", state: "open" },
  { q: "12" },
  { q: "#77" },
  { q: "2019" },
  { q: "flood" },
  { q: "harbour" },
];
/** Fifty. */
const requests = [...filters, ...searches];

function say(text: string) {
  process.stderr.write(`${text}\n`);
}

type Prepared = { desk: Desk; address: string; cookie: string; sql: number[] };

/** Seeds one database, measures the queries on it, and starts a server of its own on it. */
async function prepare(size: Size, serverUrl: string): Promise<Prepared> {
  const url = new URL(serverUrl);
  url.pathname = `/claims_${size}`;
  await onServer(serverUrl, `CREATE DATABASE claims_${size}`);
  await applyMigrations({ url: url.href });
  process.env.DATABASE_URL = url.href;
  const { owner, slug } = await makeWorkspace();
  await seedClaims({ url: url.href, ...owner, count: sizes[size] });
  say(`${sizes[size].toLocaleString("en-GB")} claims are there.`);
  const sql = await measureQueries(owner);
  const desk = await startDesk(await prepareDesk());
  const { id: sessionId } = await openSession({ userId: owner.userId, userAgent: "bench", now: new Date() });
  const token = await tokenOfSession({ sessionId, userId: owner.userId });
  await db.$disconnect();
  // The next size has another database, and the client is made at its first use.
  delete (globalThis as { plumblineDb?: unknown }).plumblineDb;
  return { desk, address: `${desk.origin}/w/${slug}/claims`, cookie: `${sessionCookie().name}=${token}`, sql };
}

/** Milliseconds until the whole response is there. */
async function ask({ address, cookie }: Prepared, request: Record<string, string>): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${address}?${new URLSearchParams(request)}`, {
    headers: { cookie },
    redirect: "manual",
  });
  const body = await response.text();
  const took = performance.now() - startedAt;
  // A page that fails is fast.
  if (response.status !== 200 || !body.includes("</html>") || !body.includes("<h1")) {
    throw new Error(`${address} answered ${response.status}.`);
  }
  return took;
}

async function measureQueries(actor: Actor): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    for (const request of requests) {
      const params = claimListSchema.parse(request);
      const startedAt = performance.now();
      await listClaims({ actor, params });
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

async function onServer(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const server = await startTemporaryServer();
const desks: Prepared[] = [];
try {
  for (const size of ["1k", "100k"] as const) desks.push(await prepare(size, server.url));
  const [small, large] = desks as [Prepared, Prepared];
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < repeats; round += 1) {
    for (const request of requests) {
      // Turn and turn about, so that a slow moment of the machine hits both.
      const took = { small: await ask(small, request), large: await ask(large, request) };
      if (round === 0) continue;
      times.small.push(took.small);
      times.large.push(took.large);
    }
  }
  const p95 = (values: number[]) => quantile(values, 0.95);
  const result = {
    p95At100kOver1k: rounded(p95(times.large) / p95(times.small)),
    p95Ms1k: rounded(p95(times.small)),
    p95Ms100k: rounded(p95(times.large)),
    sqlP95Ms1k: rounded(p95(small.sql)),
    sqlP95Ms100k: rounded(p95(large.sql)),
    requests: requests.length,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  for (const { desk } of desks) await desk.stop();
  await server.stop();
}

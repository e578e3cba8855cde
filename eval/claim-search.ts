// Finding claims that were checked already. npm run -s eval:claim-search -- --claims F --queries F --pairs F
// claims: id, claim, title; queries: id, text (tab separated, one header line); pairs: query 0 claim 1.
import { readFileSync } from "node:fs";
import { Client } from "pg";
import { oneDecimal, printResult, printTable, share } from "./support/print-report";
import { readOptions } from "./support/read-options";
import { percentile } from "./support/scores";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { ClaimIndex } from "@/lib/text/claim-index";

const files = readOptions("claims", "queries", "pairs");
const claims = rowsOf(files.claims).map(([id, claim, title]) => ({ id: id!, text: `${claim} ${title ?? ""}`.trim() }));
const wanted = new Map<string, Set<string>>();
for (const line of readFileSync(files.pairs, "utf8").split("\n")) {
  const [query, , claim] = line.trim().split(/\s+/u);
  if (query && claim) wanted.set(query, (wanted.get(query) ?? new Set()).add(claim));
}
const queries = rowsOf(files.queries).flatMap(([id, text]) => {
  const ids = wanted.get(id!);
  return ids && text ? [{ text, wanted: ids }] : [];
});
/** Queries that are timed: enough for a 95th percentile, few enough for a slow alternative. */
const timedQueries = queries.slice(0, 200);
const many = 100_000;

type Search = (text: string, limit: number) => string[] | Promise<string[]>;

const server = await startTemporaryServer();
const database = new Client({ connectionString: server.url });
try {
  await database.connect();
  await database.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
  await database.query("CREATE TABLE claim (id text, statement text)");
  const index = new ClaimIndex();
  const filledMs = await fill(index, claims);
  const quality = [
    { name: "Plumbline", ...(await measure((text, limit) => ownSearch(index, text, limit), queries)) },
    { name: "pg_trgm", ...(await measure(trigrams, timedQueries)) },
  ];
  printTable({
    title: `${queries.length} posts among ${claims.length} claims (pg_trgm: the first ${timedQueries.length} posts)`,
    columns: ["method", "MAP@5", "recall@20", "p50 ms", "p95 ms"],
    rows: quality.map(({ name, map, recall, times }) => [
      name,
      share(map),
      share(recall),
      oneDecimal(percentile(times, 0.5)),
      oneDecimal(percentile(times, 0.95)),
    ]),
  });

  const larger = alteredClaims(many - claims.length);
  const before = process.memoryUsage().rss;
  const filledManyMs = await fill(index, larger);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  const own = await measure((text, limit) => ownSearch(index, text, limit), timedQueries);
  const trigram = await measure(trigrams, timedQueries);
  printTable({
    title: `${timedQueries.length} posts among ${index.size} claims, most of them made from the others by altering words`,
    columns: ["method", "p50 ms", "p95 ms", "to fill, s", "memory, MB"],
    rows: [
      [
        "Plumbline",
        oneDecimal(percentile(own.times, 0.5)),
        oneDecimal(percentile(own.times, 0.95)),
        oneDecimal((filledMs.own + filledManyMs.own) / 1000),
        Math.round(grown),
      ],
      [
        "pg_trgm, GiST index",
        oneDecimal(percentile(trigram.times, 0.5)),
        oneDecimal(percentile(trigram.times, 0.95)),
        oneDecimal((filledMs.database + filledManyMs.database) / 1000),
        null,
      ],
    ],
  });
  printResult({
    mapAt5: quality[0]!.map,
    recallAt20: quality[0]!.recall,
    p95Ms: percentile(quality[0]!.times, 0.95),
    p95MsAt100k: percentile(own.times, 0.95),
    trigramP95Ms: percentile(trigram.times, 0.95),
  });
} finally {
  await database.end();
  await server.stop();
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.split("\t")]));
}

function ownSearch(index: ClaimIndex, text: string, limit: number): string[] {
  return index.search({ text, limit }).map((found) => found.id);
}

/** One query with pg_trgm: the nearest by the share of trigrams in common, answered from the index. */
async function trigrams(text: string, limit: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM claim ORDER BY statement <-> $1 LIMIT $2", [
    text,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

async function fill(
  index: ClaimIndex,
  added: { id: string; text: string }[],
): Promise<{ own: number; database: number }> {
  const began = performance.now();
  for (const claim of added) index.add(claim);
  const own = performance.now() - began;
  await database.query("DROP INDEX IF EXISTS claim_trigrams");
  await database.query("INSERT INTO claim SELECT * FROM unnest($1::text[], $2::text[])", [
    added.map(({ id }) => id),
    added.map(({ text }) => text),
  ]);
  await database.query("CREATE INDEX claim_trigrams ON claim USING gist (statement gist_trgm_ops)");
  await database.query("ANALYZE claim");
  return { own, database: performance.now() - began - own };
}

async function measure(search: Search, asked: typeof queries) {
  const times: number[] = [];
  let map = 0;
  let recall = 0;
  for (const query of asked) {
    const began = performance.now();
    const found = await search(query.text, 20);
    times.push(performance.now() - began);
    let right = 0;
    let precision = 0;
    found.slice(0, 5).forEach((id, at) => {
      if (query.wanted.has(id)) precision += ++right / (at + 1);
    });
    map += precision / Math.min(5, query.wanted.size);
    recall += found.filter((id) => query.wanted.has(id)).length / query.wanted.size;
  }
  return { map: map / asked.length, recall: recall / asked.length, times };
}

/** Further claims: every third word of a claim comes from another one, always the same in every run. */
function alteredClaims(count: number): { id: string; text: string }[] {
  const words = claims.map(({ text }) => text.split(/\s+/u));
  let state = 1;
  // The minimal standard generator (Park and Miller, 1988).
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  return Array.from({ length: count }, (_, at) => {
    const own = words[at % words.length]!;
    const other = words[next(words.length)]!;
    const text = own.map((word, place) => (place % 3 === at % 3 ? other[next(other.length)]! : word)).join(" ");
    return { id: `altered-${at}`, text };
  });
}

import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { rounded } from "@/bench/support/statistics";
import { applyMigrations } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import type { AddressRule } from "@/lib/platform/address-rule";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";

// Fetches 200 pages of a local website again and again until 10,000 copies are stored, through the guarded client, the
// reading of text, the comparison and the record, two at a time. Of the pages a third never changes, a third has another
// key and counter at each load, a third changes its words now and then and changes them back.
//   npm run -s bench:captures
// duplicateFiles: files of the store whose bytes lie in another file as well, and files left half-written.
// rssGrowthMb: mean memory of this process, threads included, over the last 1,000 copies, less that over the 2,000th to
// 3,000th. Megabytes; less than nothing when it shrank.

const pages = 200;
const copies = 10_000;
const atOnce = 2;
/** Copies after which memory is measured for the first time. */
const warmUp = [2_000, 3_000] as const;

const folder = await mkdtemp(path.join(tmpdir(), "plumbline-bench-captures-"));
const database = await startTemporaryServer();
Object.assign(process.env, {
  NODE_ENV: "production",
  DATABASE_URL: database.url,
  PLUMBLINE_DATA: folder,
  LOG_LEVEL: "error",
});
await applyMigrations({ url: database.url });
await migrateJobs({ url: database.url });
// Only now, as they read the settings of the database when they are loaded.
const { db } = await import("@/lib/db/client");
const { guardedFetch } = await import("@/lib/platform/guarded-fetch");
const { fetchCopy } = await import("@/lib/server/capture/fetch-copy");
const { makeSource } = await import("@/tests/factories/source");
const { makeWorkspace } = await import("@/tests/factories/workspace");

let loads = 0;
const website = createServer((request, response) => {
  const page = Number(request.url?.slice(1));
  loads += 1;
  const changes = page % 3 === 1;
  const words = page % 3 === 2 ? Math.floor(loads / (3 * pages)) % 2 : 0;
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8" })
    .end(pageOf({ page, words, load: changes ? loads : 0 }));
});
await new Promise<void>((resolve) => website.listen(0, "127.0.0.1", resolve));
const { port } = website.address() as AddressInfo;
const onlyHere: AddressRule = { allowsAddress: (address) => address === "127.0.0.1", allowsPort: () => true };

const { owner: actor } = await makeWorkspace();
const sources: string[] = [];
for (let page = 0; page < pages; page++)
  sources.push((await makeSource({ actor, url: `http://bench.example:${port}/${page}`, title: `Page ${page}` })).id);

const changes = { first: 0, same: 0, changed: 0, gone: 0 };
const memory: number[] = [];
let next = 0;
const startedAt = performance.now();
await Promise.all(Array.from({ length: atOnce }, work));
const seconds = (performance.now() - startedAt) / 1000;

const stored = await filesBelow(path.join(folder, "blobs"));
const digests = await Promise.all(
  stored.map(async (file) => ({
    isWhole:
      path.basename(file) ===
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex"),
    name: path.basename(file),
  })),
);
const duplicateFiles = digests.length - new Set(digests.filter(({ isWhole }) => isWhole).map(({ name }) => name)).size;
const rssGrowthMb = rounded((mean(memory.slice(-1_000)) - mean(memory.slice(...warmUp))) / 1024 / 1024);
const rows = await db.capture.count();
if (rows !== copies) throw new Error(`${rows} copies are stored instead of ${copies}.`);

console.log(`copies stored                                    ${rows}`);
console.log(`first, same, changed                             ${changes.first}, ${changes.same}, ${changes.changed}`);
console.log(`files in the store                               ${stored.length}`);
console.log(`copies a second, two at a time                   ${rounded(copies / seconds)}`);
console.log(
  `memory after the warm-up and at the end, MB      ${rounded(mean(memory.slice(...warmUp)) / 2 ** 20)}, ${rounded(mean(memory.slice(-1_000)) / 2 ** 20)}`,
);
console.log(
  JSON.stringify({ duplicateFiles, rssGrowthMb, copiesPerSecond: rounded(copies / seconds), files: stored.length }),
);

await db.$disconnect();
website.closeAllConnections();
website.close();
await database.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);

async function work(): Promise<void> {
  for (let copy = next++; copy < copies; copy = next++) {
    const outcome = await fetchCopy({
      actor,
      sourceId: sources[copy % pages]!,
      fetcher: ({ url, limits }) =>
        guardedFetch({ url, ...(limits && { limits }), resolver: async () => ["127.0.0.1"], addressRule: onlyHere }),
      now: new Date(Date.UTC(2026, 4, 3) + copy * 60_000),
    });
    if (!outcome.ok) throw new Error(`A page was refused: ${outcome.reason}.`);
    changes[outcome.change] += 1;
    memory.push(process.memoryUsage.rss());
    if (memory.length % 1_000 === 0)
      process.stderr.write(`${memory.length} copies, ${rounded(memory.at(-1)! / 2 ** 20)} MB\n`);
  }
}

function pageOf({ page, words, load }: { page: number; words: number; load: number }): string {
  const paragraphs = Array.from(
    { length: 40 },
    (_, index) =>
      `<p>Paragraph ${index} of page ${page}. The ward of Harrow Vale has ${words === 0 ? "twelve" : "fourteen"} beds and is staffed by night as well, which costs more than in other towns of the valley, the board said in its report on the year.</p>`,
  ).join("");
  const key = createHash("sha256").update(String(load)).digest("hex");
  const loaded = load === 0 ? "" : `<p>${load} views</p><input type="hidden" name="key" value="${key}">`;
  return `<!doctype html><html><head><title>Page ${page}</title></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Page ${page}</h1>${paragraphs}</article>${loaded}</body></html>`;
}

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

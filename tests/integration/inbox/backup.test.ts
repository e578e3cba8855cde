import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";
import { dataFolder } from "@/lib/platform/env";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { makeFeed, makeUrlList } from "@/tests/factories/inbox";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

const url = process.env.DATABASE_URL!;
const name = `${inject("testDatabasePrefix")}_inbox_${process.env.VITEST_POOL_ID ?? "1"}`;
const newUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href;
const folder = await mkdtemp(path.join(tmpdir(), "plumbline-inbox-backup-"));

async function onServer(statement: string) {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  await client.query(statement);
  await client.end();
}
async function rowsOf(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: newUrl });
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}

afterAll(async () => {
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await rm(folder, { recursive: true, force: true });
});

test("a backup carries what has to be done and none of the jobs; a restored installation makes its own", async () => {
  const { owner: actor } = await makeWorkspace();
  const { batchId } = await makeUrlList({ actor, urls: ["https://post.example/beds", "https://post.example/nights"] });
  const { feedId } = await makeFeed({ actor });
  const file = path.join(folder, "backup.tar.gz");
  const written = await writeBackup({ url, dataFolder: dataFolder(), file, now });
  expect(written.ok && written.manifest.tables.map((table) => table.name)).toEqual(
    expect.arrayContaining(["feed", "import_batch", "inbox_item"]),
  );
  expect(JSON.stringify(written)).not.toMatch(/graphile|_private/);

  await onServer(`CREATE DATABASE ${name}`);
  // An installation that has been started once has the schema of the jobs already, without any of them.
  await migrateJobs({ url: newUrl });
  expect(await restoreBackup({ url: newUrl, dataFolder: path.join(folder, "data"), file })).toMatchObject({ ok: true });
  await migrateJobs({ url: newUrl });
  expect(await rowsOf("SELECT id, state FROM import_batch")).toEqual([{ id: batchId, state: "waiting" }]);
  expect(await rowsOf("SELECT id FROM feed")).toEqual([{ id: feedId }]);
  expect(await rowsOf("SELECT state FROM inbox_item")).toEqual([{ state: "fetching" }, { state: "fetching" }]);
  expect(await rowsOf("SELECT key FROM graphile_worker.jobs")).toEqual([]);
});

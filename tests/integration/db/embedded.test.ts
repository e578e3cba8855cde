import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { startEmbeddedPostgres } from "@/lib/db/embedded";
import { ensureDatabase } from "@/lib/db/ensure-database";
import { listMigrations } from "@/lib/db/migrate";

const holder = fileURLToPath(new URL("hold-database.ts", import.meta.url));
const children: ChildProcess[] = [];
const started: { stop: () => Promise<void> }[] = [];
// Real starts of a database that really writes through to the disk.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let parent = "";
let dataFolder = "";

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "plumbline-embedded-"));
  await chmod(parent, 0o711);
  dataFolder = path.join(parent, "data");
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const { stop } of started.splice(0)) await stop();
});

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the database; whatever a failing test leaves running is stopped after it. */
async function start(folder = dataFolder) {
  const database = await startEmbeddedPostgres({ dataFolder: folder });
  started.push(database);
  return database;
}

/** Another process that uses the same data folder. */
async function hold(): Promise<{ child: ChildProcess; url: string; alreadyRunning: boolean }> {
  const child = spawn(process.execPath, ["--import", "tsx", holder, dataFolder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, ...(JSON.parse(line) as { url: string; alreadyRunning: boolean }) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

const isStopped = async () => !(await readdir(path.join(dataFolder, "postgres"))).includes("postmaster.pid");

test("the first start makes a durable UTF-8 cluster that answers on this machine alone", async () => {
  const { url, stop, alreadyRunning } = await start();
  expect(alreadyRunning).toBe(false);
  const settings = await query<{ name: string; setting: string }>(
    url,
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes',
       'listen_addresses', 'unix_socket_directories', 'server_encoding', 'password_encryption', 'data_checksums')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    server_encoding: "UTF8",
    password_encryption: "scram-sha-256",
    data_checksums: "on",
  });
  expect((await stat(path.join(dataFolder, "postgres-password"))).mode & 0o777).toBe(0o600);
  const wrong = Object.assign(new URL(url), { password: "guess" }).href;
  await expect(query(wrong, "SELECT 1")).rejects.toThrow("password authentication failed");
  await stop();
  expect(await isStopped()).toBe(true);
});

test("case and trigrams work beyond ASCII", async () => {
  const { url, stop } = await start();
  await query(url, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
  const [row] = await query<{ lower: string; near: number }>(
    url,
    "SELECT lower('ŽÓŁĆ') AS lower, similarity('Žółć', 'žółci') AS near",
  );
  expect(row?.lower).toBe("žółć");
  expect(row?.near).toBeGreaterThan(0.3);
  await stop();
});

describe("processes that share a data folder", () => {
  test("a killed process leaves its server and its rows to the next start", async () => {
    const killed = await hold();
    expect(killed.alreadyRunning).toBe(false);
    await query(killed.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await kill(killed.child);
    const next = await start();
    expect(next).toMatchObject({ url: killed.url, alreadyRunning: true });
    expect(await query(next.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await next.stop();
    expect(await isStopped()).toBe(true);
  });

  test("who stops first leaves the server to the other", async () => {
    const other = await hold();
    const ours = await start();
    await ours.stop();
    expect(await query(other.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await kill(other.child);
    await (await start()).stop();
    expect(await isStopped()).toBe(true);
  });

  test("a killed server is recovered", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE committed AS SELECT generate_series(1, 1000) AS n");
    const [pid] = (await readFile(path.join(dataFolder, "postgres", "postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
    const second = await start();
    expect(await query(second.url, "SELECT count(*)::int AS n FROM committed")).toEqual([{ n: 1000 }]);
    await first.stop();
    await second.stop();
    expect(await isStopped()).toBe(true);
  });

  test("two starts at once share one server", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url).toBe(two.url);
    await one.stop();
    expect(await query(two.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await two.stop();
    expect(await isStopped()).toBe(true);
  });

  test("two first starts at once make one cluster", async () => {
    const fresh = path.join(parent, "fresh");
    // A start that was killed long ago while it made a cluster.
    const draft = path.join(fresh, "postgres.draft-of-yesterday");
    await mkdir(draft, { recursive: true });
    await chmod(fresh, 0o711);
    await utimes(draft, new Date(0), new Date(0));
    const [one, two] = await Promise.all([start(fresh), start(fresh)]);
    expect(one.url).toBe(two.url);
    await Promise.all([one.stop(), two.stop()]);
    expect((await readdir(fresh)).toSorted()).toEqual(["postgres", "postgres-password", "postgres-port"]);
  });
});

test("the port is kept, and another one is taken when it is busy", async () => {
  const first = await start();
  await first.stop();
  const again = await start();
  await again.stop();
  expect(again.url).toBe(first.url);
  const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(squatter, "listening");
  const moved = await start();
  expect(new URL(moved.url).port).not.toBe(new URL(first.url).port);
  expect(await query(moved.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await moved.stop();
  squatter.close();
});

test("a stale postmaster.pid of a machine that lost power is no hindrance", async () => {
  const { stop } = await start();
  const file = path.join(dataFolder, "postgres", "postmaster.pid");
  const [, ...rest] = (await readFile(file, "utf8")).split("\n");
  await stop();
  // The number belongs to a stranger by now: this very process.
  await writeFile(file, [String(process.pid), ...rest].join("\n"));
  const next = await start();
  expect(next.alreadyRunning).toBe(false);
  await next.stop();
});

test.runIf(process.getuid?.() === 0)("root is told which folder is closed to the database's account", async () => {
  const closed = path.join(parent, "closed");
  await mkdir(closed, { mode: 0o700 });
  await expect(start(path.join(closed, "data"))).rejects.toThrow(`${closed} is closed to the account`);
});

test("a cluster of another PostgreSQL is left alone", async () => {
  const old = path.join(parent, "old");
  await mkdir(path.join(old, "postgres"), { recursive: true });
  await chmod(old, 0o711);
  await writeFile(path.join(old, "postgres", "PG_VERSION"), "14\n");
  await expect(start(old)).rejects.toThrow("made by PostgreSQL 14");
});

describe("ensureDatabase", () => {
  test("starts the embedded database, applies everything and names it in DATABASE_URL", async () => {
    const before = { url: process.env.DATABASE_URL, data: process.env.PLUMBLINE_DATA };
    delete process.env.DATABASE_URL;
    process.env.PLUMBLINE_DATA = path.join(parent, "ensured");
    try {
      const database = await ensureDatabase();
      expect(process.env.DATABASE_URL).toBe(database.url);
      expect(database.applied).toEqual(await listMigrations());
      await database.stop();
      expect(process.env.DATABASE_URL).toBeUndefined();
    } finally {
      process.env.DATABASE_URL = before.url;
      process.env.PLUMBLINE_DATA = before.data;
    }
  });

  test("says what is wrong with a DATABASE_URL that answers nothing", async () => {
    const before = process.env.DATABASE_URL;
    process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:9/none";
    try {
      await expect(ensureDatabase()).rejects.toThrow("The database that DATABASE_URL names cannot be reached");
    } finally {
      process.env.DATABASE_URL = before;
    }
  });
});

import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a superuser's connection to the test server. */
    testServerUrl: string;
    /** Prefix of every database that this run makes; the template is `<prefix>_template`. */
    testDatabasePrefix: string;
  }
}

const FOLDER = /^plumbline-test-(\d+)-/;

/**
 * Starts one PostgreSQL for the whole run (or takes TEST_DATABASE_URL) and makes the template database that
 * use-worker-database.ts copies.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startTemporary();
  const prefix = `plumbline_test_${process.pid}`;
  const template = new URL(server.url);
  template.pathname = `/${prefix}_template`;
  await onServer(server.url, (client) => client.query(`CREATE DATABASE ${prefix}_template`));
  await applyMigrations({ url: template.href });
  project.provide("testServerUrl", server.url);
  project.provide("testDatabasePrefix", prefix);
  return async () => {
    if (given) await onServer(given, (client) => dropAll(client, prefix));
    await server.stop();
  };
}

async function startTemporary() {
  await removeAbandoned();
  const dataFolder = await mkdtemp(path.join(tmpdir(), `plumbline-test-${process.pid}-`));
  // PostgreSQL runs as another account when the tests run as root.
  await chmod(dataFolder, 0o711);
  // Speed instead of durability: right for a database that is thrown away, and for tests alone.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const { url, stop } = await startEmbeddedPostgres({ dataFolder, settings });
  return {
    url,
    stop: async () => {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind; the next run ends it. */
async function removeAbandoned() {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const folder = path.join(tmpdir(), name);
    const server = (await readFile(path.join(folder, "postgres", "postmaster.pid"), "utf8").catch(() => "")).split(
      "\n",
    );
    const command = await readFile(`/proc/${server[0]}/cmdline`, "utf8").catch(() => "");
    if (command.includes(folder)) process.kill(Number(server[0]), "SIGQUIT");
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function onServer(url: string, use: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

async function dropAll(client: pg.Client, prefix: string) {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
    [`${prefix}_`],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

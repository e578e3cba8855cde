import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a superuser's connection to the test server. */
    testServerUrl: string;
    /** Prefix of every database that this run makes; the template is `<prefix>_template`. */
    testDatabasePrefix: string;
  }
}

/**
 * Starts one PostgreSQL for the whole run (or takes TEST_DATABASE_URL) and makes the template database that
 * use-worker-database.ts copies.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startTemporaryServer();
  const prefix = `plumbline_test_${process.pid}`;
  const template = new URL(server.url);
  template.pathname = `/${prefix}_template`;
  await onServer(server.url, (client) => client.query(`CREATE DATABASE ${prefix}_template`));
  await applyMigrations({ url: template.href });
  await migrateJobs({ url: template.href });
  project.provide("testServerUrl", server.url);
  project.provide("testDatabasePrefix", prefix);
  return async () => {
    if (given) await onServer(given, (client) => dropAll({ client, prefix }));
    await server.stop();
  };
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function dropAll({ client, prefix }: { client: pg.Client; prefix: string }) {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
    [`${prefix}_`],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

// Each test file gets an empty, migrated database of its own, before it imports lib/db/client; copying the template
// takes a few hundredths of a second. The name is the worker's, so that a run leaves no more databases than workers.
const prefix = inject("testDatabasePrefix");
const name = `${prefix}_worker_${process.env.VITEST_POOL_ID ?? "1"}`;
const server = new pg.Client({ connectionString: inject("testServerUrl") });
await server.connect();
await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
await server.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}_template`);
await server.end();

const url = new URL(inject("testServerUrl"));
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
process.env.PLUMBLINE_DATA = await mkdtemp(path.join(tmpdir(), "plumbline-test-data-"));

const dataFolder = process.env.PLUMBLINE_DATA;
afterAll(() => rm(dataFolder, { recursive: true, force: true }));

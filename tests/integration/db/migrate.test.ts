import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { applyMigrations, diffSchema, listMigrations, migrationsFolder } from "@/lib/db/migrate";

const url = process.env.DATABASE_URL ?? "";
const client = new pg.Client({ connectionString: url });

beforeAll(() => client.connect());
afterAll(() => client.end());

test("the worker's database has every migration and is what schema.prisma says", async () => {
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  expect(rows.map((row) => row.migration_name)).toEqual(await listMigrations());
  expect(await applyMigrations({ url })).toEqual([]);
  expect(await diffSchema({ url })).toBe("");
});

test("a column that schema.prisma does not know shows as a difference", async () => {
  await client.query("ALTER TABLE session ADD COLUMN surplus text");
  expect(await diffSchema({ url })).toContain('DROP COLUMN "surplus"');
  await client.query("ALTER TABLE session DROP COLUMN surplus");
});

test("what Prisma cannot express is no difference", async () => {
  await client.query(`
    ALTER TABLE session ADD CONSTRAINT session_agent_length CHECK (length(user_agent) < 10000);
    CREATE INDEX session_agent_lower ON session (lower(user_agent));
    CREATE INDEX session_live ON session (user_id) WHERE revoked_at IS NULL;
    CREATE UNIQUE INDEX session_live_agent ON session (user_id, user_agent) WHERE revoked_at IS NULL;
    CREATE INDEX session_cover ON session (user_id) INCLUDE (user_agent);
    CREATE VIEW session_view AS SELECT id FROM session;
    CREATE FUNCTION refuse_session() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END; $$;
    CREATE TRIGGER session_refuse BEFORE DELETE ON session FOR EACH ROW EXECUTE FUNCTION refuse_session();
  `);
  expect(await diffSchema({ url })).toBe("");
});

describe("migrations of a database of its own", () => {
  const name = `${inject("testDatabasePrefix")}_migrate_${process.env.VITEST_POOL_ID ?? "1"}`;
  const own = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  let folder = "";

  beforeAll(async () => {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    folder = await mkdtemp(path.join(tmpdir(), "plumbline-migrations-"));
    await cp(path.join(migrationsFolder, "migration_lock.toml"), path.join(folder, "migration_lock.toml"));
    await write("1_first", "CREATE TABLE first (n int);");
  });

  afterAll(async () => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await rm(folder, { recursive: true, force: true });
  });

  async function write(migration: string, sql: string) {
    await mkdir(path.join(folder, migration), { recursive: true });
    await writeFile(path.join(folder, migration, "migration.sql"), sql);
  }

  async function tables(): Promise<string[]> {
    const there = new pg.Client({ connectionString: own });
    await there.connect();
    const { rows } = await there.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
    );
    await there.end();
    return rows.map((row) => row.name);
  }

  test("two servers that start at once apply each migration once", async () => {
    const both = await Promise.all([applyMigrations({ url: own, folder }), applyMigrations({ url: own, folder })]);
    expect(both.flat()).toEqual(["1_first"]);
  });

  test("one that fails is undone wholly, says why, and is tried again", async () => {
    await write("2_second", "CREATE TABLE second (n int); INSERT INTO nowhere VALUES (1);");
    for (const attempt of [1, 2]) {
      await expect(applyMigrations({ url: own, folder }), `attempt ${attempt}`).rejects.toThrow(
        '2_second could not be applied to the database and was undone: relation "nowhere" does not exist',
      );
    }
    expect(await tables()).toEqual(["first"]);
    await write("2_second", "CREATE TABLE second (n int);");
    await write("3_third", "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;");
    expect(await applyMigrations({ url: own, folder, upTo: "2_second" })).toEqual(["2_second"]);
    expect(await applyMigrations({ url: own, folder })).toEqual(["3_third"]);
    expect(await tables()).toEqual(["first", "second"]);
  });
});

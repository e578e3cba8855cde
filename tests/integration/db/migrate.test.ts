import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations, diffSchema, listMigrations } from "@/lib/db/migrate";

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

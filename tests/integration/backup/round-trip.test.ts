import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { create, extract } from "tar";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { db } from "@/lib/db/client";
import { applyMigrations, diffSchema, listMigrations } from "@/lib/db/migrate";
import { getBlob, putBlob } from "@/lib/platform/blobs";
import { authSecret, dataFolder } from "@/lib/platform/env";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { writeBackup } from "@/lib/server/backup/write-backup";
import { makeMember, makeWorkspace, testNow } from "@/tests/factories/workspace";

const url = process.env.DATABASE_URL ?? "";
const server = new pg.Client({ connectionString: inject("testServerUrl") });
const emptyName = `${inject("testDatabasePrefix")}_restore_${process.env.VITEST_POOL_ID ?? "1"}`;
const emptyUrl = Object.assign(new URL(url), { pathname: `/${emptyName}` }).href;
let folder = "";
let file = "";
let newData = "";
let workspaceId = "";
let sha256 = "";

beforeAll(async () => {
  await server.connect();
  folder = await mkdtemp(path.join(tmpdir(), "plumbline-backup-test-"));
  file = path.join(folder, "backup.tar.gz");
  const { owner } = await makeWorkspace({ name: 'Quotes "and", tabs\t, back\\slash and \u{1F9ED} at Wendlow' });
  workspaceId = owner.workspaceId;
  const volunteer = await makeMember({ workspaceId, role: "volunteer" });
  const briefing = await db.briefing.create({
    data: { workspaceId, title: "Opening hours", slug: "opening-hours", createdById: volunteer.userId },
  });
  const document = await db.document.create({ data: { workspaceId, briefingId: briefing.id } });
  // One update more than stays: the sequence is past the highest number in the table.
  for (const update of [Buffer.from([0, 1, 2, 255]), Buffer.from([92, 10, 0]), Buffer.from("later compacted")]) {
    await db.documentUpdate.create({
      data: { workspaceId, documentId: document.id, update, byId: volunteer.userId, at: testNow },
    });
  }
  const last = await db.documentUpdate.findFirstOrThrow({ orderBy: { seq: "desc" } });
  await db.documentUpdate.delete({
    where: { workspaceId_documentId_seq: { workspaceId, documentId: document.id, seq: last.seq } },
  });
  sha256 = (await putBlob({ workspaceId, bytes: Buffer.from("the bytes of a stored letter") })).sha256;
  authSecret();
  await writeBackup({ url, dataFolder: dataFolder(), file, now: testNow });
});

beforeEach(async () => {
  await server.query(`DROP DATABASE IF EXISTS ${emptyName} WITH (FORCE)`);
  await server.query(`CREATE DATABASE ${emptyName}`);
  newData = await mkdtemp(path.join(folder, "data-"));
});

afterAll(async () => {
  await server.query(`DROP DATABASE IF EXISTS ${emptyName} WITH (FORCE)`);
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

/** Every row of every table as text, and every trigger and constraint as it stands. */
async function describeDatabase(at: string) {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    if (name === "_prisma_migrations") continue;
    rows[name] = (await client.query(`SELECT t::text FROM ${pg.escapeIdentifier(name)} t ORDER BY 1`)).rows;
  }
  const constraints = await client.query(
    `SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  const triggers = await client.query(
    "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
  );
  // Those of the jobs stand in a schema of their own, which no backup carries.
  const sequences = await client.query(
    "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  await client.end();
  return { rows, constraints: constraints.rows, triggers: triggers.rows, sequences: sequences.rows };
}

test("an empty installation becomes the one that was backed up", async () => {
  expect(await restoreBackup({ url: emptyUrl, dataFolder: newData, file })).toMatchObject({ ok: true });
  const original = await describeDatabase(url);
  expect(original.rows.workspace).toHaveLength(1);
  expect(original.rows.document_update).toHaveLength(2);
  expect(await describeDatabase(emptyUrl)).toEqual(original);
  expect(await diffSchema({ url: emptyUrl })).toBe("");
  expect(await applyMigrations({ url: emptyUrl })).toEqual([]);
  const bytes = await getBlob({ workspaceId, sha256, root: newData });
  expect(Buffer.from(bytes ?? []).toString()).toBe("the bytes of a stored letter");
  expect(await readFile(path.join(newData, "auth-secret"), "utf8")).toBe(authSecret());
  expect((await readdir(newData)).filter((name) => name.startsWith("."))).toEqual([]);
});

test("the record still refuses changes after a restore", async () => {
  await restoreBackup({ url: emptyUrl, dataFolder: newData, file });
  const client = new pg.Client({ connectionString: emptyUrl });
  await client.connect();
  await expect(client.query("DELETE FROM activity")).rejects.toThrow("never change");
  await expect(
    client.query("INSERT INTO membership (workspace_id, id, user_id, role) VALUES ($1, $1, $1, 'viewer')", [
      sha256Uuid,
    ]),
  ).rejects.toThrow("foreign key");
  await client.end();
});
const sha256Uuid = "00000000-0000-7000-8000-000000000000";

test("a backup leaves nothing in the data folder and never replaces a file", async () => {
  expect((await readdir(dataFolder())).filter((name) => name.startsWith("."))).toEqual([]);
  expect(await readdir(folder)).not.toContain("backup.tar.gz.part");
  expect(await writeBackup({ url, dataFolder: dataFolder(), file, now: testNow })).toEqual({
    ok: false,
    reason: "file_exists",
  });
});

describe("what is refused leaves the database untouched", () => {
  /** The backup unpacked, changed by `change`, and packed again. */
  async function altered(change: (unpacked: string) => Promise<void>): Promise<string> {
    const unpacked = await mkdtemp(path.join(folder, "altered-"));
    await extract({ file, cwd: unpacked });
    await change(unpacked);
    const changed = `${unpacked}.tar.gz`;
    await create({ file: changed, cwd: unpacked, gzip: true }, await readdir(unpacked));
    return changed;
  }

  const cases: { name: string; make: () => Promise<string>; refusal: Record<string, unknown> }[] = [
    {
      name: "a table with another row",
      make: () =>
        altered(async (unpacked) => {
          const table = path.join(unpacked, "tables", "user_account.copy");
          await writeFile(table, (await readFile(table, "utf8")).replace("Olive", "Olaf"));
        }),
      refusal: { reason: "damaged", detail: "tables/user_account.copy" },
    },
    {
      name: "a missing stored copy",
      make: () => altered((unpacked) => rm(path.join(unpacked, "blobs"), { recursive: true })),
      refusal: { reason: "damaged" },
    },
    {
      name: "a file that the manifest does not name",
      make: () => altered((unpacked) => writeFile(path.join(unpacked, "tables", "extra.copy"), "x")),
      refusal: { reason: "damaged", detail: "tables/extra.copy" },
    },
    {
      name: "a file outside of the carried folders",
      make: () => altered((unpacked) => writeFile(path.join(unpacked, "postgres-password"), "x")),
      refusal: { reason: "not_a_backup", detail: "postgres-password" },
    },
    {
      name: "a migration that this program does not have",
      make: () =>
        altered(async (unpacked) => {
          const manifest = path.join(unpacked, "manifest.json");
          const last = (await listMigrations()).at(-1) ?? "";
          await writeFile(manifest, (await readFile(manifest, "utf8")).replace(last, "29991231000000_future"));
        }),
      refusal: { reason: "newer_than_this_program", detail: "29991231000000_future" },
    },
    {
      name: "half of a file",
      make: async () => {
        const half = path.join(folder, "half.tar.gz");
        const whole = await readFile(file);
        await writeFile(half, whole.subarray(0, whole.length / 2));
        return half;
      },
      refusal: { reason: "damaged" },
    },
  ];

  test.each(cases)("$name", async ({ make, refusal }) => {
    const outcome = await restoreBackup({ url: emptyUrl, dataFolder: newData, file: await make() });
    expect(outcome).toMatchObject({ ok: false, ...refusal });
    expect((await describeDatabase(emptyUrl)).rows).toEqual({});
    expect(await readdir(newData)).toEqual([]);
  });

  test("a database with rows", async () => {
    await applyMigrations({ url: emptyUrl });
    const client = new pg.Client({ connectionString: emptyUrl });
    await client.connect();
    await client.query("INSERT INTO rate_limit (key, points) VALUES ('somebody', 1)");
    expect(await restoreBackup({ url: emptyUrl, dataFolder: newData, file })).toMatchObject({
      ok: false,
      reason: "database_in_use",
    });
    await client.end();
    expect(await restoreBackup({ url: emptyUrl, dataFolder: newData, file })).toEqual({
      ok: false,
      reason: "database_not_empty",
      detail: "rate_limit",
    });
  });

  test("a data folder with stored copies", async () => {
    await putBlob({ workspaceId, bytes: Buffer.from("another"), root: newData });
    expect(await restoreBackup({ url: emptyUrl, dataFolder: newData, file })).toMatchObject({
      ok: false,
      reason: "files_not_empty",
    });
  });
});

import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Writable } from "node:stream";
import pg from "pg";
import { applyMigrations, listMigrations } from "@/lib/db/migrate";
import { listApplied, listTables, planDisarming } from "./catalogue";
import { copyIn, copyOut, copySettings } from "./copy-table";
import { carriedFiles, carriedFolders, tableEntry, type Manifest } from "./manifest";
import { unpackBackup } from "./unpack-backup";

/** Why nothing was restored; `detail` names the table, file or migration. */
export type RestoreRefusal = {
  ok: false;
  reason:
    | "not_a_backup"
    | "damaged"
    | "newer_than_this_program"
    | "database_in_use"
    | "database_not_empty"
    | "database_newer_than_backup"
    | "files_not_empty";
  detail: string;
};

/**
 * Restores a backup into an empty installation: unpacks and checks the archive, brings the empty database to the shape
 * that the backup has, fills it in one transaction, compares every table with the archive, and then applies newer
 * migrations. A refusal or an error leaves the installation empty, as it was.
 * @param dataFolder absolute.
 */
export async function restoreBackup({
  url,
  dataFolder,
  file,
}: {
  url: string;
  dataFolder: string;
  file: string;
}): Promise<{ ok: true; manifest: Manifest } | RestoreRefusal> {
  await mkdir(dataFolder, { recursive: true });
  const staging = await mkdtemp(path.join(dataFolder, ".restore-"));
  try {
    const unpacked = await unpackBackup({ file, staging });
    if (!unpacked.ok) return unpacked;
    const { manifest } = unpacked;
    const refusal = (await refuseFiles(dataFolder)) ?? (await refuseDatabase({ url, manifest }));
    if (refusal) return refusal;
    await applyMigrations({ url, upTo: manifest.migrations.at(-1) });
    await fill({ url, manifest, staging, dataFolder });
    await applyMigrations({ url });
    return { ok: true, manifest };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function refuseFiles(dataFolder: string): Promise<RestoreRefusal | null> {
  for (const folder of carriedFolders) {
    const [first] = await readdir(path.join(dataFolder, folder)).catch(() => []);
    if (first) return { ok: false, reason: "files_not_empty", detail: path.join(dataFolder, folder) };
  }
  return null;
}

async function refuseDatabase({ url, manifest }: { url: string; manifest: Manifest }): Promise<RestoreRefusal | null> {
  const known = await listMigrations();
  const unknown = manifest.migrations.find((name) => !known.includes(name));
  if (unknown) return { ok: false, reason: "newer_than_this_program", detail: unknown };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount: others } = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    if (others) return { ok: false, reason: "database_in_use", detail: `${others} connections` };
    for (const { name } of await listTables(client)) {
      const { rowCount } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
      if (rowCount) return { ok: false, reason: "database_not_empty", detail: name };
    }
    const surplus = (await listApplied(client)).find((name) => !manifest.migrations.includes(name));
    return surplus ? { ok: false, reason: "database_newer_than_backup", detail: surplus } : null;
  } finally {
    await client.end();
  }
}

async function fill({
  url,
  manifest,
  staging,
  dataFolder,
}: {
  url: string;
  manifest: Manifest;
  staging: string;
  dataFolder: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let placed: string[] = [];
  try {
    await client.query("BEGIN");
    for (const setting of copySettings) await client.query(setting);
    const { before, after } = await planDisarming(client);
    for (const statement of before) await client.query(statement);
    for (const table of manifest.tables) {
      const rows = await copyIn({ client, table, file: path.join(staging, tableEntry(table.name)) });
      if (rows !== table.rows) throw new Error(`${table.name} took ${rows} rows of ${table.rows}`);
    }
    for (const statement of after) await client.query(statement);
    for (const { name, last } of manifest.sequences) {
      if (last !== null) await client.query("SELECT setval($1, $2)", [pg.escapeIdentifier(name), last]);
    }
    await compareTables({ client, manifest });
    placed = await placeFiles({ staging, dataFolder });
    await client.query("COMMIT");
  } catch (error) {
    for (const place of placed) await rm(place, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Reads every table back: in a table that was filled by one COPY the rows lie in the order in which they came. */
async function compareTables({ client, manifest }: { client: pg.Client; manifest: Manifest }): Promise<void> {
  for (const table of manifest.tables) {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const { rows, sha256 } = await copyOut({ client, table, out: nowhere });
    if (rows !== table.rows || sha256 !== manifest.entries[tableEntry(table.name)]) {
      throw new Error(`${table.name} does not read back as it stands in the backup`);
    }
  }
}

async function placeFiles({ staging, dataFolder }: { staging: string; dataFolder: string }): Promise<string[]> {
  const placed: string[] = [];
  for (const name of await readdir(staging)) {
    const target = path.join(dataFolder, name);
    if (carriedFolders.includes(name)) {
      // An empty folder may stand there.
      await rm(target, { recursive: true, force: true });
      placed.push(target);
      await rename(path.join(staging, name), target);
    } else if (carriedFiles.includes(name)) {
      await copyFile(path.join(staging, name), target);
    }
  }
  return placed;
}

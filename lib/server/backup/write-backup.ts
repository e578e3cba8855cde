import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { create } from "tar";
import { MIGRATION_LOCK } from "@/lib/db/migrate";
import { listApplied, listSequences, listTables } from "./catalogue";
import { copyOut, copySettings, newFile } from "./copy-table";
import { carriedFiles, carriedFolders, tableEntry, type Manifest } from "./manifest";

/**
 * Writes the whole installation into `file` (.tar.gz), while people work: every table as one moment saw it, stored
 * copies, published pages and the secret. The file appears under its name only when it is complete, and may be read
 * by its owner alone.
 * @param dataFolder absolute; also needs room for the tables while the archive is written.
 */
export async function writeBackup({
  url,
  dataFolder,
  file,
  now,
}: {
  url: string;
  dataFolder: string;
  file: string;
  now: Date;
}): Promise<{ ok: true; manifest: Manifest } | { ok: false; reason: "file_exists" | "no_tables" }> {
  if (await exists(file)) return { ok: false, reason: "file_exists" };
  await mkdir(dataFolder, { recursive: true });
  // Within the data folder, where stored files can be linked instead of copied.
  const staging = await mkdtemp(path.join(dataFolder, ".backup-"));
  const part = `${file}.part`;
  try {
    const database = await stageTables({ url, staging });
    if (database.migrations.length === 0) return { ok: false, reason: "no_tables" };
    // After the tables: a file is stored before the row that names it, so that every row finds its file.
    const entries = { ...database.entries, ...(await stageFiles({ dataFolder, staging })) };
    const manifest: Manifest = {
      format: "plumbline-backup",
      formatVersion: 1,
      madeAt: now.toISOString(),
      migrations: database.migrations,
      tables: database.tables,
      sequences: database.sequences,
      entries,
    };
    await writeFile(path.join(staging, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const names = ["manifest.json", ...(await readdir(staging)).filter((name) => name !== "manifest.json")];
    await rm(part, { force: true });
    await writeFile(part, "", { mode: 0o600, flag: "wx" });
    await create({ file: part, cwd: staging, gzip: { level: 6 }, portable: true, strict: true, mtime: now }, names);
    await rename(part, file);
    return { ok: true, manifest };
  } finally {
    await rm(part, { force: true });
    await rm(staging, { recursive: true, force: true });
  }
}

async function stageTables({ url, staging }: { url: string; staging: string }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    for (const setting of copySettings) await client.query(setting);
    const migrations = await listApplied(client);
    const tables: Manifest["tables"] = [];
    const entries: Manifest["entries"] = {};
    await mkdir(path.join(staging, "tables"));
    for (const table of await listTables(client)) {
      const out = newFile(path.join(staging, tableEntry(table.name)));
      const { rows, sha256 } = await copyOut({ client, table, out });
      tables.push({ ...table, rows });
      entries[tableEntry(table.name)] = sha256;
    }
    // Sequences stand outside of transactions: read last, they are at or past every number in the tables.
    const sequences = await listSequences(client);
    await client.query("COMMIT");
    return { migrations, tables, entries, sequences };
  } finally {
    await client.end();
  }
}

async function stageFiles({ dataFolder, staging }: { dataFolder: string; staging: string }) {
  const entries: Manifest["entries"] = {};
  for (const file of await listFiles(dataFolder)) {
    const staged = path.join(staging, file);
    await mkdir(path.dirname(staged), { recursive: true });
    // A link keeps these very bytes, also when a page is replaced or a copy redacted in this moment.
    const isThere = await link(path.join(dataFolder, file), staged).then(
      () => true,
      (error: NodeJS.ErrnoException) =>
        error.code === "ENOENT" ? false : copyFile(path.join(dataFolder, file), staged).then(() => true),
    );
    if (isThere) entries[file.split(path.sep).join("/")] = await sha256Of(staged);
  }
  return entries;
}

/** Paths of the files that a backup carries, from the data folder; half-written ones (.….part) left out. */
async function listFiles(dataFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of carriedFiles) if (await exists(path.join(dataFolder, file))) found.push(file);
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(path.join(dataFolder, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith(".") && entry.name.endsWith(".part")) continue;
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) await walk(place);
      else if (entry.isFile()) found.push(place);
    }
  };
  for (const folder of carriedFolders) await walk(folder);
  return found;
}

/** SHA-256 of a file's bytes, hex. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

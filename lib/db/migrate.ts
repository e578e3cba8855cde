import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { DatabaseStartError } from "./database-start-error";
import { schemaEngineAdapter } from "./schema-engine-adapter";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const migrationsFolder = path.join(root, "prisma", "migrations");
export const schemaFile = path.join(root, "prisma", "schema.prisma");

/** Held while migrations run, so that two servers starting at once do not both apply them. */
export const MIGRATION_LOCK = 7_205_760;
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Names of the migrations in the folder, oldest first. */
export async function listMigrations(folder = migrationsFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/**
 * Applies what the database at `url` lacks, in order, and returns the names applied. `upTo` leaves out everything
 * after that migration. Each runs in one transaction: one that fails leaves nothing behind, throws DatabaseStartError,
 * and is tried again the next time.
 */
export async function applyMigrations({
  url,
  upTo,
  folder = migrationsFolder,
}: {
  url: string;
  upTo?: string;
  folder?: string;
}): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await forgetFailures(lock);
    const migrationsList = await readMigrationList({ folder, upTo });
    const { appliedMigrationNames } = await withEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
    );
    return appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

/** A migration that failed, or was cut off, has been undone by PostgreSQL; Prisma's record has to say so as well. */
async function forgetFailures(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known",
  );
  if (!rows[0]?.known) return;
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

/**
 * SQL that leads from the database at `url` to prisma/schema.prisma; empty when nothing is left to do. What Prisma
 * cannot express (checks, triggers, views, expression and partial indexes) does not count as a difference.
 */
export async function diffSchema({ url }: { url: string }): Promise<string> {
  const content = await readFile(schemaFile, "utf8");
  const schema = [{ path: schemaFile, content }];
  const from: DiffTarget = { tag: "schemaDatasource", files: schema, configDir: root };
  const to: DiffTarget = { tag: "schemaDatamodel", files: schema };
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS }),
  );
  const script = (stdout ?? "").trim();
  if (script === "-- This is an empty migration.") return "";
  return (await listCoveringIndexes(url))
    .reduce((rest, name) => rest.replace(`-- DropIndex\nDROP INDEX ${pg.escapeIdentifier(name)};`, ""), script)
    .trim();
}

/** Indexes with INCLUDE columns: the one kind that the engine sees but that schema.prisma cannot express. */
async function listCoveringIndexes(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indnatts > indnkeyatts",
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

async function readMigrationList({ folder, upTo }: { folder: string; upTo?: string }): Promise<MigrationList> {
  const names = (await listMigrations(folder)).filter((name) => upTo === undefined || name <= upTo);
  const lockfile = await readFile(path.join(folder, "migration_lock.toml"), "utf8");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(path.join(folder, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const { factory, scriptError, close } = schemaEngineAdapter(url);
  try {
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    const cause = scriptError();
    if (!(cause instanceof Error)) throw error;
    const name = /migration_name="([^"]+)"/.exec(String(error))?.[1] ?? "A migration";
    throw new DatabaseStartError(`${name} could not be applied to the database and was undone: ${cause.message}`, {
      cause,
    });
  } finally {
    await close();
  }
}

type EngineModule = typeof import("@prisma/schema-engine-wasm") & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};
let engineModule: Promise<EngineModule> | undefined;

/** The package imports its .wasm file as a module, which loaders (tsx, vitest) do not follow: instantiated by hand. */
function loadEngine(): Promise<EngineModule> {
  engineModule ??= (async () => {
    const glue = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
    const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const imports = Object.entries(glue as unknown as WebAssembly.ModuleImports).map(([name, value]) => [
      name,
      // The engine never clears its ten-second timers, which would keep every command alive after its work.
      name.startsWith("__wbg_setTimeout_") ? (run: () => void, ms: number) => setTimeout(run, ms).unref() : value,
    ]);
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": Object.fromEntries(imports) });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return engineModule;
}

import path from "node:path";
import pg from "pg";
import { DatabaseStartError } from "./database-start-error";
import { startEmbeddedPostgres } from "./embedded";
import { applyMigrations } from "./migrate";

const OLDEST_MAJOR_VERSION = 15;

/** A database that is ready for use. */
export type ReadyDatabase = {
  url: string;
  /** Names of the migrations that were applied just now. */
  applied: string[];
  /** Gives the database up; stops an embedded one that nobody else uses. Close your own connections first. */
  stop: () => Promise<void>;
};

/**
 * Makes a database ready and sets process.env.DATABASE_URL to it: the one that DATABASE_URL names (PostgreSQL 15 or
 * newer), else the embedded one in `<PLUMBLINE_DATA or ./data>/postgres`. Applies the migrations that it lacks,
 * unless `migrate` is false. Throws DatabaseStartError with advice.
 */
export async function ensureDatabase({ migrate = true }: { migrate?: boolean } = {}): Promise<ReadyDatabase> {
  const given = process.env.DATABASE_URL;
  const database = given
    ? { url: given, stop: async () => {} }
    : await startEmbeddedPostgres({ dataFolder: path.resolve(process.env.PLUMBLINE_DATA || "data") });
  try {
    if (given) await checkServer(given);
    const applied = migrate ? await applyMigrations({ url: database.url }) : [];
    process.env.DATABASE_URL = database.url;
    return {
      url: database.url,
      applied,
      stop: async () => {
        if (!given) delete process.env.DATABASE_URL;
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseStartError(
      `The database that DATABASE_URL names cannot be reached: ${error instanceof Error ? error.message : String(error)}\n` +
        "Check host, port, user and password, or unset DATABASE_URL to use the database that comes with Plumbline.",
      { cause: error },
    );
  }
  try {
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST_MAJOR_VERSION) {
      throw new DatabaseStartError(
        `The database that DATABASE_URL names is PostgreSQL ${major}; Plumbline needs ${OLDEST_MAJOR_VERSION} or newer. Upgrade it, or ` +
          "unset DATABASE_URL to use the database that comes with Plumbline.",
      );
    }
  } finally {
    await client.end();
  }
}

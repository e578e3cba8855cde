import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { DatabaseStartError } from "./database-start-error";
import { prepareCluster, SUPERUSER } from "./embedded-cluster";
import { giveUpLease, letProcessEnd, takeLease } from "./embedded-lease";
import { isRunning, runningPort, startServer } from "./embedded-server";

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  /** Connection URL of the database "plumbline", as its superuser. */
  url: string;
  /** Gives up our use of the server, and stops it unless another process still uses it. */
  stop: () => Promise<void>;
  /** True when the server was running before, after a crash of ours or for another process. */
  alreadyRunning: boolean;
};

const DATABASE = "plumbline";
const START_ATTEMPTS = 20;

/**
 * Starts PostgreSQL 18 in `<dataFolder>/postgres`, making the cluster at the first start, or takes up the one that
 * runs there already. It listens on 127.0.0.1 alone; password and port are kept beside the cluster. `settings` are
 * lines for postgresql.conf; without them every setting that durability rests on keeps PostgreSQL's default.
 * Throws DatabaseStartError with advice.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  settings = {},
}: {
  dataFolder: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(path.resolve(dataFolder));
  let alreadyRunning = true;
  let failure: unknown;
  // Another process may be starting or stopping the same server at this moment; both pass.
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    try {
      if (!(await isRunning(cluster))) {
        await startServer(cluster, settings);
        alreadyRunning = false;
      }
      const port = await runningPort(cluster);
      const lease = await takeLease({ cluster, port });
      await createDatabase(lease);
      letProcessEnd(lease);
      return {
        url: `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${DATABASE}`,
        stop: () => giveUpLease({ cluster, port, lease }),
        alreadyRunning,
      };
    } catch (error) {
      if (error instanceof DatabaseStartError) throw error;
      failure = error;
      await delay(250);
    }
  }
  throw new DatabaseStartError(
    `PostgreSQL in ${cluster.folder} runs but cannot be used: ${String(failure)}\n` +
      "If no Plumbline is running, end the process named in postmaster.pid there and start again.",
    { cause: failure },
  );
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
    // duplicate_database, or the same seen through the catalogue's unique index: another process was quicker.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

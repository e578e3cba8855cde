import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { SUPERUSER, type Cluster } from "./embedded-cluster";
import { runAs } from "./run-as";
import { isAlive } from "./is-alive";

/** Every process that uses the server holds this advisory lock shared; who gets it exclusively may stop the server. */
const USE_LOCK = 7_205_759;
const NAME = "plumbline lease";

/** An open connection that says "this process uses the server". */
export async function takeLease({ cluster, port }: { cluster: Cluster; port: number }): Promise<pg.Client> {
  const lease = await connect({ cluster, port });
  await lease.query("SELECT pg_advisory_lock_shared($1)", [USE_LOCK]);
  return lease;
}

/** From here on the lease alone does not keep a process from ending that has nothing left to do. */
export function letProcessEnd(lease: pg.Client): void {
  keepsProcessAlive(lease, false);
}

/** Ends the lease, and stops the server when no other living process holds one. */
export async function giveUpLease({
  cluster,
  port,
  lease,
}: {
  cluster: Cluster;
  port: number;
  lease: pg.Client;
}): Promise<void> {
  keepsProcessAlive(lease, true);
  await lease.query("SELECT pg_advisory_unlock_all()").catch(() => {});
  await lease.end().catch(() => {});
  const last = await connect({ cluster, port }).catch(() => null);
  if (!last) return;
  // Who loses the connection here was overtaken by somebody who stops the server.
  if (await isAlone(last).catch(() => false)) {
    // The exclusive lock is held until the shutdown ends this connection: a newcomer waits and then starts afresh.
    const args = ["stop", "-w", "-m", "fast", "-D", cluster.folder];
    await runAs(cluster.account, { file: cluster.binaries.pgCtl, args });
  }
  await last.end().catch(() => {});
}

/** Takes the lock exclusively. A killed process's lease lasts until the server notices, and does not count. */
async function isAlone(client: pg.Client): Promise<boolean> {
  for (;;) {
    const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [USE_LOCK]);
    if (rows[0]?.alone) return true;
    const { rows: holders } = await client.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND objid = $1 AND granted AND pid <> pg_backend_pid()`,
      [USE_LOCK],
    );
    if (holders.some(({ name }) => isAlive(Number(name.slice(NAME.length))))) return false;
    await delay(20);
  }
}

async function connect({ cluster, port }: { cluster: Cluster; port: number }): Promise<pg.Client> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password: cluster.password,
    database: "postgres",
    application_name: `${NAME} ${process.pid}`,
    keepAlive: true,
  });
  // A server that goes away under the lease is noticed by the queries that matter.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
  if (path.resolve(rows[0]?.folder ?? "") !== cluster.folder) {
    await client.end();
    throw new Error(`port ${port} answers for ${rows[0]?.folder}`);
  }
  return client;
}

/** pg's clients have ref() and unref() as sockets do; its types leave them out. */
function keepsProcessAlive(client: pg.Client, alive: boolean): void {
  const counted = client as unknown as { ref(): void; unref(): void };
  if (alive) counted.ref();
  else counted.unref();
}

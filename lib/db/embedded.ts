import { randomBytes, randomInt } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { DatabaseStartError } from "./database-start-error";
import { findBinaries, type Binaries } from "./embedded-binaries";
import { canReach, chooseAccount, runAs, type RunAs } from "./run-as";

/** A running embedded PostgreSQL. */
export type EmbeddedPostgres = {
  /** Connection URL of the database "plumbline", as its superuser. */
  url: string;
  /** Gives up our use of the server, and stops it unless another process still uses it. */
  stop: () => Promise<void>;
  /** True when the server was running before, after a crash of ours or for another process. */
  alreadyRunning: boolean;
};

const SUPERUSER = "plumbline";
const DATABASE = "plumbline";
/** Every process that uses the server holds this advisory lock shared; who gets it exclusively may stop the server. */
const USE_LOCK = 7_205_759;
const START_ATTEMPTS = 20;

type Cluster = { folder: string; password: string; account: RunAs; binaries: Binaries; portFile: string };

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
      const lease = await connect({ cluster, port, database: "postgres" });
      await lease.query("SELECT pg_advisory_lock_shared($1)", [USE_LOCK]);
      await createDatabase(lease);
      // The lease alone does not keep a script alive that has nothing left to do.
      keepsProcessAlive(lease, false);
      return {
        url: `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${DATABASE}`,
        stop: () => giveUp({ cluster, port, lease }),
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

async function prepareCluster(dataFolder: string): Promise<Cluster> {
  const folder = path.join(dataFolder, "postgres");
  const existing = await stat(folder).catch(() => null);
  const account = await chooseAccount({ owner: existing });
  await makeDataFolder({ dataFolder, account });
  const binaries = await findBinaries(account);
  const password = await keepPassword(path.join(dataFolder, "postgres-password"));
  const cluster = { folder, password, account, binaries, portFile: path.join(dataFolder, "postgres-port") };
  if (!existing) await initialise(cluster);
  const version = Number(await readFile(path.join(folder, "PG_VERSION"), "utf8").catch(() => ""));
  if (version !== binaries.majorVersion) {
    throw new DatabaseStartError(
      version
        ? `The database in ${folder} was made by PostgreSQL ${version}; this Plumbline brings PostgreSQL ${binaries.majorVersion}. ` +
            'Make a backup with the older Plumbline ("npm run backup"), then restore it into a new data folder.'
        : `${folder} holds no database that this account can read. Start Plumbline as the user who made it, or set ` +
            "PLUMBLINE_DATA to another folder.",
    );
  }
  return cluster;
}

async function makeDataFolder({ dataFolder, account }: { dataFolder: string; account: RunAs }): Promise<void> {
  const made = await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  if (!account) return;
  // The cluster's account has to pass through the folders that we made; it need not list them.
  if (made) for (let at = dataFolder; at.length >= made.length; at = path.dirname(at)) await chmod(at, 0o711);
  const ancestors: string[] = [];
  for (let at = dataFolder; at !== path.dirname(at); at = path.dirname(at)) ancestors.unshift(at);
  for (const ancestor of ancestors) {
    if (await canReach(account, ancestor)) continue;
    throw new DatabaseStartError(
      `The data folder is ${dataFolder}, but ${ancestor} is closed to the account "${account.name}", which has to run the ` +
        "database because PostgreSQL refuses to run as root.\n" +
        "Keep the data elsewhere (PLUMBLINE_DATA=/var/lib/plumbline/data npm start), open the folder (chmod o+x " +
        `${ancestor}), or start Plumbline as an ordinary user.`,
    );
  }
}

async function keepPassword(file: string): Promise<string> {
  await writeFile(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return (await readFile(file, "utf8")).trim();
}

/** Makes the cluster in a draft folder and renames it, so that a crash in between leaves nothing half made. */
async function initialise({ folder, password, account, binaries }: Cluster): Promise<void> {
  const draft = `${folder}.draft-${process.pid}`;
  const secrets = await mkdtemp(path.join(tmpdir(), "plumbline-init-"));
  const passwordFile = path.join(secrets, "password");
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const each of [draft, secrets, passwordFile]) await chown(each, account.uid, account.gid);
    const { code, output } = await runAs(account, {
      file: binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
      ],
    });
    if (code !== 0) throw new DatabaseStartError(`The database could not be made in ${folder}:\n${output}`);
    const include = "\n# Written by Plumbline at every start.\ninclude_if_exists = 'plumbline.conf'\n";
    await writeFile(path.join(draft, "postgresql.conf"), include, { flag: "a" });
    await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another process finished first with the same password; its cluster is as good as ours.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(secrets, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function isRunning({ folder, account, binaries }: Cluster): Promise<boolean> {
  const { code } = await runAs(account, { file: binaries.pgCtl, args: ["status", "-D", folder] });
  if (code !== 0) return false;
  if (process.platform !== "linux") return true;
  // After a restart of the machine the process id in postmaster.pid may belong to a stranger.
  const pid = (await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0];
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  return command === null || command.includes("postgres");
}

async function runningPort({ folder }: Cluster): Promise<number> {
  // Line 4 of postmaster.pid is the port (PostgreSQL, src/include/utils/pidfile.h).
  const port = Number((await readFile(path.join(folder, "postmaster.pid"), "utf8")).split("\n")[3]);
  if (!port) throw new Error("postmaster.pid names no port yet");
  return port;
}

async function startServer(cluster: Cluster, settings: Record<string, string>): Promise<void> {
  const { folder, account, binaries, portFile } = cluster;
  const port = await choosePort(portFile);
  const lines = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "on",
    log_directory: "log",
    log_filename: "postgres-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    ...settings,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`);
  await writeFile(path.join(folder, "plumbline.conf"), text.join(""));
  if (account) await chown(path.join(folder, "plumbline.conf"), account.uid, account.gid);
  const startLog = path.join(folder, "start.log");
  await rm(startLog, { force: true });
  const { code, output } = await runAs(account, {
    file: binaries.pgCtl,
    args: ["start", "-w", "-t", "300", "-D", folder, "-l", startLog],
  });
  if (code === 0 || (await isRunning(cluster))) return;
  const log = await readFile(startLog, "utf8").catch(() => "");
  const said = `${output}\n${log}`.trim();
  if (/could not bind|Address already in use/i.test(said)) {
    await rm(portFile, { force: true });
    throw new Error(said);
  }
  throw new DatabaseStartError(
    `The database in ${folder} did not start:\n${said}\nMore may stand in ${path.join(folder, "log")}.`,
  );
}

/** The port of the last start, or another free one. Below 32768, where no outgoing connection takes it by chance. */
async function choosePort(portFile: string): Promise<number> {
  const remembered = Number(await readFile(portFile, "utf8").catch(() => ""));
  if (remembered && (await isFree(remembered))) return remembered;
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (!(await isFree(port))) continue;
    await writeFile(portFile, `${port}\n`);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

async function connect({
  cluster,
  port,
  database,
}: {
  cluster: Cluster;
  port: number;
  database: string;
}): Promise<pg.Client> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password: cluster.password,
    database,
    application_name: `plumbline lease ${process.pid}`,
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

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
    // duplicate_database, or the same seen through the catalogue's unique index: another process was quicker.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

/** pg's clients have ref() and unref() as sockets do; its types leave them out. */
function keepsProcessAlive(client: pg.Client, alive: boolean): void {
  const counted = client as unknown as { ref(): void; unref(): void };
  if (alive) counted.ref();
  else counted.unref();
}

async function giveUp({ cluster, port, lease }: { cluster: Cluster; port: number; lease: pg.Client }): Promise<void> {
  keepsProcessAlive(lease, true);
  await lease.end().catch(() => {});
  const last = await connect({ cluster, port, database: "postgres" }).catch(() => null);
  if (!last) return;
  const { rows } = await last.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [USE_LOCK]);
  if (rows[0]?.alone) {
    // The exclusive lock is held until the shutdown ends this connection: a newcomer waits and then starts afresh.
    await runAs(cluster.account, {
      file: cluster.binaries.pgCtl,
      args: ["stop", "-w", "-m", "fast", "-D", cluster.folder],
    });
  }
  await last.end().catch(() => {});
}

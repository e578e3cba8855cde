import { randomInt } from "node:crypto";
import { chown, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { DatabaseStartError } from "./database-start-error";
import type { Cluster } from "./embedded-cluster";
import { runAs } from "./run-as";

/** Whether a server runs on the cluster, by PostgreSQL's own account of it. */
export async function isRunning({ folder, account, binaries }: Cluster): Promise<boolean> {
  const { code } = await runAs(account, { file: binaries.pgCtl, args: ["status", "-D", folder] });
  return code === 0 && !(await isPidAbandoned(folder));
}

/** The port that the running server listens on. */
export async function runningPort({ folder }: Cluster): Promise<number> {
  // Line 4 of postmaster.pid is the port (PostgreSQL, src/include/utils/pidfile.h).
  const port = Number((await readFile(path.join(folder, "postmaster.pid"), "utf8")).split("\n")[3]);
  if (!port) throw new Error("postmaster.pid names no port yet");
  return port;
}

/**
 * Starts the server and waits until it answers. `settings` are lines for its configuration. Throws DatabaseStartError
 * when it does not start, and an ordinary Error when another try may help.
 */
export async function startServer(cluster: Cluster, settings: Record<string, string>): Promise<void> {
  const { folder, account, binaries, portFile } = cluster;
  await removeAbandonedPidFile(folder);
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
  // Another process starts it at this moment, or a killed server is not quite gone.
  if (said.includes('lock file "postmaster.pid" already exists')) throw new Error(said);
  throw new DatabaseStartError(
    `The database in ${folder} did not start:\n${said}\nMore may stand in ${path.join(folder, "log")}.`,
  );
}

/**
 * Whether the process that postmaster.pid names is none of ours: gone, a zombie that nobody collects (containers), or
 * a stranger who was given its number after a restart of the machine. Known on Linux alone.
 */
async function isPidAbandoned(folder: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const pid = (await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0];
  if (!pid) return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return !command.includes("postgres");
}

/**
 * PostgreSQL refuses to start over a postmaster.pid whose number is taken. It is removed only when no process at all
 * works in the cluster's folder any more, since orphans of a killed server could still write there.
 */
async function removeAbandonedPidFile(folder: string): Promise<void> {
  if (process.platform !== "linux" || !(await isPidAbandoned(folder))) return;
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    // Zombies have no working folder.
    if ((await readlink(`/proc/${entry}/cwd`).catch(() => "")) === folder) return;
  }
  await rm(path.join(folder, "postmaster.pid"), { force: true });
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

import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "./embedded";
import { isAlive } from "./is-alive";

const FOLDER = /^plumbline-temporary-(\d+)-/;

/**
 * An embedded PostgreSQL in the system's temporary folder, for tests and for comparing schemas. It trades durability
 * for speed and is removed by `stop`; never for anything that must last.
 */
export async function startTemporaryServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  await removeAbandoned();
  const dataFolder = await mkdtemp(path.join(tmpdir(), `plumbline-temporary-${process.pid}-`));
  // PostgreSQL runs as another account when we are root, and has to pass through.
  await chmod(dataFolder, 0o711);
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "256MB" };
  const { url, stop } = await startEmbeddedPostgres({ dataFolder, settings });
  return {
    url,
    stop: async () => {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind; the next run ends it. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const folder = path.join(tmpdir(), name);
    const pidFile = await readFile(path.join(folder, "postgres", "postmaster.pid"), "utf8").catch(() => "");
    const server = pidFile.split("\n")[0];
    const command = await readFile(`/proc/${server}/cmdline`, "utf8").catch(() => "");
    if (command.includes(folder)) process.kill(Number(server), "SIGQUIT");
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

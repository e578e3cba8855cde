import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

/** The account that a command runs under; null means "as ourselves". */
export type RunAs = { uid: number; gid: number; name: string } | null;

/** How a command ended: its exit code (-1 when a signal ended it) and what it wrote. */
export type CommandResult = { code: number; output: string };

const execFileAsync = promisify(execFile);

/**
 * Runs a command under another account and waits for its end. Never throws for a failing command; throws when it
 * cannot be started at all. PG* variables of the caller are left out, since they would redirect PostgreSQL's tools.
 */
export function runAs(account: RunAs, { file, args }: { file: string; args: string[] }): Promise<CommandResult> {
  const env = { ...process.env, LC_ALL: "C", LANG: "C" };
  for (const name of Object.keys(process.env)) if (name.startsWith("PG")) Reflect.deleteProperty(env, name);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      // The caller's folder may be closed to the other account; the root folder never is.
      cwd: process.platform === "win32" ? undefined : "/",
      env,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? -1, output: output.trim() }));
    // On Windows the database server inherits the pipes of pg_ctl, which then never close.
    if (process.platform === "win32")
      child.once("exit", (code) => resolve({ code: code ?? -1, output: output.trim() }));
  });
}

/** Whether the account can pass through the folder, or run the file; found by trying. */
export async function canReach(account: RunAs, path: string): Promise<boolean> {
  if (!account) return true;
  const { code } = await runAs(account, { file: "/bin/sh", args: ["-c", 'test -x "$1"', "sh", path] });
  return code === 0;
}

/**
 * The account for PostgreSQL, which refuses to run as root. Null for everybody but root. For root: `owner` when the
 * cluster exists and belongs to an ordinary account, else the system's `postgres` or `plumbline` account, else a new
 * system account `plumbline`, else `nobody`.
 */
export async function chooseAccount({ owner }: { owner: { uid: number; gid: number } | null }): Promise<RunAs> {
  if (process.getuid?.() !== 0) return null;
  if (owner && owner.uid !== 0) return { ...owner, name: `user ${owner.uid}` };
  const existing = (await lookUp("postgres")) ?? (await lookUp("plumbline"));
  if (existing) return existing;
  try {
    await execFileAsync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "plumbline"]);
  } catch {
    // Containers without useradd, or with a read-only /etc, still have nobody.
  }
  return (await lookUp("plumbline")) ?? (await lookUp("nobody")) ?? { uid: 65534, gid: 65534, name: "nobody" };
}

async function lookUp(name: string): Promise<RunAs> {
  try {
    const uid = Number((await execFileAsync("id", ["-u", name])).stdout);
    const gid = Number((await execFileAsync("id", ["-g", name])).stdout);
    return uid > 0 && Number.isInteger(gid) ? { uid, gid, name } : null;
  } catch {
    return null;
  }
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// What the commands share before anything is installed: plain JavaScript that any Node from 18 on can run.

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const binFolder = path.join(root, "node_modules", ".bin");
const isWindows = process.platform === "win32";

/** The environment for everything that is started: Node 24 and the project's tools come first on PATH. */
export function toolEnvironment(extra = {}) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return { ...process.env, [pathName]: [binFolder, process.env[pathName]].join(path.delimiter), ...extra };
}

/**
 * Runs a command in the project's folder and resolves to its exit code (127 when it cannot be started, 128 when a
 * signal ended it). With `quiet`, what it says shows only when it fails.
 */
export function run(file, args, { env = {}, timeoutMs, quiet = false } = {}) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(file, args, {
      cwd: root,
      env: toolEnvironment(env),
      stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
      // npm and the tools in .bin are .cmd files on Windows, which only a shell can start.
      shell: isWindows,
      timeout: timeoutMs,
    });
    child.once("error", (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(127);
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => said.push(piece));
    // "close" comes after "exit", when everything that was said has been read.
    child.once("close", (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? 128);
    });
  });
}

/** The same without its words, with a line of our own every twenty seconds, so that nobody takes it for stuck. */
async function runQuietly(file, args, { env = {}, doing } = {}) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const timer = setInterval(() => console.log(`  … still ${doing}, ${seconds()} seconds so far`), 20_000);
  const code = await run(file, args, { env, quiet: true });
  clearInterval(timer);
  if (code === 0) console.log(`  done in ${seconds()} seconds`);
  return code;
}

/** Installs the packages when node_modules is absent or older than package-lock.json. Returns npm's exit code. */
export async function ensureInstalled() {
  const marker = path.join(root, "node_modules", ".package-lock.json");
  const lock = path.join(root, "package-lock.json");
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return 0;
  console.log("Installing the packages that Plumbline is made of (about a minute, only after an update) …");
  // NODE_ENV=production would leave out what the build needs.
  const env = { NODE_ENV: "development" };
  const quiet = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", ["ci", ...quiet], { env });
  if (code === 0) return 0;
  // A registry that lacks the packages of other platforms makes "npm ci" doubt the lock file; the versions stay.
  console.log('"npm ci" did not work; trying "npm install" …');
  return run("npm", ["install", "--no-save", ...quiet], { env });
}

/** Node 24 from the packages, or the Node that runs us where that is new enough; null when there is neither. */
export function findNode() {
  const packaged = path.join(root, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 15) ? process.execPath : null;
}

/** Writes the database client when prisma/schema.prisma or Prisma changed. Returns the exit code. */
export async function ensureGenerated() {
  const wanted = hashOf(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  const present = existsSync(path.join(root, "lib", "db", "generated", "client.ts"));
  if (present && readStamp("generated") === wanted) return 0;
  console.log("Writing the database client …");
  const code = await runQuietly("prisma", ["generate"], { doing: "writing it" });
  if (code === 0) writeStamp("generated", wanted);
  return code;
}

const BUILT_FROM =
  "app components lib public prisma/schema.prisma package-lock.json tsconfig.json next.config.js postcss.config.mjs proxy.ts instrumentation.ts";

/** Builds the pages when there is no build or a source changed since. Returns the exit code. */
export async function ensureBuilt() {
  const dist = process.env.PLUMBLINE_DIST || ".next";
  const stamp = `build-${dist.replaceAll(/[^a-z0-9]+/gi, "-")}`;
  const wanted = hashOf(BUILT_FROM.split(" "));
  if (existsSync(path.join(root, dist, "BUILD_ID")) && readStamp(stamp) === wanted) return 0;
  console.log("Building the pages (one to two minutes, only after an update) …");
  const code = await runQuietly("next", ["build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    doing: "building",
  });
  if (code === 0) writeStamp(stamp, wanted);
  return code;
}

function stampFile(name) {
  return path.join(root, "node_modules", ".cache", "plumbline", `${name}.sha256`);
}

function readStamp(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), "utf8") : null;
}

function writeStamp(name, hash) {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), hash);
}

/** SHA-256 over names and contents of files and folders below the root; what does not exist counts as absent. */
function hashOf(places) {
  const hash = createHash("sha256");
  const add = (place) => {
    const absolute = path.join(root, place);
    if (!existsSync(absolute)) return;
    if (statSync(absolute).isDirectory()) {
      // oxlint-disable-next-line unicorn/no-array-sort -- toSorted is missing in Node 18
      for (const name of readdirSync(absolute).sort()) add(path.join(place, name));
    } else {
      hash.update(`${place}\0`).update(readFileSync(absolute)).update("\0");
    }
  };
  places.forEach(add);
  return hash.digest("hex");
}

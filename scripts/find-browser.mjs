import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { root, run, toolEnvironment } from "./prepare.mjs";

const execFileAsync = promisify(execFile);
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DOWNLOAD_MS = 300_000;

/**
 * The path of a Chromium that starts: CHROMIUM_PATH, one on PATH, Playwright's own (downloaded where possible), or
 * Debian's (installed where we are root). Null when there is none.
 */
export async function findBrowser() {
  const present = (await firstThatStarts([process.env.CHROMIUM_PATH, ...onPath()])) ?? (await playwrightsOwn());
  if (present) return present;
  console.log("No Chromium found; downloading Playwright's …");
  await run("playwright", ["install", "chromium"], { timeoutMs: DOWNLOAD_MS });
  const downloaded = await playwrightsOwn();
  if (downloaded) return downloaded;
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  console.log("That did not work; installing Debian's Chromium …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, timeoutMs: DOWNLOAD_MS });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
    env,
    timeoutMs: DOWNLOAD_MS,
  });
  return firstThatStarts(onPath());
}

function onPath() {
  const folders = (toolEnvironment().PATH ?? "").split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Playwright's download lacks system libraries on some machines, so that being there is not enough. */
async function playwrightsOwn() {
  try {
    const { chromium } = createRequire(path.join(root, "package.json"))("playwright-core");
    return await firstThatStarts([chromium.executablePath()]);
  } catch {
    return null;
  }
}

async function firstThatStarts(files) {
  for (const file of files) {
    if (!file || !existsSync(file)) continue;
    const starts = await execFileAsync(file, ["--version"], { timeout: 30_000 }).then(
      () => true,
      () => false,
    );
    if (starts) return file;
  }
  return null;
}

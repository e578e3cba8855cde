import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

// npm run -s bench:start: starts the built server on an empty data folder and says how long the first page takes after
// that, how much memory the idle server holds, and how much the dependencies weigh. Linux reads the memory from /proc.

const port = 20_000 + Math.floor(Math.random() * 20_000);
const origin = `http://localhost:${port}`;
/** What counts as idle: this many requests for the first page have been answered and nothing is under way. */
const warmUp = 20;

if (!existsSync(path.join(process.env.PLUMBLINE_DIST ?? ".next", "BUILD_ID"))) {
  console.error("There is no build to start. Run npm run build first.");
  process.exit(2);
}

const data = await mkdtemp(path.join(tmpdir(), "plumbline-bench-"));
await chmod(data, 0o755);
const startedAt = performance.now();
const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "localhost",
    PLUMBLINE_DATA: data,
    DATABASE_URL: "",
    LOG_LEVEL: "error",
  },
  stdio: ["ignore", "pipe", "inherit"],
});

try {
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => String(chunk).includes("is ready") && resolve());
    server.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  await firstPage();
  const secondsToFirstPage = round((performance.now() - startedAt) / 1000);
  for (let n = 0; n < warmUp; n += 1) await firstPage();
  const serverRssMb = round((await rssKb(server.pid!)) / 1024);
  const dependenciesMb = round((await bytesBelow("node_modules")) / 1024 / 1024);
  console.log(`seconds from start to the first page, database made anew   ${secondsToFirstPage}`);
  console.log(`memory of the server process after ${warmUp} pages, MB          ${serverRssMb}`);
  console.log(`installed dependencies, MB                                 ${dependenciesMb}`);
  console.log(JSON.stringify({ serverRssMb, secondsToFirstPage, dependenciesMb }));
} finally {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  await rm(data, { recursive: true, force: true });
}

async function firstPage(): Promise<void> {
  const response = await fetch(`${origin}/start`);
  if (!response.ok) throw new Error(`The first page answered ${response.status}.`);
  await response.text();
}

async function rssKb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}

async function bytesBelow(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) sum += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return sum;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

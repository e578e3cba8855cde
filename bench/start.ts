import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { prepareDesk, startDesk } from "@/bench/support/start-desk";
import { rounded } from "@/bench/support/statistics";

// npm run -s bench:start: starts the built server on an empty data folder and says how long the first page takes, how much
// memory the idle server holds, and how much the dependencies weigh. Linux tells the memory in /proc.

/** What counts as idle: so many pages have been answered and nothing is under way. */
const pagesBefore = 20;

const startedAt = performance.now();
const desk = await startDesk(await prepareDesk());
try {
  await firstPage();
  const secondsToFirstPage = rounded((performance.now() - startedAt) / 1000);
  for (let n = 0; n < pagesBefore; n += 1) await firstPage();
  const serverRssMb = rounded((await rssKb(desk.pid)) / 1024);
  const dependenciesMb = rounded((await bytesBelow("node_modules")) / 1024 / 1024);
  console.log(`seconds from start to the first page, database made anew   ${secondsToFirstPage}`);
  console.log(`memory of the server process after ${pagesBefore} pages, MB          ${serverRssMb}`);
  console.log(`installed dependencies, MB                                 ${dependenciesMb}`);
  console.log(JSON.stringify({ serverRssMb, secondsToFirstPage, dependenciesMb }));
} finally {
  await desk.stop();
}

async function firstPage(): Promise<void> {
  const response = await fetch(`${desk.origin}/start`);
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

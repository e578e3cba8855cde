import { readdir, readFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { longArticle } from "@/bench/support/long-article";
import { median, rounded } from "@/bench/support/statistics";
import { renderArticleHtml } from "@/lib/editor/article/render-article-html";
import { readTypeFile } from "@/lib/publish/read-type-file";

// npm run -s bench:reader: an article of 100,000 words with 5,000 claims over one another, in Chromium, with the reader's
// own drawing, letters and styles. Pages take turns, so that a slow moment of the machine hits all.

const passes = 7;
const { doc, claims, words } = longArticle({ words: 100_000, claims: 5_000, seed: 20_251_122 });
const article = `<div class="relative pl-8 sm:pl-14"><div aria-hidden="true" class="text-overlay"></div>
<div id="article-text" class="article-text" lang="en"><div class="reading">${renderArticleHtml(doc)}</div></div></div>`;
const claimsOfText = `<script type="application/json" id="claims">${JSON.stringify(claims)}</script>`;
const styles = await builtStyles();
const bundled = await build({
  entryPoints: ["plain", "ours", "recogito"].map((name) => `bench/reader/${name}.ts`),
  bundle: true,
  write: false,
  outdir: "out",
  format: "esm",
  minify: true,
  define: { "process.env.NODE_ENV": '"production"' },
});
const files = new Map(bundled.outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]));

const server = createServer((request, response) => {
  const name = new URL(request.url!, "http://localhost").pathname.slice(1);
  const file = files.get(name);
  if (file) response.setHeader("content-type", typeOf(name)).end(file);
  else if (name.startsWith("type/")) void sendLetters(name.slice("type/".length), response);
  else response.setHeader("content-type", "text/html; charset=utf-8").end(pageOf(name));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

try {
  const times = { plain: [], marked: [], draw: [], spans: [], highlights: [] } as Record<string, number[]>;
  let longTasks = 0;
  for (let pass = 0; pass <= passes; pass += 1) {
    const taken = {
      plain: await onPage("plain", onScreen),
      marked: await onPage("ours", onScreen),
      draw: await onPage("ours?later", (page) => drawing(page, "")),
      spans: await onPage("recogito", (page) => drawing(page, "SPANS")),
      highlights: await onPage("recogito", (page) => drawing(page, "CSS_HIGHLIGHTS")),
    };
    // The first pass warms everything up.
    if (pass > 0) for (const [name, value] of Object.entries(taken)) times[name]!.push(value);
  }
  longTasks = await onPage("ours", longTasksWhileScrolling);
  const ms = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  const recogito = Math.min(ms.spans!, ms.highlights!);
  console.log(`${words} words, ${claims.length} claims, median of ${passes} passes, ms`);
  console.log(`plain text on the screen after                ${rounded(ms.plain!)}`);
  console.log(`text with its claims on the screen after      ${rounded(ms.marked!)}`);
  console.log(`claims drawn over text that stands there      ${rounded(ms.draw!)}`);
  console.log(`the same by @recogito/text-annotator, SPANS   ${rounded(ms.spans!)}`);
  console.log(`… and with CSS_HIGHLIGHTS                     ${rounded(ms.highlights!)}`);
  console.log(
    JSON.stringify({
      highlightsOverPlain: rounded(ms.marked! / ms.plain!),
      overRecogito: rounded(ms.draw! / recogito),
      longTasksWhileScrolling: longTasks,
    }),
  );
} finally {
  await browser.close();
  server.close();
}

async function onPage(name: string, measure: (page: Page) => Promise<number>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(`${origin}/${name}`);
  const value = await measure(page);
  await context.close();
  return value;
}

async function onScreen(page: Page): Promise<number> {
  const measured = await page.waitForFunction(() => globalThis.measured.onScreen);
  return (await measured.jsonValue())!;
}

async function drawing(page: Page, renderer: string): Promise<number> {
  await page.waitForFunction(() => globalThis.measured.draw);
  const value = await page.evaluate((name) => globalThis.measured.draw!(name), renderer);
  if (await page.evaluate(() => document.querySelector("#article-text")!.getBoundingClientRect().height < 10_000)) {
    throw new Error("The text is not laid out.");
  }
  return value;
}

/** Scrolls from the top to the end by wheel. @returns how many tasks took longer than 50 ms meanwhile */
async function longTasksWhileScrolling(page: Page): Promise<number> {
  await onScreen(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await page.mouse.move(700, 450);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  let from = -1;
  for (let at = 0; at < height && at !== from;) {
    from = at;
    await page.mouse.wheel(0, 700);
    at = await page.evaluate(
      () => new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY)))),
    );
  }
  const drawn = await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  if (drawn === 0) throw new Error("Nothing is drawn at the end of the text.");
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  console.log(`scrolled ${from} of ${height} pixels; tasks over 50 ms: ${tasks.map(rounded).join(", ") || "none"}`);
  return tasks.length;
}

/** The styles of the production build, with the layers and letters that the reader has. */
async function builtStyles(): Promise<string> {
  const folder = path.join(process.env.PLUMBLINE_DIST ?? ".next", "static", "chunks");
  const names = await readdir(folder).catch(() => []);
  const sheets = names.filter((name) => name.endsWith(".css")).toSorted();
  if (sheets.length === 0) {
    console.error("There is no build to measure. Run npm run build first.");
    process.exit(2);
  }
  return (await Promise.all(sheets.map((name) => readFile(path.join(folder, name), "utf8")))).join("\n");
}

function pageOf(name: string): string {
  const link = files.has(`${name}.css`) ? `<link rel="stylesheet" href="/${name}.css">` : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><style>${styles}</style>${link}
<main class="mx-auto max-w-3xl">${article}</main>${name === "plain" ? "" : claimsOfText}<script type="module" src="/${name}.js"></script></html>`;
}

async function sendLetters(name: string, response: ServerResponse): Promise<void> {
  const bytes = await readTypeFile(name);
  response.writeHead(bytes ? 200 : 404).end(bytes);
}

function typeOf(name: string): string {
  return name.endsWith(".css") ? "text/css" : "text/javascript";
}

// Finding the article in a web page. npm run -s eval:extraction -- --pages DIR
// DIR/html/ID.html.gz and DIR/truth.json {ID: {articleBody, url}}. Scored as the article-extraction-benchmark's
// evaluate.py does: runs of four words, precision and recall of each page averaged over pages.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { serialize, parse } from "parse5";
import { z } from "zod";
import { oneDecimal, printResult, printTable, share } from "./support/print-report";
import { readOptions } from "./support/read-options";
import { importHtml } from "@/lib/import/import-html";
import { docOfBlocks } from "@/lib/import/proposal";
import { textOf } from "@/lib/text/text-of";

const { pages: folder } = readOptions("pages");
const truth = z
  .record(z.string(), z.object({ articleBody: z.string(), url: z.string() }))
  .parse(JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")));
const pages = Object.entries(truth).map(([id, { articleBody, url }]) => ({
  id,
  url,
  wanted: articleBody,
  html: gunzipSync(readFileSync(join(folder, "html", `${id}.html.gz`))).toString("utf8"),
}));
type Page = (typeof pages)[number];
type Extract = (page: Page) => string;

/** The article's text without the title, which the import puts above it and the labels leave out. */
const own: Extract = ({ html, url }) => {
  const proposal = importHtml({ html, url, now: new Date() });
  if (!proposal.ok) return "";
  const doc = docOfBlocks(proposal);
  const [first] = doc.content;
  const title = proposal.fields.title?.value;
  const isTitle =
    first?.type === "heading" && title !== undefined && textOf({ type: "doc", content: [first] }) === title;
  return textOf(isTitle ? { ...doc, content: doc.content.slice(1) } : doc);
};
/** Readability as it comes; parse5 first, as linkedom loses the body of pages without an html element. */
const readability: Extract = ({ html }) => {
  const { document } = parseHTML(serialize(parse(html)));
  return new Readability(document).parse()?.textContent ?? "";
};

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at <= Math.max(0, words.length - 4); at++) {
    const shingle = words.slice(at, at + 4).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function scoreOf({ found, wanted }: { found: string; wanted: string }): { precision: number; recall: number } {
  const ours = shingles(found);
  const theirs = shingles(wanted);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  let right = 0;
  for (const [shingle, count] of ours) right += Math.min(count, theirs.get(shingle) ?? 0);
  return { precision: right / Math.max(1, sum(ours)), recall: right / Math.max(1, sum(theirs)) };
}

function run(extract: Extract) {
  // Once over everything before time is taken, so that nobody pays for warming up.
  const found = pages.map((page) => extract(page));
  const began = process.cpuUsage();
  for (const page of pages) extract(page);
  const { user, system } = process.cpuUsage(began);
  const scores = pages.map((page, at) => ({ id: page.id, ...scoreOf({ found: found[at]!, wanted: page.wanted }) }));
  const mean = (key: "precision" | "recall") => scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  const [precision, recall] = [mean("precision"), mean("recall")];
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, ms: (user + system) / 1000 / pages.length, scores };
}

const methods: [string, Extract][] = [
  ["Plumbline", own],
  ["Readability on linkedom", readability],
];
const results = methods.map(([name, extract]) => ({ name, ...run(extract) }));
printTable({
  title: `Extraction from ${pages.length} pages`,
  columns: ["method", "F1", "precision", "recall", "ms per page"],
  rows: results.map(({ name, f1, precision, recall, ms }) => [
    name,
    share(f1),
    share(precision),
    share(recall),
    oneDecimal(ms),
  ]),
});
const [ours, alternative] = results as [(typeof results)[number], (typeof results)[number]];
const worst = ours.scores.toSorted((a, b) => a.precision + a.recall - b.precision - b.recall).slice(0, 5);
printTable({
  title: "Worst pages",
  columns: ["page", "precision", "recall"],
  rows: worst.map(({ id, precision, recall }) => [truth[id]!.url.slice(0, 90), share(precision), share(recall)]),
});
printResult({
  f1: ours.f1,
  precision: ours.precision,
  recall: ours.recall,
  msPerPage: ours.ms,
  readabilityMsPerPage: alternative.ms,
});

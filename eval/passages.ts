// Cutting articles into passages. npm run -s eval:passages -- --articles DIR --gold DIR
// DIR/NAME.txt and DIR/NAME.jsonl (units with start, end, kind), NAME.articles.json (start, end, title, date).
import { printResult, printTable, share } from "./support/print-report";
import { readLabelledTexts } from "./support/labelled-articles";
import type { LabelledArticle } from "./support/labelled-articles";
import { ownPassages } from "./support/own-passages";
import type { OwnPassage } from "./support/own-passages";
import { readOptions } from "./support/read-options";
import { f1, rangeOverlap } from "./support/scores";
import { splitArticles } from "@/lib/text/split-articles";
import type { FoundArticle } from "@/lib/text/split-articles";

type Cut = (text: string) => OwnPassage[];

const now = new Date();
const texts = readLabelledTexts(readOptions("articles", "gold"));
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The plain alternative: each line for itself, sentences by Unicode's rules, everything a sentence. */
const segmenterPerLine: Cut = (text) =>
  [...text.matchAll(/[^\n]+/gu)].flatMap(({ index, 0: line }) =>
    [...segmenter.segment(line)].flatMap(({ index: at, segment }) => {
      const words = segment.trim();
      const start = index + at + segment.indexOf(words);
      return words === "" ? [] : [{ start, end: start + words.length, text: words, kind: "sentence" as const }];
    }),
  );

function boundaryCounts(cut: Cut) {
  const counts = { right: 0, found: 0, wanted: 0, rightKind: 0 };
  const boilerplate = { right: 0, found: 0, wanted: 0 };
  for (const { text, units } of texts) {
    const passages = cut(text);
    const byPlace = new Map(passages.map((passage) => [`${passage.start}-${passage.end}`, passage.kind]));
    const gold = units.map((unit) => ({ ...trimmed(text, unit), kind: unit.kind.replaceAll(/[^a-z]/gu, "_") }));
    counts.found += passages.length;
    counts.wanted += gold.length;
    for (const unit of gold) {
      const kind = byPlace.get(`${unit.start}-${unit.end}`);
      if (kind === undefined) continue;
      counts.right++;
      if (kind === unit.kind) counts.rightKind++;
    }
    const ours = mask(text, passages);
    const theirs = mask(text, gold);
    for (let at = 0; at < text.length; at++) {
      boilerplate.found += ours[at]!;
      boilerplate.wanted += theirs[at]!;
      boilerplate.right += ours[at]! & theirs[at]!;
    }
  }
  return { counts, boilerplate };
}

function trimmed(text: string, { start, end }: { start: number; end: number }) {
  const piece = text.slice(start, end);
  return { start: start + piece.length - piece.trimStart().length, end: end - (piece.length - piece.trimEnd().length) };
}

/** 1 for each character, white space left out, that stands in boilerplate. */
function mask(text: string, units: { start: number; end: number; kind: string }[]): Uint8Array {
  const marked = new Uint8Array(text.length);
  for (const { start, end, kind } of units) if (kind === "boilerplate") marked.fill(1, start, end);
  for (let at = 0; at < text.length; at++) if (/\s/u.test(text[at]!)) marked[at] = 0;
  return marked;
}

type Split = (text: string, passages: OwnPassage[]) => FoundArticle[];
const own: Split = (_, passages) => splitArticles(passages);
/** The plain alternative: the file is one article, its first line the title. */
const oneArticle: Split = (text) => [
  { start: 0, end: text.trimEnd().length, title: bare(text.trimStart().split("\n")[0]!), date: null },
];

function articleCounts(split: Split) {
  const counts = { right: 0, found: 0, wanted: 0, rightDate: 0 };
  for (const { text, articles } of texts) {
    if (articles.length === 0) continue;
    const found = split(text, ownPassages({ text, now }));
    const left = new Set(found);
    counts.found += found.length;
    counts.wanted += articles.length;
    for (const article of articles) {
      const match = [...left].find((each) => isSame(each, article));
      if (!match) {
        if (split === own) missed.push(`${article.start}-${article.end} ${article.title}`);
        continue;
      }
      left.delete(match);
      counts.right++;
      if (bare(match.date ?? "").toLowerCase() === bare(article.date ?? "").toLowerCase()) counts.rightDate++;
    }
    if (split === own) for (const each of left) extra.push(`${each.start}-${each.end} ${each.title}`);
  }
  return counts;
}
const missed: string[] = [];
const extra: string[] = [];

function isSame(found: FoundArticle, article: LabelledArticle): boolean {
  return rangeOverlap(found, article) >= 0.9 && bare(found.title) === bare(article.title);
}

function bare(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

const cuts: [string, Cut][] = [
  ["Plumbline", (text) => ownPassages({ text, now })],
  ["Intl.Segmenter, line by line", segmenterPerLine],
];
const results = cuts.map(([name, cut]) => ({ name, ...boundaryCounts(cut) }));
printTable({
  title: `Passages of ${texts.length} texts, ${results[0]!.counts.wanted} labelled units`,
  columns: ["method", "found", "boundary F1", "kind accuracy", "boilerplate F1"],
  rows: results.map(({ name, counts, boilerplate }) => [
    name,
    counts.found,
    share(f1(counts)),
    share(counts.rightKind / counts.right),
    share(f1(boilerplate)),
  ]),
});
const splits = (
  [
    ["Plumbline", own],
    ["the file is one article", oneArticle],
  ] as const
).map(([name, split]) => ({ name, counts: articleCounts(split) }));
printTable({
  title: `Articles in them, ${splits[0]!.counts.wanted} labelled`,
  columns: ["method", "found", "F1", "dates right among these"],
  rows: splits.map(({ name, counts }) => [
    name,
    counts.found,
    share(f1(counts)),
    share(counts.rightDate / counts.right),
  ]),
});
printWrong();
const [{ counts, boilerplate }] = results as [(typeof results)[number]];
printResult({
  boundaryF1: f1(counts),
  kindAccuracy: counts.rightKind / counts.right,
  boilerplateF1: f1(boilerplate),
  articlesF1: f1(splits[0]!.counts),
});

function printWrong(): void {
  for (const { name, text, units } of texts) {
    const passages = ownPassages({ text, now });
    const found = new Map(passages.map((passage) => [`${passage.start}-${passage.end}`, passage]));
    for (const unit of units) {
      const passage = found.get(`${unit.start}-${unit.end}`);
      found.delete(`${unit.start}-${unit.end}`);
      const wrong = !passage
        ? "not cut so"
        : passage.kind !== unit.kind.replaceAll(/[^a-z]/gu, "_")
          ? passage.kind
          : null;
      if (wrong) console.log(`  ${name} ${unit.start} ${unit.kind}, ${wrong}: ${bare(unit.text).slice(0, 90)}`);
    }
    for (const passage of found.values()) {
      console.log(`  ${name} ${passage.start} only ours, ${passage.kind}: ${bare(passage.text).slice(0, 90)}`);
    }
  }
  for (const line of missed) console.log(`  article not found: ${line}`);
  for (const line of extra) console.log(`  article only ours: ${line}`);
}

import type { ArticleDoc, DocNode } from "@/lib/text/article-doc";
import { textOf } from "@/lib/text/text-of";
import { numbersFrom } from "@/tests/support/numbers-from";

const subjects = [
  "The council",
  "Brackwater Hospital",
  "A report of the trust",
  "The harbour board",
  "Nobody on the ward",
];
const verbs = ["counted", "promised", "has closed", "spent more on", "wrote nothing about", "reopened", "asked for"];
const things = [
  "beds",
  "nurses",
  "the night clinic",
  "ambulances",
  "repairs to the roof",
  "the waiting list",
  "agency staff",
];
const places = ["in Thornby", "at Harrow Vale", "on the east bank", "for the whole of Ellermouth", "in both towns"];
const ends = [
  "last winter",
  "after the flood",
  "since 2019",
  "without a vote",
  "as its own figures show",
  "for the third time",
];

export type LongArticle = {
  doc: ArticleDoc;
  text: string;
  words: number;
  /** Runs of the text as claims stand in it: most within a sentence, some across two, many over one another. */
  claims: { start: number; end: number }[];
};

/** An article of about `words` words in headed sections with links and lists, the same for the same seed. */
export function longArticle({ words, claims, seed }: { words: number; claims: number; seed: number }): LongArticle {
  const next = numbersFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const sentence = () =>
    `${pick(subjects)} ${pick(verbs)} ${Math.floor(next() * 900) + 7} ${pick(things)} ${pick(places)} ${pick(ends)}. `;
  const content: DocNode[] = [];
  let written = 0;
  while (written < words) {
    if (content.length % 12 === 0)
      content.push(block("heading", [{ type: "text", text: `${pick(things)} ${pick(places)}` }]));
    const runs: DocNode[] = Array.from({ length: 3 + Math.floor(next() * 4) }, () => ({
      type: "text",
      text: sentence(),
      ...(next() < 0.08 && { marks: [{ type: "link", attrs: { href: "https://trust.example/report" } }] }),
    }));
    written += runs.reduce((sum, run) => sum + run.text!.trim().split(" ").length, 0);
    content.push(next() < 0.1 ? list(runs) : block("paragraph", runs));
  }
  const doc: ArticleDoc = { type: "doc", content };
  const text = textOf(doc);
  return { doc, text, words: written, claims: claimsOver({ text, count: claims, next }) };
}

function block(type: "heading" | "paragraph", content: DocNode[]): DocNode {
  return { type, content, ...(type === "heading" && { attrs: { level: 2 } }) };
}

function list(runs: DocNode[]): DocNode {
  const items = runs.map((run): DocNode => ({ type: "listItem", content: [block("paragraph", [run])] }));
  return { type: "bulletList", content: items };
}

function claimsOver({ text, count, next }: { text: string; count: number; next: () => number }) {
  const starts = [...text.matchAll(/(?<=^|[.\n] ?)[A-Z]/gu)].map(({ index }) => index);
  const step = starts.length / count;
  return Array.from({ length: count }, (_, index) => {
    const start = starts[Math.floor(index * step)]!;
    // A third begin inside the one before, as parts of compound sentences do.
    const inside = index % 3 === 2 ? 12 : 0;
    const end = Math.min(start + 40 + Math.floor(next() * 160), text.length);
    return { start: Math.min(start + inside, end - 1), end };
  }).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

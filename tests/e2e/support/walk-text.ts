import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brackwaterArticles } from "../../../lib/server/sample/brackwater-articles";

const corpus = process.env.CORPUS_DIR;

/** Whether the real articles are at hand. Where a build server says so with CI, they have to be. */
if (process.env.CI && !corpus) throw new Error("CORPUS_DIR has to be set where CI is.");

/** The text that the walk is about: a real article where the corpus is at hand, our own sample otherwise. */
export function walkText(): string {
  if (corpus) return readFileSync(path.join(corpus, "articles", "leeds-accountable-care.txt"), "utf8");
  const { title, blocks } = brackwaterArticles.ledger;
  return [title, ...blocks.map((block) => block.replace(/^# /, ""))].join("\n\n");
}

/** The other files of the corpus, by name; none without it. */
export function otherTexts(): { name: string; file: string }[] {
  if (!corpus) return [];
  const folder = path.join(corpus, "articles");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && name !== "leeds-accountable-care.txt")
    .map((name) => ({ name, file: path.join(folder, name) }));
}

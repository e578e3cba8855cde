import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const claimSchema = z.object({
  statement: z.string(),
  type: z.string(),
  claimant: z.string(),
  quoted_in: z.string(),
});
const unitSchema = z.object({
  start: z.number(),
  end: z.number(),
  text: z.string(),
  kind: z.string(),
  checkable: z.boolean(),
  claims: z.array(claimSchema),
});
const articleSchema = z.object({
  start: z.number(),
  end: z.number(),
  title: z.string(),
  date: z.string().nullish(),
});
export type LabelledClaim = z.infer<typeof claimSchema>;
export type LabelledUnit = z.infer<typeof unitSchema>;
export type LabelledArticle = z.infer<typeof articleSchema>;

/** A text with its hand-made labels. Offsets are UTF-16 units into `text`. */
export interface LabelledText {
  name: string;
  text: string;
  units: LabelledUnit[];
  /** Empty where no file names the articles. */
  articles: LabelledArticle[];
}

/** Every NAME.txt of a folder that has labels in the other: NAME.jsonl and, where it stands, NAME.articles.json. */
export function readLabelledTexts({ articles, gold }: { articles: string; gold: string }): LabelledText[] {
  const texts = readdirSync(articles)
    .filter((file) => file.endsWith(".txt"))
    .map((file) => file.slice(0, -".txt".length))
    .filter((name) => existsSync(join(gold, `${name}.jsonl`)))
    .toSorted()
    .map((name): LabelledText => {
      const lines = readFileSync(join(gold, `${name}.jsonl`), "utf8").split("\n");
      const parts = join(gold, `${name}.articles.json`);
      return {
        name,
        text: readFileSync(join(articles, `${name}.txt`), "utf8"),
        units: lines.filter((line) => line.trim() !== "").map((line) => unitSchema.parse(JSON.parse(line))),
        articles: existsSync(parts) ? z.array(articleSchema).parse(JSON.parse(readFileSync(parts, "utf8"))) : [],
      };
    });
  if (texts.length === 0) throw new Error(`No NAME.txt in ${articles} with a NAME.jsonl in ${gold}`);
  return texts;
}

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { segmentPassages } from "@/lib/text/segment-passages";
import { textOf } from "@/lib/text/text-of";
import { docOfPlainText } from "@/tests/support/doc-of-plain-text";

// Texts that are not ours to ship: CORPUS_DIR names a folder with articles/NAME.txt, gold/NAME.jsonl (units with
// start, end, kind) and eval/sentences/golden.json. Without it these tests are skipped.
const folder = process.env.CORPUS_DIR ?? "";
const names = folder ? readdirSync(join(folder, "gold")).filter((name) => name.endsWith(".jsonl")) : [];
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const lettersBefore = (text: string, offset: number) => text.slice(0, offset).replace(/\s/gu, "").length;

interface GoldUnit {
  start: number;
  end: number;
  kind: string;
}

describe.skipIf(!folder)("segmentPassages against labelled articles", () => {
  it.each(names)("finds at least 97 of 100 units of %s with their kind", (name) => {
    const text = read("articles", name.replace(".jsonl", ".txt"));
    const doc = docOfPlainText(text);
    const ours = textOf(doc);
    const key = (from: string, unit: { start: number; end: number }, kind: string) =>
      `${lettersBefore(from, unit.start)}-${lettersBefore(from, unit.end)} ${kind.replace("-", "_")}`;
    const gold: string[] = read("gold", name)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as GoldUnit)
      .map((unit) => key(text, unit, unit.kind));
    const found = new Set(segmentPassages(doc).map((passage) => key(ours, passage, passage.kind)));
    const missed = gold.filter((unit) => !found.has(unit));
    expect(missed.length / gold.length, missed.join(", ")).toBeLessThanOrEqual(0.03);
    expect(found.size).toBeLessThanOrEqual(gold.length * 1.03);
  });
});

const goldenPath = join(folder, "eval/sentences/golden.json");
describe.skipIf(!folder || !existsSync(goldenPath))("segmentPassages against the golden rules", () => {
  it("passes at least 50 of 52", () => {
    const cases = JSON.parse(readFileSync(goldenPath, "utf8")) as [string, string[]][];
    const bare = (value: string) => value.replace(/\s+/gu, " ").trim();
    const failed = cases.filter(([text, wanted]) => {
      const doc = docOfPlainText(text);
      const cut = segmentPassages(doc).map((passage) => bare(textOf(doc).slice(passage.start, passage.end)));
      return JSON.stringify(cut) !== JSON.stringify(wanted.map(bare));
    });
    expect(failed.length, JSON.stringify(failed)).toBeLessThanOrEqual(2);
  });
});

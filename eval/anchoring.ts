// How well `reanchor` carries quotations over real revisions. Usage: tsx eval/anchoring.ts FILE.jsonl
// A line is {before, after, quotes: [{start, end, category, sub, expected: {start, end} | null}]}. Right: an overlap
// (intersection over union) of at least 0.5 with the expected place, or none where none is expected.
import { readFileSync } from "node:fs";
import { alignVersions } from "@/lib/text/align-versions";
import { reanchor } from "@/lib/text/reanchor";

interface Range {
  start: number;
  end: number;
}
interface Quote extends Range {
  category: string;
  sub: string;
  expected: Range | null;
}

const overlap = (a: Range, b: Range) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start));

const tally = new Map<string, { all: number; right: number; misplaced: number }>();
const began = performance.now();
for (const line of readFileSync(process.argv[2]!, "utf8").trim().split("\n")) {
  const { before, after, quotes } = JSON.parse(line) as { before: string; after: string; quotes: Quote[] };
  const alignment = alignVersions({ before, after });
  for (const quote of quotes) {
    const found = reanchor({ before, after, start: quote.start, end: quote.end, alignment });
    const isPlaced = found.state !== "orphaned";
    const isRight = isPlaced
      ? quote.expected !== null && overlap(found, quote.expected) >= 0.5
      : quote.expected === null;
    if (process.argv[3] === quote.category && !isRight) {
      const show = (range: Range | null, text: string) => range && text.slice(range.start, range.end);
      console.log(quote.sub, [
        before.slice(quote.start, quote.end),
        show(quote.expected, after),
        isPlaced && show(found, after),
      ]);
    }
    const group = quote.sub === "copy-survives" ? "copy-survives (apart)" : quote.category;
    for (const key of quote.sub === "copy-survives"
      ? [group]
      : ["all", group, `${group}/${quote.sub.replace(/ .*/u, "")}`]) {
      const row = tally.get(key) ?? { all: 0, right: 0, misplaced: 0 };
      tally.set(key, {
        all: row.all + 1,
        right: row.right + Number(isRight),
        misplaced: row.misplaced + Number(isPlaced && !isRight),
      });
    }
  }
}
for (const [key, { all, right, misplaced }] of [...tally].toSorted(([a], [b]) => a.localeCompare(b))) {
  const share = (count: number) => `${((100 * count) / all).toFixed(1)} %`;
  console.log(`${key.padEnd(32)} ${String(all).padStart(5)}  right ${share(right)}  misplaced ${share(misplaced)}`);
}
console.log(`${Math.round(performance.now() - began)} ms`);

// Carrying quotations over real revisions. npm run -s eval:anchoring -- --cases FILE.jsonl
// A line is {before, after, quotes: [{start, end, exact, prefix, suffix, category, sub, expected: {start, end} | null}]}.
// Right: an overlap (intersection over union) of at least 0.5 with the expected place, or none where none is expected.
// "copy-survives" (deleted, but an identical copy lives on) is left out of every share and printed apart.
import search from "approx-string-match";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { oneDecimal, printResult, printTable, share } from "./support/print-report";
import { readOptions } from "./support/read-options";
import { fastest, rangeOverlap } from "./support/scores";
import { alignVersions } from "@/lib/text/align-versions";
import { quoteFinder } from "@/lib/text/find-quote";
import { reanchor } from "@/lib/text/reanchor";

const rangeSchema = z.object({ start: z.number(), end: z.number() });
type Range = z.infer<typeof rangeSchema>;
const quoteSchema = rangeSchema.extend({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  category: z.string(),
  sub: z.string(),
  expected: rangeSchema.nullable(),
});
type Quote = z.infer<typeof quoteSchema>;
const caseSchema = z.object({ before: z.string(), after: z.string(), quotes: z.array(quoteSchema) });
type Case = z.infer<typeof caseSchema>;
type Place = (quote: Quote) => Range | null;
/** A way of finding all quotations of one pair of versions; what it prepares for the pair counts as its time. */
type Method = (pair: Case) => Place;

const cases = readFileSync(readOptions("cases").cases, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => caseSchema.parse(JSON.parse(line)));

const betweenVersions: Method = ({ before, after }) => {
  const alignment = alignVersions({ before, after });
  return ({ start, end }) => {
    const found = reanchor({ before, after, start, end, alignment });
    return found.state === "orphaned" ? null : found;
  };
};
const fromSelector: Method = ({ after }) => {
  const find = quoteFinder(after);
  return ({ exact, prefix, suffix }) => find({ exact, prefix, suffix });
};
const nearestExact: Method =
  ({ after }) =>
  ({ exact, start }) => {
    let best: number | null = null;
    for (let at = after.indexOf(exact); at !== -1; at = after.indexOf(exact, at + 1)) {
      if (best === null || Math.abs(at - start) < Math.abs(best - start)) best = at;
    }
    return best === null ? null : { start: best, end: best + exact.length };
  };
/** The places with the fewest errors, up to half of the quotation, whatever stands around them; the first of them. */
const approximateMatch: Method =
  ({ after }) =>
  ({ exact }) =>
    search(after, exact, Math.min(256, Math.floor(exact.length / 2))).toSorted((a, b) => a.errors - b.errors)[0] ??
    null;
/** The same, asked only where the same characters do not stand in the text. */
const exactThenApproximate: Method = (pair) => {
  const exactly = nearestExact(pair);
  const approximately = approximateMatch(pair);
  return (quote) => exactly(quote) ?? approximately(quote);
};

interface Tally {
  all: number;
  right: number;
  wronglyPlaced: number;
  wronglyNone: number;
}

function run(method: Method) {
  const groups = new Map<string, Tally>();
  const answerAll = () =>
    cases.map((pair) => {
      const place = method(pair);
      return pair.quotes.map((quote) => place(quote));
    });
  const answers = answerAll();
  const ms = fastest(answerAll, 3);
  cases.forEach((pair, at) =>
    pair.quotes.forEach((quote, index) => {
      const found = answers[at]![index]!;
      const isRight = found && quote.expected ? rangeOverlap(found, quote.expected) >= 0.5 : found === quote.expected;
      for (const group of groupsOf(quote)) {
        const tally = groups.get(group) ?? { all: 0, right: 0, wronglyPlaced: 0, wronglyNone: 0 };
        tally.all++;
        if (isRight) tally.right++;
        else if (found) tally.wronglyPlaced++;
        else tally.wronglyNone++;
        groups.set(group, tally);
      }
    }),
  );
  return { groups, ms };
}

function groupsOf({ category, sub }: Quote): string[] {
  const kind = sub.replace(/ .*/u, "");
  return kind === "copy-survives" ? ["copy-survives (apart)"] : ["all", `${category}/${kind}`];
}

const methods: [string, Method][] = [
  ["Plumbline, between versions", betweenVersions],
  ["Plumbline, from the quotation", fromSelector],
  ["nearest exact occurrence", nearestExact],
  ["approximate match", approximateMatch],
  ["exact, then approximate match", exactThenApproximate],
];
const results = methods.map(([name, method]) => ({ name, ...run(method) }));
const quotes = cases.reduce((sum, pair) => sum + pair.quotes.length, 0);
const inGroup = (at: number, group: string) =>
  results[at]!.groups.get(group) ?? { all: 0, right: 0, wronglyPlaced: 0, wronglyNone: 0 };
const part = (at: number, group: string, key: keyof Tally) => inGroup(at, group)[key] / inGroup(at, group).all;

printTable({
  title: `Anchoring over ${cases.length} revisions, ${inGroup(0, "all").all} quotations`,
  columns: ["method", "right", "wrongly placed", "wrongly none", "quotes/s", "ms/version"],
  rows: results.map(({ name, ms }, at) => [
    name,
    share(part(at, "all", "right")),
    share(part(at, "all", "wronglyPlaced")),
    share(part(at, "all", "wronglyNone")),
    Math.round((1000 * quotes) / ms),
    oneDecimal(ms / cases.length),
  ]),
});
const groups = [...results[0]!.groups.keys()].filter((group) => group !== "all").toSorted();
printTable({
  title: "Right, by what happened to the quotation",
  columns: ["", "quotations", ...results.map(({ name }) => name)],
  rows: groups.map((group) => [
    group,
    inGroup(0, group).all,
    ...results.map((_, at) => share(part(at, group, "right"))),
  ]),
});

/** Groups whose sub-category has this name, as one share. */
function rightAmong(at: number, sub: string): number {
  const names = groups.filter((group) => group.endsWith(`/${sub}`));
  const sum = (key: keyof Tally) => names.reduce((total, name) => total + inGroup(at, name)[key], 0);
  return sum("right") / sum("all");
}
printResult({
  right: part(0, "all", "right"),
  wronglyPlaced: part(0, "all", "wronglyPlaced"),
  wronglyNone: part(0, "all", "wronglyNone"),
  msPerVersion: results[0]!.ms / cases.length,
  quoteRight: part(1, "all", "right"),
  quoteWronglyPlaced: part(1, "all", "wronglyPlaced"),
  quoteHeavyEdits: rightAmong(1, "heavy"),
  quoteLookalikes: rightAmong(1, "decoy"),
  quotesPerSecond: (1000 * quotes) / results[1]!.ms,
  approximateMatchQuotesPerSecond: (1000 * quotes) / results[3]!.ms,
});

import type { TextRange } from "./grapheme";
import { matchingWords } from "./matching-words";
import { numberIn, numberPattern, roundingOf } from "./number-words";
import { measureOf } from "./measures";

/** A figure of a claim: what it counts, and between which values it lies. */
export interface ClaimFigure extends TextRange {
  kind: "money" | "share" | "points" | "factor" | "measure" | "count";
  /** Currency, or the quantity that a measure measures; empty for the others. */
  unit: string;
  /** Stems of the words that say what is counted. */
  of: string[];
  /** In units of the kind: currency, per cent, times, seconds, metres, grams, pieces. Infinite where only one end is given. */
  low: number;
  high: number;
  /** How far the true value may lie off by rounding. */
  slack: number;
  /** What one of the written unit is in the units of the kind. */
  factor: number;
}

const atLeast = "more than|greater than|over|above|at least|upwards of|no fewer than|no less than|a minimum of";
const atMost = "less than|fewer than|lower than|under|below|up to|at most|no more than|a maximum of";
const nearly = "about|around|roughly|approximately|approx\\.?|some|nearly|almost|close to|an estimated";
const multipliers = "trillion|billion|million|thousand|tn|bn|mn|m|k";
const scale: Record<string, number> = {
  trillion: 1e12,
  tn: 1e12,
  billion: 1e9,
  bn: 1e9,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  thousand: 1e3,
  k: 1e3,
};
const number = `(?:[£$€]\\s?)?${numberPattern}`;
const leading =
  `(?<![\\p{L}\\p{N}.])(?:(?<least>${atLeast})\\s+|(?<most>${atMost})\\s+|(?<nearly>${nearly})\\s+)?` +
  `(?<between>between\\s+)?(?<first>${number})`;
const multiplied = `(?:[\\s-]?(?<times>${multipliers})(?![\\p{L}]))?`;
const unitAfter =
  "(?<after>\\s?(?:percentage points?\\b|%|per ?cent\\b|pc\\b)|\\s(?:pounds|euros|dollars)\\b|[\\s-]?fold\\b|\\stimes\\b)?";
const single = new RegExp(leading + multiplied + unitAfter, "giu");
/** Two numbers in one unit: "2-3%", "£2m to £3m". What follows the first one is left to the second. */
const span = new RegExp(
  `${leading}(?:\\s?(?:${multipliers})(?![\\p{L}]))?(?:\\s?%|\\sper ?cent)?(?:\\s?[-–—]\\s?|\\s+(?<joined>to|and|or)\\s+)` +
    `(?<second>${number})${multiplied}${unitAfter}`,
  "iuy",
);
const odds = new RegExp(
  `\\b(?<part>${numberPattern}|one)\\s(?:in|out of)(?:\\severy)?\\s(?<whole>${numberPattern})(?!\\p{L})`,
  "giu",
);
const fractions: [RegExp, number, ClaimFigure["kind"], number][] = [
  [/\b(?:three[- ]quarters)\b/giu, 75, "share", 1],
  [/\b(?:two[- ]thirds)\b/giu, 200 / 3, "share", 1],
  [/\b(?:a|one)[- ]third\b/giu, 100 / 3, "share", 1],
  [/\b(?:a|one)[- ]quarter\b/giu, 25, "share", 1],
  [/\b(?:a|one)[- ]fifth\b/giu, 20, "share", 1],
  [/\b(?:a|one)[- ]tenth\b/giu, 10, "share", 1],
  [/\bhalf\b(?![- ](?:year|hour|time|way))/giu, 50, "share", 1],
  [/\b(?:doubl(?:e|ed|es|ing)|twice|twofold)\b/giu, 2, "factor", 0.1],
  [/\b(?:tripl(?:e|ed|es|ing)|trebl(?:e|ed|es|ing)|threefold)\b/giu, 3, "factor", 0.1],
  [/\bquadrupl(?:e|ed|es|ing)\b/giu, 4, "factor", 0.1],
  [/\bhalv(?:e|ed|es|ing)\b/giu, 0.5, "factor", 0.02],
];
const currencyOf: Record<string, string> = { pounds: "£", euros: "€", dollars: "$" };
/** A figure that is called near is taken to be off by up to this share. */
const nearlyShare = 0.05;
/** A figure given in another unit is rounded to that unit. */
const convertedShare = 0.02;
/** Words after a figure that may say what is counted. */
const wordsAfter = 4;

/** The figures of a claim in the order of the text; `taken` are stretches that say something else, as dates do. */
export function figuresOf(text: string, taken: readonly TextRange[] = []): ClaimFigure[] {
  const found: ClaimFigure[] = [];
  const isFree = ({ start, end }: TextRange) =>
    [...taken, ...found].every((range) => range.end <= start || end <= range.start);
  const add = (each: ClaimFigure) => {
    if (isFree(each)) found.push(each);
  };
  for (const match of text.matchAll(odds)) {
    const [part, whole] = [numberIn(match.groups!.part!), numberIn(match.groups!.whole!)];
    if (part < whole)
      add({ ...rangeOf(match), kind: "share", unit: "", of: [], ...point((100 * part) / whole), slack: 1, factor: 1 });
  }
  for (const [words, value, kind, slack] of fractions) {
    for (const match of text.matchAll(words)) {
      add({ ...rangeOf(match), kind, unit: "", of: [], ...point(value), slack, factor: 1 });
    }
  }
  const pattern = new RegExp(single);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const spanned = spanAt(text, match.index);
    const read = readFigure(text, spanned ?? match);
    pattern.lastIndex = match.index + (spanned ?? match)[0].length;
    if (read) add(read);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** "36 to 40" is a span; "from 40 to 36" tells of a change, and "40 and 36" names two figures. */
function spanAt(text: string, at: number): RegExpExecArray | null {
  span.lastIndex = at;
  const match = span.exec(text);
  if (!match) return null;
  const joined = match.groups!.joined?.toLowerCase();
  if (joined === "and") return match.groups!.between === undefined ? null : match;
  return joined === "to" && /\bfrom\s*$/iu.test(text.slice(0, at)) ? null : match;
}

function readFigure(text: string, match: RegExpExecArray): ClaimFigure | null {
  const groups = match.groups!;
  const end = match.index + match[0].length;
  const rest = text.slice(end);
  const written = groups.first!.replace(/^[£$€]\s?/u, "");
  const after = (groups.after ?? "").trim().toLowerCase();
  const currency = /^[£$€]/u.exec(groups.first!)?.[0] ?? currencyOf[after] ?? "";
  const timesWord = (groups.times ?? "").toLowerCase();
  // "5m" is metres unless money or people follow.
  const isMetres = timesWord === "m" && currency === "" && !/^\s\p{L}/u.test(rest);
  const times = isMetres ? 1 : (scale[timesWord] ?? 1);
  const first = numberIn(written) * times;
  const second = groups.second ? numberIn(groups.second.replace(/^[£$€]\s?/u, "")) * times : first;
  if (!Number.isFinite(first) || !Number.isFinite(second)) return null;
  const measure = isMetres
    ? { of: "length", factor: 1, length: 0 }
    : currency || after || times > 1
      ? null
      : measureOf(rest);
  const kind = currency ? "money" : (kindAfter(after) ?? (measure ? "measure" : "count"));
  const factor = measure?.factor ?? 1;
  const rounding = groups.second ? 0 : roundingOf({ written, times, kind }) * factor;
  // "over two years" tells how long, not more than how long.
  const isLeast = groups.least && !(measure?.of === "time" && /^over$/iu.test(groups.least));
  const [low, high] = [Math.min(first, second) * factor, Math.max(first, second) * factor];
  return {
    start: match.index,
    end: end + (measure?.length ?? 0),
    kind,
    unit: currency || measure?.of || "",
    of: kind === "count" ? countedIn(rest) : [],
    low: groups.most ? Number.NEGATIVE_INFINITY : low,
    high: isLeast ? Number.POSITIVE_INFINITY : high,
    slack: groups.nearly ? Math.max(rounding, nearlyShare * high) : rounding,
    factor,
  };
}

function kindAfter(after: string): ClaimFigure["kind"] | null {
  if (after.startsWith("percentage point")) return "points";
  if (after === "%" || after === "pc" || /^per ?cent$/u.test(after)) return "share";
  return /fold$|^times$/u.test(after) ? "factor" : null;
}

function countedIn(rest: string): string[] {
  const words = /^[^,;:.()\d]*/u.exec(rest)![0].trim().split(/\s+/u).slice(0, wordsAfter).join(" ");
  return matchingWords(words);
}

function point(value: number) {
  return { low: value, high: value };
}

function rangeOf(match: RegExpExecArray): TextRange {
  return { start: match.index, end: match.index + match[0].length };
}

/** How one figure stands to another of the same thing. */
export function compareFigures(one: ClaimFigure, other: ClaimFigure): "equal" | "within" | "around" | "apart" {
  if (one.unit !== other.unit) return "apart";
  const converted = one.factor === other.factor ? 0 : convertedShare * Math.min(one.high, other.high);
  const slack = Math.max(one.slack, other.slack, converted);
  if (one.low > other.high + slack || other.low > one.high + slack) return "apart";
  const lower = Math.abs(one.low - other.low) <= slack || one.low === other.low;
  const upper = Math.abs(one.high - other.high) <= slack || one.high === other.high;
  if (lower && upper) return "equal";
  if ((lower || one.low > other.low) && (upper || one.high < other.high)) return "within";
  if ((lower || one.low < other.low) && (upper || one.high > other.high)) return "around";
  return "equal";
}

/** Whether two figures tell of the same thing, as far as the words beside them say. */
export function areOfOneThing(one: ClaimFigure, other: ClaimFigure): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "measure") return one.unit === other.unit;
  if (one.kind !== "count") return true;
  return one.of.length === 0 || other.of.length === 0 || one.of.some((word) => other.of.includes(word));
}

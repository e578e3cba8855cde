import { z } from "zod";
import { apartReasons, type Apart, type ApartReason } from "@/lib/domain/capture/apart";
import { volatileReason, volatileReasons, type VolatileReason } from "@/lib/domain/capture/volatile-line";

/** The text of a copy with what of it is not the page's own matter. */
export type ComparedCopy = { text: string; apart: Apart };

export type IgnoredReason = ApartReason | VolatileReason;

/** How many lines differ and were not counted as a change, by reason. */
export const ignoredSchema = z.partialRecord(z.enum([...apartReasons, ...volatileReasons]), z.number().int().min(1));
export type Ignored = z.output<typeof ignoredSchema>;

/** What was ignored, as it is stored; nothing where it cannot be read. */
export function readIgnored(stored: unknown): Ignored {
  const parsed = ignoredSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
}

type Line = { words: string; reason: IgnoredReason | null };

export type CopyComparison = {
  isSame: boolean;
  /** Lines that count, in their order, white space collapsed. */
  before: string[];
  now: string[];
  /** Differing lines that do not count. */
  ignored: Ignored;
};

/**
 * Compares two copies of one page by the lines that are its own matter. What stands apart (menus, lists of other articles,
 * comments), the page's own date, counters and keys change by themselves and are counted as ignored; a stretch that
 * somebody has quoted always counts. A line that merely moved between the article and what stands beside it is no change.
 * @param quotes what has been quoted from the source, each as it stands in some copy
 */
export function compareCopies({
  before,
  now,
  quotes = [],
}: {
  before: ComparedCopy;
  now: ComparedCopy;
  quotes?: readonly string[];
}): CopyComparison {
  const old = linesOf({ copy: before, quotes });
  const fresh = linesOf({ copy: now, quotes });
  const oldAside = new Set(old.flatMap(({ words, reason }) => (reason ? [words] : [])));
  const freshAside = new Set(fresh.flatMap(({ words, reason }) => (reason ? [words] : [])));
  // What counts in one copy and stands aside in the other was sorted otherwise, not changed.
  const oldOwn = old.filter(({ words, reason }) => reason === null && !freshAside.has(words)).map(wordsOf);
  const freshOwn = fresh.filter(({ words, reason }) => reason === null && !oldAside.has(words)).map(wordsOf);
  const oldAll = new Set(old.map(wordsOf));
  const freshAll = new Set(fresh.map(wordsOf));
  const ignored: Ignored = {};
  for (const { words, reason } of [
    ...old.filter((line) => !freshAll.has(line.words)),
    ...fresh.filter((line) => !oldAll.has(line.words)),
  ]) {
    if (reason && words !== "") ignored[reason] = (ignored[reason] ?? 0) + 1;
  }
  const isSame = oldOwn.join(" ") === freshOwn.join(" ");
  return { isSame, before: oldOwn, now: freshOwn, ignored };
}

function wordsOf({ words }: Line): string {
  return words;
}

function linesOf({ copy: { text, apart }, quotes }: { copy: ComparedCopy; quotes: readonly string[] }): Line[] {
  const quoted = quotes.flatMap((quote) => {
    const start = quote === "" ? -1 : text.indexOf(quote);
    return start < 0 ? [] : [{ start, end: start + quote.length }];
  });
  const lines: Line[] = [];
  let stretch = 0;
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const words = text.slice(start, end).replace(/\s+/gu, " ").trim();
    while (stretch < apart.length && apart[stretch]!.end <= start) stretch++;
    const around = apart[stretch];
    const isQuoted = quoted.some((range) => range.start < end && range.end > start);
    const aside = around && around.start <= start && around.end >= end ? around.reason : null;
    // A counter beside the article is named as a counter.
    if (words !== "") lines.push({ words, reason: isQuoted ? null : (volatileReason(words) ?? aside) });
    start = end + 1;
  }
  return lines;
}

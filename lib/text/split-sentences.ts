import type { TextRange } from "./grapheme";
import { inlineItemStarts, isListMarker } from "./list-marker";
import {
  abbreviationsAnywhere,
  abbreviationsBeforeMore,
  abbreviationsBeforeNumber,
  calendarNames,
  frontingPrepositions,
  sentenceStarters,
} from "./sentence-words";

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

// Addresses keep their full stops; the last one of an address ends the sentence.
const address = /(?:https?:\/\/|www\.)\S*[^\s.,;:!?)\]”’"']|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu;
// Note numbers and editors' marks: [12], [a, b], [sic], [...].
const note = /\[[\p{L}\d.,…–\- ]{1,12}\]/gu;
const noteAfterEnd = /[.!?…]["”’)]*(?:\[[\p{L}\d, –-]{1,12}\])+(?=\s)/gu;
const bracketedAddress = /(?<=[.!?…]["”’')\]]*\s+)\((?=\s*(?:https?:|www\.))/gu;
const glued = /(?<=[\p{Ll}\p{N}]{2}[.!?]["”’)]?)(?=[“‘]?\p{Lu}[\p{Ll}’'])/gu;
const ellipsisAfterStop = /(?<=[^\s.]\.)\s+(?=\. \. \.\s+["“‘(]?\p{Lu})/gu;

const openers = `["'“‘«„(\\[]*`;

/**
 * Cuts a run of prose into sentences: ranges in UTF-16 units over the unchanged text, in order, without white space
 * at their edges, together covering everything else. Line feeds count as spaces. Closing quotation marks and brackets
 * stay with the sentence that they close; a lower-case letter continues a sentence.
 */
export function splitSentences(text: string): TextRange[] {
  const flat = text.replaceAll("\n", " ");
  const whole = [...flat.matchAll(address), ...flat.matchAll(note)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
  const isInside = (at: number) => whole.some((range) => range.start < at && at < range.end);
  const forced = new Set(forcedStarts(flat).filter((at) => !isInside(at)));
  const candidates = new Set([...[...sentences.segment(flat)].map((segment) => segment.index), ...forced]);
  const starts = [...candidates].filter((at) => at > 0 && !isInside(at)).toSorted((a, b) => a - b);

  const ranges: TextRange[] = [];
  let from = 0;
  for (const at of starts) {
    if (!forced.has(at) && continues({ head: flat.slice(from, at), tail: flat.slice(at, at + 200) })) continue;
    ranges.push({ start: from, end: at });
    from = at;
  }
  ranges.push({ start: from, end: flat.length });
  return ranges.map((range) => trimRange(text, range)).filter((range) => range.start < range.end);
}

/**
 * The range without white space and U+FFFC at its edges; empty where nothing else is left. A space that carries a
 * combining mark is a character like others and stays.
 */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  const kept = piece.replace(/^[\s\uFFFC]+(?![\p{M}\u200C\u200D])/u, "");
  const from = start + piece.length - kept.length;
  return { start: from, end: from + kept.replace(/[\s\uFFFC]+$/u, "").length };
}

/** Sentence starts that Unicode's rules do not see. */
function forcedStarts(flat: string): number[] {
  const at = (pattern: RegExp) => [...flat.matchAll(pattern)].map((match) => match.index);
  const after = (pattern: RegExp) => [...flat.matchAll(pattern)].map((match) => match.index + match[0].length);
  return [
    ...inlineItemStarts(flat),
    ...at(bracketedAddress),
    ...at(glued),
    ...after(ellipsisAfterStop),
    ...after(noteAfterEnd),
  ];
}

/** True where Unicode's rules end a sentence after `head` and it goes on all the same. */
function continues({ head, tail }: { head: string; tail: string }): boolean {
  const body = head.trimEnd();
  if (!/[\p{L}\p{N}]/u.test(body) || isListMarker(body)) return true;
  if (new RegExp(`^${openers}\\p{Ll}`, "u").test(tail) || /^[)\]”’».,;:!?]/u.test(tail)) return true;
  if (/[[(](?:\.\.\.|…)[\])]["”’)]*$/u.test(body) || /\s\. \. \.$/u.test(body.replace(/\.( \.){3,}$/u, "")))
    return true;
  return body.endsWith(".") && continuesAfterAbbreviation({ body, tail });
}

function continuesAfterAbbreviation({ body, tail }: { body: string; tail: string }): boolean {
  const words = body.split(/\s+/u);
  const last = words
    .at(-1)!
    .replace(new RegExp(`^${openers}`, "u"), "")
    .slice(0, -1);
  const key = last.toLowerCase();
  const next = new RegExp(`^${openers}([\\p{L}\\p{N}’']+)`, "u").exec(tail)?.[1] ?? "";
  if (abbreviationsBeforeMore.has(key)) return true;
  if (abbreviationsBeforeNumber.has(key) && /^(?:\p{N}|[IVXLC]+$)/u.test(next)) return true;
  if (/^[“"‘«]/u.test(tail)) return false;
  const isStarter = sentenceStarters.has(next.toLowerCase().replace(/[’'].*$/u, ""));
  if (key === "a.m" || key === "p.m") {
    return isFronted(words) || calendarNames.has(next.toLowerCase()) || /^\p{Lu}{2,4}$/u.test(next);
  }
  if (/^\p{Lu}$/u.test(last)) return !isStarter && isInitial(words);
  if (abbreviationsAnywhere.has(key) || /^(?:\p{L}\.)+\p{L}$/u.test(last)) return !isStarter;
  return false;
}

function isFronted(words: string[]): boolean {
  return words.length <= 4 && frontingPrepositions.has(words[0]!.toLowerCase());
}

/** An initial stands after a name, another initial, a word of grammar, or first; "vitamin C." does not. */
function isInitial(words: string[]): boolean {
  const before = words.at(-2)?.replace(/^["'“‘«(]+/u, "");
  return before === undefined || /^\p{Lu}/u.test(before) || sentenceStarters.has(before.toLowerCase());
}

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
const webAddress = /(?:https?:\/\/|www\.)\S*[^\s.,;:!?)\]”’"']/gu;
const mailName = /(?<![\w.+-])[\w.+-]{1,64}$/u;
const mailHost = /@[\w-]+(?:\.[\w-]+)+/uy;
// Note numbers and editors' marks: [12], [a, b], [sic], [...].
const note = /\[[\p{L}\d.,…–\- ]{1,12}\]/gu;
const noteAfterEnd = /[.!?…]["”’)]*(?:\[[\p{L}\d, –-]{1,12}\])+(?=\s)/gu;
const bracketedAddress = /\(\s*(?:https?:|www\.)/gu;
const endBeforeBracket = /[.!?…]["”’')\]]*\s+$/u;
const glued = /([.!?]["”’)]?)[“‘]?\p{Lu}[\p{Ll}’']/gu;
const lowerOrFigures = /[\p{Ll}\p{N}]{2}$/u;
const ellipsisAfterStop = /\s+(?=\. \. \.\s+["“‘(]?\p{Lu})/gu;
const markedLine = /^[^\S\n\r\u2028\u2029]*(?:[•‣⁃◦▪●○■∙·]|(?:\d{1,3}|[a-z])(?:\.\)|\)|\.)\s).*$/gmu;

const openers = `["'“‘«„(\\[]*`;
const opensLowerCase = new RegExp(`^${openers}\\p{Ll}`, "u");
const closesHead = /^[)\]”’».,;:!?]/u;
const beforeAbbreviation = new RegExp(`^(?:.*\\s)?${openers}`, "u");
const firstWord = new RegExp(`^${openers}([\\p{L}\\p{N}’']+)`, "u");

/**
 * Cuts a run of prose into sentences: ranges in UTF-16 units over the unchanged text, in order, without white space
 * at their edges, together covering everything else. Line feeds count as spaces. Closing quotation marks and brackets
 * stay with the sentence that they close; a lower-case letter continues a sentence.
 */
export function splitSentences(text: string): TextRange[] {
  return splitLines(text.replaceAll("\n", " "));
}

/** The same for many lines at once, much faster than one by one: here a line feed always ends a sentence. */
export function splitLines(text: string): TextRange[] {
  const whole = unbrokenRanges(text);
  const forced = new Set(forcedStarts(text));
  const starts: number[] = [];
  for (const { index } of sentences.segment(text)) if (index > 0) starts.push(index);
  for (const start of forced) if (start > 0) starts.push(start);
  starts.sort((a, b) => a - b);

  const ranges: TextRange[] = [];
  let from = 0;
  let nextWhole = 0;
  // Up to here it has been looked for a letter or figure, and from here on the sentence begins that has one: each
  // character is looked at once, however many signs there are.
  let signsTo = 0;
  let wordsSince = -1;
  const close = (at: number) => {
    const range = trimRange(text, { start: from, end: at });
    if (range.start < range.end) ranges.push(range);
    from = at;
  };
  for (const at of starts) {
    if (at === from) continue;
    while (nextWhole < whole.length && whole[nextWhole]!.end <= at) nextWhole++;
    const around = whole[nextWhole];
    if (around && around.start < at) continue;
    if (text.charCodeAt(at - 1) === lineFeed || forced.has(at)) {
      close(at);
      continue;
    }
    if (wordsSince !== from && hasLetterOrFigure(text, { start: Math.max(from, signsTo), end: at })) wordsSince = from;
    if (wordsSince !== from) signsTo = at;
    else if (!continues({ text, from, at })) close(at);
  }
  close(text.length);
  return ranges;
}

const lineFeed = 0x0a;

/**
 * The range without white space and U+FFFC at its edges; empty where nothing else is left. A space that carries a
 * combining mark is a character like others and stays.
 */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) === 0x20) from++;
  while (from < to && text.charCodeAt(to - 1) === 0x20) to--;
  if (from < to && isPlain(text.charCodeAt(from)) && isPlain(text.charCodeAt(to - 1))) return { start: from, end: to };
  const piece = text.slice(start, end);
  const kept = piece.replace(/^[\s\uFFFC]+(?![\p{M}\u200C\u200D])/u, "");
  from = start + piece.length - kept.length;
  // From the end, since a pattern would begin anew at each character of each run of white space.
  to = from + kept.length;
  while (to > from && /[\s\uFFFC]/u.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

/** True of a character that neither is white space nor joins what stands before it. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x300 && code !== 0x85 && code !== 0xa0;
}

/** Addresses and notes: no sentence begins inside them. In order. */
function unbrokenRanges(text: string): TextRange[] {
  const ranges = [...text.matchAll(webAddress), ...(text.includes("[") ? text.matchAll(note) : [])].map(
    ({ index, 0: match }) => ({ start: index, end: index + match.length }),
  );
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const name = mailName.exec(text.slice(Math.max(0, at - 65), at));
    mailHost.lastIndex = at;
    const host = name && mailHost.exec(text);
    if (host) ranges.push({ start: at - name[0].length, end: at + host[0].length });
  }
  return ranges.toSorted((a, b) => a.start - b.start);
}

/** Sentence starts that Unicode's rules do not see. */
function forcedStarts(text: string): number[] {
  const starts: number[] = [];
  for (const { index, 0: line } of text.matchAll(markedLine)) {
    for (const start of inlineItemStarts(line)) starts.push(index + start);
  }
  for (const { index } of text.matchAll(bracketedAddress)) {
    if (endBeforeBracket.test(text.slice(Math.max(0, index - 12), index))) starts.push(index);
  }
  for (const { index, 1: end } of text.matchAll(glued)) {
    if (lowerOrFigures.test(text.slice(Math.max(0, index - 2), index))) starts.push(index + end!.length);
  }
  if (text.includes(". . .")) {
    for (const { index, 0: match } of text.matchAll(ellipsisAfterStop)) {
      if (/[^\s.]\.$/u.test(text.slice(Math.max(0, index - 3), index))) starts.push(index + match.length);
    }
  }
  if (text.includes("[")) {
    for (const { index, 0: match } of text.matchAll(noteAfterEnd)) starts.push(index + match.length);
  }
  return starts;
}

/**
 * True where Unicode's rules end a sentence at `at` and the one that begins at `from` goes on all the same. Asked of words
 * alone: signs never make a sentence.
 */
function continues({ text, from, at }: { text: string; from: number; at: number }): boolean {
  const { start, end } = trimRange(text, { start: from, end: at });
  if (end - start <= longestMarker && isListMarker(text.slice(start, end))) return true;
  if (!isCapital(text.charCodeAt(at))) {
    const tail = text.slice(at, at + 100);
    if (opensLowerCase.test(tail) || closesHead.test(tail)) return true;
  }
  const last = text.charCodeAt(end - 1);
  if (last !== fullStop && last !== closingBracket && isPlain(last) && last > 0x40) return false;
  const close = text.slice(Math.max(start, end - 24), end);
  if (/[[(](?:\.\.\.|…)[\])]["”’)]*$/u.test(close)) return true;
  if (last !== fullStop) return false;
  if (close.endsWith(". .") && /\s\. \. \.$/u.test(close.replace(/\.( \.){3,}$/u, ""))) return true;
  return continuesAfterAbbreviation({ text, start, end, tail: text.slice(at, at + 100) });
}

const fullStop = 0x2e;
const closingBracket = 0x5d;

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function hasLetterOrFigure(text: string, { start, end }: TextRange): boolean {
  return isCapital(text.charCodeAt(start)) || /[\p{L}\p{N}]/u.test(text.slice(start, end));
}

/** No list marker is longer. */
const longestMarker = 16;
const longestAbbreviation = 24;

function continuesAfterAbbreviation({
  text,
  start,
  end,
  tail,
}: {
  text: string;
  start: number;
  end: number;
  tail: string;
}): boolean {
  let from = end;
  while (from > start && text.charCodeAt(from - 1) !== 0x20) from--;
  // Abbreviations are short: what is longer than this is none.
  if (end - from > longestAbbreviation) return false;
  const last = text.slice(from, end - 1).replace(beforeAbbreviation, "");
  const key = last.toLowerCase();
  if (abbreviationsBeforeMore.has(key)) return true;
  const isAbbreviation = abbreviationsAnywhere.has(key) || /^(?:\p{L}\.)*\p{L}$/u.test(last);
  if (!isAbbreviation && !abbreviationsBeforeNumber.has(key)) return false;
  const next = firstWord.exec(tail)?.[1] ?? "";
  if (abbreviationsBeforeNumber.has(key) && /^(?:\p{N}|[IVXLC]+$)/u.test(next)) return true;
  if (/^[“"‘«]/u.test(tail)) return false;
  const isStarter = sentenceStarters.has(next.toLowerCase().replace(/[’'].*$/u, ""));
  if (key === "a.m" || key === "p.m") {
    const isTime = calendarNames.has(next.toLowerCase()) || /^\p{Lu}{2,4}$/u.test(next);
    return isTime || isFronted(text.slice(start, end).split(/\s+/u, mostFronted + 1));
  }
  if (/^\p{Lu}$/u.test(last))
    return !isStarter && isInitial(text.slice(Math.max(start, end - nearInitial), end).split(/\s+/u));
  return isAbbreviation && !isStarter;
}

/** Words of "In May at 7 p.m." */
const mostFronted = 4;
/** As far back as the word before an initial is looked for; UTF-16 units. */
const nearInitial = 200;

function isFronted(words: string[]): boolean {
  return words.length <= mostFronted && frontingPrepositions.has(words[0]!.toLowerCase());
}

/** An initial stands after a name, another initial, a word of grammar, or first; "vitamin C." does not. */
function isInitial(words: string[]): boolean {
  const before = words.at(-2)?.replace(/^["'“‘«(]+/u, "");
  return before === undefined || /^\p{Lu}/u.test(before) || sentenceStarters.has(before.toLowerCase());
}

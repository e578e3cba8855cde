import { withoutAtoms } from "@/lib/text/without-atoms";
import { expandAbbreviations } from "./abbreviations";
import { attributionOf, saysMore, takesBack } from "./attribution";
import { applyEdits } from "./draft-edits";
import type { OpenPlace, Resolution } from "./draft-edits";
import { hasSureVerb, isWhole } from "./is-whole";
import { datesIn } from "./relative-dates";
import { resolvePointers, resolvePronouns } from "./stand-ins";
import { hasVerb, wordsOf } from "./words";

/** What a draft is made from besides its own words. */
export interface DraftSurroundings {
  /** The passage that the wording is taken from. */
  passage: string;
  /** Where in the passage the wording begins; UTF-16 units. */
  start: number;
  end: number;
  /** The sentence before in the same run of text; empty where there is none. */
  lastSentence: string;
  /** True in a quotation: its words may be older than the article. */
  isQuotation: boolean;
  /** EDTF level 0, or null. */
  publishedOn: string | null;
  abbreviations: ReadonlyMap<string, string>;
  /** The names up to and with the passage whose last word is the given one, in small letters. */
  namesEndingIn: (noun: string) => readonly string[];
  /** True of words from within a clause, which make no sentence of their own. */
  isPhrase?: boolean;
}

/** A statement that a person looks over before it becomes a claim's. */
export interface Draft {
  statement: string;
  /** What was put in from elsewhere in the article. */
  resolved: Resolution[];
  /** Words of `statement` that want a person. */
  open: OpenPlace[];
}

const connectives =
  /^(?:(?:and|but|or|also|however|moreover|furthermore|similarly|meanwhile|for example|for instance|in addition|after all|despite (?:all )?this|on top of this|nevertheless|therefore|thus|in response|at the same time|in fact|in effect|in short|in other words|as a result|of course|unsurprisingly|crucially|importantly|most importantly|on the other hand|apparently)\b,?\s+|(?:so|yet|indeed|finally|then|still|instead|clearly),\s+|(?:so|yet|then|and so)\s+(?=(?:an?|the|it|they|he|she|we|there|this|these|its|their)\s))+/iu;

/** "That the pier will close": what somebody says; "That pier closed" points, and "That will cost lives" stands for something. */
const thatBefore =
  /^that\s+(?=(?:an?|the|it|they|he|she|we|there|this|these|its|their|his|her|all|some|many|most|no)\s|\d|£|\p{Lu}|\p{Ll}+(?<!s)s\s)/u;

/** What joins to words that stand in another passage: "They will try it with a few because" above a quotation. */
const leadsOnward = /[\s,;]+(?:because|and|or|but|whereas|although)$/iu;

/** Makes a draft of a wording: one sentence that can be read alone, as far as rules reach. */
export function draftStatement(wording: string, around: DraftSurroundings): Draft {
  const framed = withoutFrame(wording);
  const plain = asSentence(withoutAtoms(framed.said));
  const head = headTaken(wording, around);
  const before = {
    inPassage: `${head === "" ? around.passage.slice(0, around.start) : around.passage.slice(0, around.passage.indexOf(head))} ${framed.frame}`,
    lastSentence: around.lastSentence,
  };
  const isOlder =
    around.isQuotation || /\bin (?:19|20)\d\d\b[^.]*\b(?:said|wrote|reported|found)\b/iu.test(around.passage);
  const made = applyEdits(plain, [
    datesIn(plain, { publishedOn: around.publishedOn, isOlder }),
    expandAbbreviations(plain, around.abbreviations),
    resolvePronouns(plain, before),
    resolvePointers(plain, around.namesEndingIn),
  ]);
  const { statement, shift } = finished(made.text);
  const open = made.open.map((place) => ({ ...place, start: place.start + shift, end: place.end + shift }));
  return {
    statement,
    resolved: made.edits.map(({ start, end, to, because }) => ({ from: plain.slice(start, end), to, because })),
    open: isSentence({ plain, around }) ? open : [{ start: 0, end: statement.length, why: "Make it a whole sentence" }],
  };
}

/** A line without a full stop, such as a headline or a row of a table, has to show a verb that is surely one. */
function isSentence({ plain, around }: { plain: string; around: DraftSurroundings }): boolean {
  if (around.isPhrase || !isWhole(plain)) return false;
  return /[.!?…;][\s”"’')\]]*$/u.test(around.passage) || hasSureVerb(plain);
}

/** Takes "The union says that" and ", the board said" off. What is left has to be able to stand alone. */
function withoutFrame(wording: string): { said: string; frame: string } {
  const attribution = attributionOf(wording);
  if (
    !attribution ||
    attribution.frame === "within" ||
    saysMore(wording, attribution) ||
    takesBack(wording.slice(0, attribution.start))
  )
    return { said: wording, frame: "" };
  const said = wording.slice(attribution.start, attribution.end).trim();
  // "Said the pier is old and that the ferry is late": the second "that" needs the verb.
  if (/(?:,|\b(?:and|but))\s+that\s+(?!(?:is|was|will|would|has)\b)/u.test(said)) return { said: wording, frame: "" };
  if (wordsOf(said).length < 4 || !hasVerb(wordsOf(`It ${said}`))) return { said: wording, frame: "" };
  return { said, frame: wording.slice(0, attribution.start) + wording.slice(attribution.end) };
}

/** The subject that a part was given from an earlier clause; empty where its words stand together in the passage. */
function headTaken(wording: string, { passage, start, end }: DraftSurroundings): string {
  const own = passage.slice(start, end).replace(/\s+/gu, " ");
  if (own.includes(wording.slice(0, 40))) return "";
  const words = wordsOf(wording);
  for (let at = 1; at < words.length; at++) {
    if (!own.includes(wording.slice(words[at]!.start, words[at]!.start + 40))) continue;
    const head = wording.slice(0, words[at]!.start).trim();
    return passage.includes(head) ? head : "";
  }
  return "";
}

/** Marks of quotation and lists off, connectives off. */
function asSentence(words: string): string {
  const text = words
    .replace(/\s+/gu, " ")
    .replace(/^[\s•‣⁃◦▪●○■∙·“‘"'«(….–—,;:-]+/u, "")
    .replace(/\[\d{1,3}\]/gu, "")
    .replace(connectives, "")
    .replace(thatBefore, "");
  return balanceQuotes(text.replace(/[\s,;:–—-]+$/u, "").replace(leadsOnward, ""));
}

/** Drops the marks of quotation whose partner was cut off. */
function balanceQuotes(text: string): string {
  let plain = withoutLone(withoutLone(text, "“", "”"), "‘", "’");
  // After a figure it stands for inches.
  if (plain.match(/(?<!\d)"/gu)?.length === 1 && !/\d"/u.test(plain)) plain = plain.replace('"', "");
  return plain.trim();
}

function withoutLone(text: string, open: string, close: string): string {
  const signs = [...text.matchAll(new RegExp(`${open}|${close}(?!\\p{L})`, "gu"))];
  const hasOpen = signs.some(([sign]) => sign === open);
  const waiting: number[] = [];
  const lone = new Set<number>();
  for (const { 0: sign, index } of signs) {
    if (sign === open) waiting.push(index);
    else if (waiting.length > 0) waiting.pop();
    // A single closing mark may be an apostrophe.
    else if (close === "”" || (!hasOpen && /[.,!?]$/u.test(text.slice(0, index)))) lone.add(index);
  }
  waiting.forEach((index) => lone.add(index));
  return Array.from({ length: text.length }, (_, at) => (lone.has(at) ? "" : text[at]!)).join("");
}

function finished(text: string): { statement: string; shift: number } {
  const trimmed = text.trimStart();
  const shift = trimmed.length - text.length;
  const capital = trimmed.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const end = capital.trimEnd();
  return { statement: /[.!?…]["”’)\]]*$/u.test(end) ? end : `${end}.`, shift };
}

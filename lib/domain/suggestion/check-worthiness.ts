import { attributionOf } from "./attribution";
import { leadsOn } from "./claimants";
import type { ReadPassage } from "./claimants";
import { isAuxiliary, mayBeFinite } from "./verbs";

/** How far a passage holds something that documents, data or findings could confirm or refute. */
export interface CheckWorth {
  /** 0 to 1. */
  score: number;
  /** True from the score on at which somebody should look. */
  isCheckable: boolean;
  /** What it was told by, the weightiest first, in words for the person who decides. */
  reasons: string[];
}

const enough = 0.5;

interface Sign {
  weight: number;
  words: string;
}

const figure =
  /\d|\b(?:half|third|quarter|two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?|millions?|billions?|majority|minority|most|none|few|many)\b/iu;
const money = /[£$€]\s?\d|\d\s?(?:%|per ?cent|bn\b|m\b|million|billion|thousand)/iu;
const change =
  /\b(?:rise|rose|risen|increas\w+|fall|fell|fallen|cuts?|cutting|reduc\w+|clos(?:e|ed|es|ing|ure)|doubl\w+|halv\w+|los[st]|loss|sold|sell\w*|bought|paid|cost|spent|fund\w*|banned|won|created|set up|replac\w+|requir\w+|caus\w+|lead\w* to|led to|result\w* in)\b/iu;
const evidence =
  /\b(?:evidence|study|survey|report|review|analysis|research|findings?|figures|data|document|law|act|contract|according to|shows?|found|estimat\w+)\b/iu;
const opinionVerb =
  /\b(?:i (?:think|feel|believe|hope|guess|love|hate)|in my (?:view|opinion)|should be ashamed|deserve\w*|is (?:staggering|outrageous|shameful|wonderful|great|terrible|disgusting|ridiculous|clear enough)|good news|bad news|what a|thank(?:s| you))\b/iu;
const exhortation =
  /^(?:please|let(?:[’']s| us)|think|imagine|remember|consider|note|see|read|visit|click|join|sign|write|call|contact|share|find|look|watch|listen|take|make sure|don[’']t|do not|ask|tell|help|support|vote|email|donate|get|go|come|stop|keep|learn|check)\b(?!\s+(?:is|are|was|were|has|have|will)\b)/iu;
const weMust = /\b(?:we|you) (?:can ?not|can[’']t|must|should|need to|ought|have to|could all|all)\b/iu;
const purpose = /^to (?:find|learn|read|see|join|help|get|contact|sign|support|donate|book|register)\b/iu;
const vague =
  /\b(?:vary|varies|serious concerns?|problems?|issues?|things?|matter of concern|the truth|the point|the question|anything|everything)\b/iu;
const deictic = /^(?:and |but |so )?(?:this|that|these|those|it|there|they)\b/iu;
const listHead =
  /\b(?:include[sd]?|including|are(?: that)?|is(?: that)?|that|following|such as|said|says?|wrote|announced|points? out|told|by saying|asks?|fears? that|as follows|for example)\W*$/iu;
const joinsOn = /\b(?:because|and|but|so|while|or|by)\W*$/iu;

/**
 * Scores a passage by rules, after the signs that Full Fact and the CheckThat! tasks name: figures, named bodies, things
 * that happened or will, causes, what evidence is said to show; against it questions, calls to act, bare judgements and
 * words that only lead on to what follows. A statement of fact is checkable unless something speaks against it.
 */
export function prepareCheckWorth(passages: readonly ReadPassage[]): (passage: ReadPassage) => CheckWorth {
  const headings = passages.filter(({ kind }) => kind === "heading").map(({ text }) => contentWords(text));
  return (passage) => checkWorth({ passage, headings });
}

function checkWorth({ passage, headings }: { passage: ReadPassage; headings: readonly string[][] }): CheckWorth {
  const base = baseOf(passage);
  if (base === null) return { score: 0.02, isCheckable: false, reasons: ["not part of what the article says"] };
  const signs = [...signsFor(passage), ...signsAgainst({ passage, headings })];
  const sum = signs.reduce((total, sign) => total + sign.weight, base);
  const score = 1 / (1 + Math.exp(-sum));
  const isCheckable = score >= enough;
  // What spoke the other way was outweighed, and would only puzzle whoever reads it.
  const reasons = signs
    .filter(({ weight }) => weight > 0 === isCheckable)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((sign) => sign.words);
  return { score, isCheckable, reasons: reasons.length > 0 ? reasons : ["a statement of fact"] };
}

function baseOf({ kind, text }: ReadPassage): number | null {
  if (kind === "boilerplate" || kind === "reference" || kind === "byline_date") return null;
  if (!/\p{L}/u.test(text)) return null;
  if (kind === "heading") return -3;
  return 1;
}

function signsFor({ kind, text }: ReadPassage): Sign[] {
  const signs: Sign[] = [];
  if (money.test(text)) signs.push({ weight: 1.4, words: "a sum, a share or a large figure" });
  else if (figure.test(text)) signs.push({ weight: 0.6, words: "a number" });
  if (change.test(text)) signs.push({ weight: 0.5, words: "something that is said to change or happen" });
  if (evidence.test(text)) signs.push({ weight: 0.4, words: "names evidence" });
  const names = text.slice(1).match(/(?<![.!?]\s+)\b\p{Lu}[\p{L}’]+/gu)?.length ?? 0;
  if (names > 0) signs.push({ weight: Math.min(0.8, 0.25 * names), words: "names who or what it is about" });
  const count = wordCount(text);
  if (count >= 14) signs.push({ weight: 0.5, words: "says a good deal" });
  if (kind === "list_item") signs.push({ weight: 0.8, words: "an item of a list" });
  if (kind === "heading" && headlineVerb(text) && count >= 6)
    signs.push({ weight: 2.6, words: "a headline that says what happens" });
  return signs;
}

function signsAgainst({ passage, headings }: { passage: ReadPassage; headings: readonly string[][] }): Sign[] {
  const { kind, text } = passage;
  const bare = text.replace(/^[\s•‣⁃◦▪●○■∙·“‘"'(…-]+/u, "");
  const signs: Sign[] = [];
  const count = wordCount(text);
  const hasFigure = figure.test(text);
  if (/\?["”’)]*$/u.test(text)) signs.push({ weight: -6, words: "a question" });
  if (exhortation.test(bare) && kind !== "list_item") signs.push({ weight: -3.5, words: "a call to do something" });
  if (purpose.test(bare) && /https?:|visit|click|contact|e-?mail/iu.test(text))
    signs.push({ weight: -4, words: "tells where to find more" });
  if (weMust.test(text)) signs.push({ weight: -2, words: "says what ought to be done" });
  if (opinionVerb.test(text)) signs.push({ weight: -2.6, words: "a judgement rather than a fact" });
  if (/\b(?:I|me|my)\b/u.test(text)) signs.push({ weight: -1, words: "speaks of the writer" });
  if (vague.test(text) && !money.test(text))
    signs.push({ weight: count <= 18 ? -1.6 : -0.6, words: "leaves open what exactly is meant" });
  if (deictic.test(bare) && count <= 8 && !money.test(text))
    signs.push({ weight: -1.8, words: "short, and says nothing of its own" });
  if (count <= 4 && kind !== "list_item" && !money.test(text))
    signs.push({ weight: -2, words: "too short to be a claim" });
  if (kind !== "heading" && kind !== "list_item" && !hasAnyVerb(text))
    signs.push({ weight: -2, words: "no statement: there is no verb" });
  if (kind === "list_item" && repeatsHeading({ text, headings }))
    signs.push({ weight: -5, words: "repeats a heading of the article" });
  if (leadsOn(passage)) {
    const said = whatLeadInSays(text);
    const says = wordCount(said);
    if (joinsOn.test(text) && says >= 8) signs.push({ weight: -0.5, words: "breaks off into what follows" });
    else if (
      says >= 6 &&
      hasAnyVerb(said) &&
      (says >= 15 || !listHead.test(text)) &&
      !(says < 12 && !attributionOf(text))
    ) {
      signs.push({ weight: -0.8, words: "leads on to what follows" });
    } else if (!(hasFigure && says >= 14)) signs.push({ weight: -5, words: "only leads on to what follows" });
  }
  return signs;
}

/** What a sentence that leads on says besides who speaks. */
function whatLeadInSays(text: string): string {
  const attribution = attributionOf(text);
  const said = attribution ? text.slice(attribution.start, attribution.end) : text;
  return said
    .replace(/\([^()]*\)/gu, " ")
    .replace(/,?\s*\bas\s+[^,]{3,60}\s(?:says?|said|put it|wrote|writes|points? out|explains?)\b.*$/iu, " ");
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0;
}

function hasAnyVerb(text: string): boolean {
  return (text.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? []).some((word) => isAuxiliary(word) || mayBeFinite(word));
}

/** A headline tells an event by a verb or by "to": "Board to close pier". */
function headlineVerb(text: string): boolean {
  if (/^(?:how|why|what|when|where|who)\b/iu.test(text) || /^\p{L}+ing\b/u.test(text)) return false;
  const words = text.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? [];
  return words.some(
    (word, at) =>
      at > 0 &&
      (isAuxiliary(word) ||
        (word.toLowerCase() === "to" && mayFollowTo(words[at + 1])) ||
        (word === word.toLowerCase() && mayBeFinite(word) && at < words.length - 1 && !word.endsWith("ed"))),
  );
}

function mayFollowTo(word: string | undefined): boolean {
  return word !== undefined && word === word.toLowerCase() && !/^(?:the|an?|this|that|be)$/u.test(word);
}

/** A table of contents above the parts that it names. */
function repeatsHeading({ text, headings }: { text: string; headings: readonly string[][] }): boolean {
  const words = new Set(contentWords(text));
  return headings.some((theirs) => {
    const shared = theirs.filter((word) => words.has(word)).length;
    return theirs.length >= 3 && shared >= 0.7 * Math.max(words.size, theirs.length);
  });
}

function contentWords(text: string): string[] {
  return [
    ...new Set(
      (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(
        (word) => !/^(?:the|and|for|with|from)$/u.test(word),
      ),
    ),
  ];
}

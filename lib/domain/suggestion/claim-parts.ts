import type { TextRange } from "@/lib/text/grapheme";
import { attributionOf, saysMore, takesBack } from "./attribution";
import { asidesOf } from "./asides";
import type { Aside } from "./asides";
import { fewestWords } from "./clause-boundary";
import { clausesOf, eachOfBoth } from "./clauses";
import { claimsWithin } from "./inner-claims";
import { longestRead } from "./longest-read";
import { isWhole } from "./is-whole";
import { wordsOf } from "./words";

/** A stretch of a passage that makes a claim of its own. */
export interface ClaimPart extends TextRange {
  /** The stretch without its markers, with its subject where that stands before it. */
  wording: string;
  /** Why it stands alone, in words for the person who decides. */
  because: string;
  /** True of words from within a clause: no sentence of their own. */
  isPhrase?: boolean;
}

/**
 * Proposes the claims of a passage: its clauses, each with its subject; what brackets, dashes and commas explain; what
 * follows from a reason. Without any boundary the passage is one claim, and none is seen in one longer than
 * `longestRead`. Offsets are UTF-16 units of the passage.
 */
export function claimParts(passage: string): ClaimPart[] {
  if (passage.length > longestRead) return [];
  const all = withoutCleft(passage, trimmedRange(passage, { start: 0, end: passage.length }));
  const said = saidIn(passage, all);
  const whole = said && isMostOf(passage, { said, all }) ? said : all;
  const parts: ClaimPart[] = [];
  const asides = asidesOf(passage, whole);
  // The main line: the passage with what is told apart from it left out.
  const main = mainLine(passage, whole, asides);
  for (const clause of clausesOf(main.text, { isSaid: whole.start > all.start }).flatMap(eachOfBoth)) {
    const range = { start: main.at[clause.start]!, end: main.at[clause.end - 1]! + 1 };
    add({ ...range, wording: clause.wording, because: clause.because, isPhrase: clause.isPhrase });
    for (const inner of claimsWithin(clause.wording)) add({ ...range, ...inner, isPhrase: true });
  }
  for (const aside of asides)
    if (aside.wording)
      add({ ...aside.range, wording: aside.wording, because: aside.because, isPhrase: aside.isPhrase });
  if (whole.start === all.start) addWhatIsSaid();
  if (parts.length === 0) add({ ...whole, wording: passage.slice(whole.start, whole.end), because: "one statement" });
  return parts;

  /** In a sentence that is left to its speaker, what is said stands for itself as well. */
  function addWhatIsSaid() {
    if (!said || said.start === all.start || asides.length > 0) return;
    const words = passage.slice(said.start, said.end);
    for (const clause of clausesOf(words, { isSaid: true }).flatMap(eachOfBoth)) {
      if (!isWhole(clause.wording)) continue;
      const range = { start: said.start + clause.start, end: said.start + clause.end };
      add({ ...range, wording: clause.wording, because: "what somebody says in it" });
    }
  }

  function add(part: ClaimPart) {
    const wording = part.wording
      .replace(/\s+/gu, " ")
      .replace(/^[\s,;:–—]+|(?:[\s,;:–—]|\s(?:and|or|but|by|to|for|of|the|not least))+$/giu, "");
    if (wordsOf(wording).length < fewestWords) return;
    parts.push({ ...part, wording });
  }
}

/** "What is clear is that the ward closes" says that it closes. */
const cleft =
  /^What (?:is|seems|has become) (?:clear|certain|obvious|evident|plain|undisputed)\b[^,.;:]{0,60}?\bis that\s+/u;

function withoutCleft(passage: string, whole: TextRange): TextRange {
  const frame = cleft.exec(passage.slice(whole.start, whole.end))?.[0] ?? "";
  return { ...whole, start: whole.start + frame.length };
}

/** What is said makes at least this share of a sentence that is cut to it; in a shorter one who speaks is the claim. */
const saidShare = 0.65;

function isMostOf(passage: string, { said, all }: { said: TextRange; all: TextRange }): boolean {
  const words = ({ start, end }: TextRange) => wordsOf(passage.slice(start, end)).length;
  return words(said) / words(all) >= saidShare;
}

/** What a passage says through somebody, without the words for who says it; null where it is not certain. */
function saidIn(passage: string, whole: TextRange): TextRange | null {
  const attribution = attributionOf(passage);
  if (!attribution || saysMore(passage, attribution)) return null;
  if (takesBack(passage.slice(0, attribution.start))) return null;
  // "Told the board in May that": only what follows the whole frame can be read alone.
  if (attribution.frame === "within" && !/\bthat\s*$/iu.test(passage.slice(0, attribution.start))) return null;
  return trimmedRange(passage, {
    start: Math.max(whole.start, attribution.start),
    end: Math.min(whole.end, attribution.end),
  });
}

function trimmedRange(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  const head = /^[\s•‣⁃◦▪●○■∙·“‘"'«(….-]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s)?\s*/u.exec(piece)![0].length;
  const tail = /[\s”’"'».,;:)]*$/u.exec(piece)![0].length;
  return head + tail >= piece.length ? { start, end } : { start: start + head, end: end - tail };
}

interface MainLine {
  text: string;
  /** For each character of `text` its offset in the passage. */
  at: number[];
}

function mainLine(passage: string, whole: TextRange, asides: Aside[]): MainLine {
  let text = "";
  const at: number[] = [];
  for (let offset = whole.start; offset < whole.end; offset++) {
    const aside = asides.find(({ range }) => range.start <= offset && offset < range.end);
    if (aside) {
      // "Ada Brook (Lab), who": no space is left before a mark.
      const isBeforeMark = /[,.;:]/u.test(passage[aside.range.end] ?? "");
      if (isBeforeMark && text.endsWith(" ")) {
        text = text.slice(0, -1);
        at.pop();
      } else if (!isBeforeMark && !text.endsWith(" ")) {
        text += " ";
        at.push(offset);
      }
      continue;
    }
    text += passage[offset];
    at.push(offset);
  }
  return { text, at };
}

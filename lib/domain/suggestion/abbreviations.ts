import type { DraftFinding } from "./draft-edits";

/** Known without an explanation by whoever reads a newspaper; asking about them would only be noise. */
const wellKnown = new Set(
  "UK US USA EU UN NATO BBC ITV MP MPs MEP NHS GP GPs TV VAT GDP CO2 AI IT PDF PM AM BC AD CEO ID OK HIV AIDS DNA TUC ONS QC KC MBE OBE PhD BSc II III IV A&E".split(
    " ",
  ),
);

/** "British Ferry Union (BFU)": what each abbreviation stands for, where the article itself says so. */
export function abbreviationsIn(texts: Iterable<string>): Map<string, string> {
  const known = new Map<string, string>();
  const pattern =
    /((?:\p{Lu}[\p{L}’'&-]*\s[\s-]*(?:(?:of|for|and|the|in|on|to)\s+)*){1,8})\([“"‘']?(\p{Lu}[\p{L}\d&]{1,7})[”"’']?\)/gu;
  for (const text of texts) {
    for (const [, before, short] of text.matchAll(pattern)) {
      const single = short!.replace(/s$/u, "");
      const long = longForm(before!.trim().replace(/^(?:The|A|An|In|Of|By|For)\s+/u, ""), single);
      if (long && !known.has(single)) known.set(single, short === single ? long : long.replace(/s$/u, ""));
    }
  }
  return known;
}

/** As many last words as the letters need; null where the words do not begin with the letters. */
function longForm(words: string, short: string): string | null {
  const parts = words.split(/\s+/u);
  const letters = short.toLowerCase().replace(/[^a-z]/gu, "");
  for (let from = parts.length - 1; from >= 0; from--) {
    const tail = parts.slice(from);
    const initials = (keepsSmall: boolean) =>
      tail
        .flatMap((word) => word.split("-"))
        .filter((word) => word !== "")
        .filter((word) => keepsSmall || !/^(?:of|for|and|the|in|on|to)$/iu.test(word))
        .map((word) => word[0]!.toLowerCase())
        .join("");
    if (initials(false) === letters || initials(true) === letters) return tail.join(" ");
  }
  return null;
}

/** Writes the first mention of an abbreviation out as the article does; asks about one that it never explains. */
export function expandAbbreviations(text: string, known: ReadonlyMap<string, string>): DraftFinding {
  const finding: DraftFinding = { edits: [], open: [] };
  const seen = new Set<string>();
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.&/-])(\p{Lu}[\p{Lu}\d&]{1,7}s?)(?![\p{L}\p{N}&-])/gu)) {
    const word = match[1]!;
    const short = word.replace(/s$/u, "");
    if (seen.has(short)) continue;
    seen.add(short);
    const range = { start: match.index, end: match.index + word.length };
    const long = known.get(short);
    if (long) {
      if (text.includes(long) || isInBrackets(text, range)) continue;
      const isMany = long.endsWith("s");
      // "an STP" becomes "a Sustainability and …".
      const article = /\b(an?)\s$/iu.exec(text.slice(0, range.start))?.[1];
      const fitting = article && (/^[aeiou]/iu.test(long) ? `${article[0]}n` : article[0]!);
      // "An ACS" of Accountable Care Systems, and "BFUs" of one union: the words would not fit the sentence.
      if (isMany && article) {
        finding.edits.push({ ...range, to: `${word} (${long})`, because: "the article writes it out" });
        continue;
      }
      const many = word === short || isMany ? long : `${long}s`;
      const start = article ? range.start - article.length - 1 : range.start;
      const to = `${fitting ? `${fitting} ` : ""}${many} (${word})`;
      finding.edits.push({ start, end: range.end, to, because: "the article writes it out" });
    } else if (!wellKnown.has(word) && !wellKnown.has(short) && !/\d/u.test(word) && text !== text.toUpperCase()) {
      finding.open.push({ ...range, why: "What does this stand for?" });
    }
  }
  return finding;
}

function isInBrackets(text: string, { start, end }: { start: number; end: number }): boolean {
  return text[start - 1] === "(" && text[end] === ")";
}

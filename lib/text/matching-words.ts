import { stemWord } from "./stem-word";

/** Words of grammar: in every text, and about none. */
const grammar: ReadonlySet<string> = new Set(
  (
    "a an the and or of to in on at by for with from as is are was were be been being it its this that these those he she " +
    "they we you i his her their our my your has have had do does did not no but if so than then who which what when where " +
    "how will would can could should may might into over after before up down out off about there here also s t"
  ).split(" "),
);

// A post quoted on the web ends with who wrote it and when: "— Name (@name) January 6, 2020".
const signature = /—\s([^—\n]{1,80})\(@\w+\)\s+\p{L}+\s\d{1,2},\s\d{4}/gu;
const address = /https?:\S+|www\.\S+|\bpic\.twitter\S+|pic\.twitter\.com\S+/gu;
const handle = /[#@]([\p{L}\p{N}_]+)/gu;

const numberWords = new Map(
  "two three four five six seven eight nine ten eleven twelve".split(" ").map((word, at) => [word, String(at + 2)]),
);
const numberWord = new RegExp(`\\b(?:${[...numberWords.keys()].join("|")})\\b`, "gu");

/** Figures in one spelling: "£22 billion" and "£22bn", "46 per cent" and "46%", "five" and "5". */
function withPlainFigures(text: string): string {
  return text
    .replace(/(\d),(?=\d{3})/gu, "$1")
    .replace(numberWord, (word) => numberWords.get(word)!)
    .replace(/(\d)\s?(?:billion|bn)\b/gu, "$1 billion")
    .replace(/(\d)\s?(?:million|mn?)\b/gu, "$1 million")
    .replace(/(\d)\s?(?:%|per ?cent\b)/gu, "$1 percent");
}

/**
 * The words by which a claim is found again: lower case, without accents, words of grammar, addresses and the signature
 * of a quoted post; figures without commas, tags parted at their capitals, each word as its stem.
 */
export function matchingWords(text: string): string[] {
  const plain = text
    .replace(signature, " $1 ")
    .replace(address, " ")
    .replace(handle, (_, name: string) => ` ${name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")} `)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s\b/gu, "");
  return (withPlainFigures(plain).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !grammar.has(word)).map(stemWord);
}

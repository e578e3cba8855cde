/** Prefixes that keep their hyphen wherever the line ends. */
const hyphenPrefixes = new Set(
  "all anti co cross ex far half high inter long low mid multi near non off on over part post pre pro quasi re self semi short single so sub two three un well".split(
    " ",
  ),
);

/** The words of a text in lower case, with whether they stand there with a hyphen inside. */
export type Vocabulary = ReadonlySet<string>;

/** The words that stand unbroken in lines, for telling a broken word from one that has a hyphen of its own. */
export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const words = new Set<string>();
  lines.forEach((line, at) => {
    const found = line.toLowerCase().match(/\p{L}+(?:[-‐’']\p{L}+)*/gu) ?? [];
    const isBrokenAtEnd = /\p{L}[-‐]$/u.test(line.trim());
    const isBrokenAtStart = at > 0 && /\p{L}[-‐]$/u.test(lines[at - 1]!.trim());
    for (const word of found.slice(isBrokenAtStart ? 1 : 0, isBrokenAtEnd ? -1 : undefined))
      words.add(word.replaceAll("‐", "-"));
  });
  return words;
}

/**
 * What stands between the end of one line and the beginning of the next: how many characters of the first are dropped
 * (a hyphen that only breaks a word), and what is put in between. A hyphen goes only where the joined word is likelier
 * than the hyphenated one: where it stands elsewhere in the text, or where the halves are no words of the text.
 */
export function joinOf({ before, after, vocabulary }: { before: string; after: string; vocabulary: Vocabulary }): {
  drop: number;
  put: string;
} {
  if (before.endsWith("\u00AD")) return { drop: 1, put: "" };
  const first = /(\p{L}+)[-‐]$/u.exec(before)?.[1];
  if (!first) return /(?:[\p{L}\p{N}][–/]|\p{N}[-‐])$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? noSpace : space;
  const second = /^\p{Ll}+/u.exec(after)?.[0];
  // "COVID-19", "Anglo-Saxon": the hyphen is the word's own.
  if (!second) return /^[\p{L}\p{N}]/u.test(after) ? noSpace : space;
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  if (/^(?:and|or|und|to)$/u.test(two)) return space;
  if (vocabulary.has(one + two)) return { drop: 1, put: "" };
  if (vocabulary.has(`${one}-${two}`) || hyphenPrefixes.has(one)) return noSpace;
  const areWords = one.length > 2 && two.length > 2 && vocabulary.has(one) && vocabulary.has(two);
  return areWords ? noSpace : { drop: 1, put: "" };
}

const space = { drop: 0, put: " " };
const noSpace = { drop: 0, put: "" };

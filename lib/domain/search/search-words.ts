/** More words than this make a search no more exact and only slower. */
const mostWords = 12;

/** The words of a search in the order typed: lower case, each once, at most twelve; what holds no letter or digit is left out. */
export function searchWords(query: string): string[] {
  const words = query
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s"“”„«»()[\],;!?]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}£$€#]+|[^\p{L}\p{N}%]+$/gu, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, mostWords);
}

/** The running number that a search may mean: "12" or "#12"; null for anything else. */
export function searchedNumber(query: string): number | null {
  const digits = /^\s*#?(\d{1,9})\s*$/u.exec(query)?.[1];
  return digits ? Number(digits) : null;
}

/**
 * Text for PostgreSQL's to_tsquery that asks for all words (or any of them), each whole or as the beginning of a longer
 * one. Quoted, so that no sign of a word is read as an operator.
 */
export function prefixQuery({ words, join }: { words: readonly string[]; join: "all" | "any" }): string {
  return words.map((word) => `${quoted(word)}:*`).join(join === "all" ? " & " : " | ");
}

/** The same without beginnings, for putting whole words first. */
export function wholeWordQuery(words: readonly string[]): string {
  return words.map(quoted).join(" | ");
}

function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

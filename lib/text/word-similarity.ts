/** The words and figures of a text in lower case, punctuation left out; in scripts without spaces, single characters. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Longest list of words that is compared in order; longer ones are compared as bags of words. */
const longestOrdered = 1000;

/**
 * How alike two texts are, 0 to 1: twice the length of the longest common subsequence of words over the number of
 * words of both (Dice's coefficient with order), words weighted by their length so that "the" says less than
 * "hospital". Two texts without any word are alike only if they are equal.
 */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const a = wordsOf(one);
  const b = wordsOf(other);
  const total = weightOf(a) + weightOf(b);
  if (total === 0) return 0;
  const common = a.length > longestOrdered || b.length > longestOrdered ? commonBag(a, b) : commonInOrder(a, b);
  return (2 * common) / total;
}

function weightOf(words: string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function commonInOrder(a: string[], b: string[]): number {
  let above = new Float64Array(b.length + 1);
  for (const word of a) {
    const row = new Float64Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = word === b[j] ? above[j]! + word.length : Math.max(above[j + 1]!, row[j]!);
    }
    above = row;
  }
  return above[b.length]!;
}

function commonBag(a: string[], b: string[]): number {
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += word.length;
    counts.set(word, left - 1);
  }
  return common;
}

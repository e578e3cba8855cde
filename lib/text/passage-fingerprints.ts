/** Words in a row that make one fingerprint. */
export const fingerprintWords = 10;

/** Of so many fingerprints in a row, the smallest is kept. Two texts that share 29 words in a row share a fingerprint. */
const window = 20;

type Word = { start: number; end: number; key: string };

/** Words without case and signs, with where they stand in UTF-16 units. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    key: match[0].normalize("NFKC").toLowerCase(),
  }));
}

/** FNV-1a over UTF-16 units, 32 bits, from a seed of its own. */
function hash32(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 16_777_619) >>> 0;
  return value;
}

/** A signed number of 64 bits for some words in a row. */
function fingerprint(words: readonly Word[], from: number): bigint {
  const text = words
    .slice(from, from + fingerprintWords)
    .map(({ key }) => key)
    .join(" ");
  return BigInt.asIntN(64, (BigInt(hash32(text, 2_166_136_261)) << 32n) | BigInt(hash32(text, 84_696_351)));
}

/**
 * Fingerprints by which passages that two texts share are found (winnowing: Schleimer, Wilkerson and Aiken, "Winnowing",
 * SIGMOD 2003). About one for each ten words, and the same ones wherever the same words stand.
 * @param most the first so many are given
 */
export function passageFingerprints({ text, most }: { text: string; most: number }): bigint[] {
  const words = wordsOf(text);
  const count = words.length - fingerprintWords + 1;
  if (count < 1) return [];
  const all = Array.from({ length: count }, (_, index) => fingerprint(words, index));
  const kept = new Set<bigint>();
  for (let start = 0; start < Math.max(1, count - window + 1) && kept.size < most; start += 1) {
    let smallest = start;
    for (let index = start + 1; index < Math.min(count, start + window); index += 1)
      if (all[index]! <= all[smallest]!) smallest = index;
    kept.add(all[smallest]!);
  }
  return [...kept];
}

/**
 * The longest run of words that two texts share, as it stands in the first one.
 * @returns null where they share no ten words in a row
 */
export function longestSharedPassage({
  one,
  other,
}: {
  one: string;
  other: string;
}): { text: string; words: number } | null {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const places = new Map<string, number[]>();
  const keyAt = (words: readonly Word[], at: number) =>
    words
      .slice(at, at + fingerprintWords)
      .map(({ key }) => key)
      .join(" ");
  for (let at = 0; at + fingerprintWords <= b.length; at += 1) {
    const key = keyAt(b, at);
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < 8) known.push(at);
  }
  let best: { from: number; length: number } | null = null;
  for (let at = 0; at + fingerprintWords <= a.length; at += 1) {
    let furthest = 0;
    for (const place of places.get(keyAt(a, at)) ?? []) {
      let length = fingerprintWords;
      while (at + length < a.length && place + length < b.length && a[at + length]!.key === b[place + length]!.key)
        length += 1;
      furthest = Math.max(furthest, length);
    }
    if (furthest > (best?.length ?? 0)) best = { from: at, length: furthest };
    // Runs that begin within this one are shorter.
    if (furthest > 0) at += furthest - fingerprintWords;
  }
  if (!best) return null;
  return { text: one.slice(a[best.from]!.start, a[best.from + best.length - 1]!.end), words: best.length };
}

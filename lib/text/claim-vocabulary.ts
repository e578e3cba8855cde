import { countRuns, letterRuns, runSlots } from "./letter-runs";
import { pairSlots, slotOfPair } from "./word-pairs";

/** Pairs that stood together fewer times are not yet a name or a set phrase. */
const fewestTogether = 3;
/** A posting is the place of a claim times this, plus how often the word stands there (at most one less). */
export const postingUnit = 16;

/** A text as weights over slots of letter runs, with the length of that vector. */
export type LetterWeights = { weights: Map<number, number>; norm: number };
/** A text as weights over the numbers of its words, with their sum. */
export type WordWeights = { weights: Map<number, number>; total: number };

/**
 * What all claims of an index have of words: a number for each word, where it stands, and how rare it, its letters and
 * its pairs with neighbours are. Weights follow from these counts, so they change with every claim.
 */
export class ClaimVocabulary {
  readonly #numberOf = new Map<string, number>();
  readonly #runsOf: Int32Array[] = [];
  readonly #postings: number[][] = [];
  /** In how many claims a slot of letter runs stands. */
  readonly #runCounts = new Uint32Array(runSlots);
  /** In how many claims a pair of neighbouring words stands, by slot. */
  readonly #pairCounts = new Uint16Array(pairSlots);
  #claims = 0;

  /** The number of a word, made where it is new. */
  number(word: string): number {
    const known = this.#numberOf.get(word);
    if (known !== undefined) return known;
    const number = this.#postings.length;
    this.#numberOf.set(word, number);
    this.#postings.push([]);
    this.#runsOf.push(letterRuns(word));
    return number;
  }

  /** The number of a word, or -1 where no claim has ever had it. */
  knownNumber(word: string): number {
    return this.#numberOf.get(word) ?? -1;
  }

  /** Counts the words of a claim in. */
  add({ place, words }: { place: number; words: Uint32Array }): void {
    this.#claims++;
    for (const [word, count] of countsOf(words)) {
      this.#postings[word]!.push(place * postingUnit + Math.min(count, postingUnit - 1));
    }
    this.#count(words, 1);
  }

  /** Counts the words of a claim out again. */
  remove({ place, words }: { place: number; words: Uint32Array }): void {
    this.#claims--;
    for (const word of new Set(words)) {
      const postings = this.#postings[word]!;
      const at = postings.findIndex((posting) => Math.floor(posting / postingUnit) === place);
      postings.splice(at, 1);
    }
    this.#count(words, -1);
  }

  /** The places of the claims that have a word, each with how often. */
  postings(word: number): readonly number[] {
    return this.#postings[word]!;
  }

  /** Rarity of a word: the inverse document frequency of BM25. */
  rarity(word: number): number {
    const count = this.#postings[word]!.length;
    return Math.log(1 + (this.#claims - count + 0.5) / (count + 0.5));
  }

  /**
   * Weights of the words of a text: their rarity, less for a word that mostly stands beside its neighbour, as the words
   * of a name or a set phrase say one thing together.
   */
  wordWeights(words: ArrayLike<number>): WordWeights {
    const weights = new Map<number, number>();
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (word === -1) continue;
      const bound = this.#boundness(words[at - 1], word) + this.#boundness(word, words[at + 1]);
      weights.set(word, Math.max(weights.get(word) ?? 0, this.rarity(word) / (1 + bound)));
    }
    let total = 0;
    for (const weight of weights.values()) total += weight;
    return { weights, total };
  }

  /** Weight of each slot of letter runs in a text. */
  letterWeights(words: string[]): LetterWeights {
    const weights = new Map<number, number>();
    let sum = 0;
    countRuns(words.map(letterRuns), (slot, count) => {
      const weight = (1 + Math.log(count)) * this.#runRarity(slot);
      weights.set(slot, weight);
      sum += weight * weight;
    });
    return { weights, norm: Math.sqrt(sum) };
  }

  /** Cosine of the letter runs of a text and of a claim. */
  likeness({ letters, words }: { letters: LetterWeights; words: Uint32Array }): number {
    let product = 0;
    let sum = 0;
    countRuns(this.#runsIn(words), (slot, count) => {
      const weight = (count === 1 ? 1 : 1 + Math.log(count)) * this.#runRarity(slot);
      sum += weight * weight;
      const other = letters.weights.get(slot);
      if (other !== undefined) product += weight * other;
    });
    return sum === 0 || letters.norm === 0 ? 0 : product / (Math.sqrt(sum) * letters.norm);
  }

  #runsIn(words: Uint32Array): Int32Array[] {
    return Array.from(words, (word) => this.#runsOf[word]!);
  }

  #runRarity(slot: number): number {
    return Math.log(1 + this.#claims / Math.max(1, this.#runCounts[slot]!));
  }

  #count(words: Uint32Array, by: 1 | -1): void {
    const runCounts = this.#runCounts;
    countRuns(this.#runsIn(words), (slot) => {
      runCounts[slot]! += by;
    });
    const slots = new Set<number>();
    for (let at = 1; at < words.length; at++) slots.add(slotOfPair(words[at - 1]!, words[at]!));
    for (const slot of slots) {
      const count = this.#pairCounts[slot]!;
      if (count < 65_535) this.#pairCounts[slot] = count + by;
    }
  }

  /** Share of the claims with the rarer of two words that have both side by side. */
  #boundness(one: number | undefined, other: number | undefined): number {
    if (one === undefined || other === undefined || one === -1 || other === -1) return 0;
    const together = this.#pairCounts[slotOfPair(one, other)]!;
    const fewer = Math.min(this.#postings[one]!.length, this.#postings[other]!.length);
    return together < fewestTogether || fewer === 0 ? 0 : Math.min(1, together / fewer);
  }
}

function countsOf(words: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

import { countRuns, letterRuns, runSlots } from "./letter-runs";
import { matchingWords } from "./matching-words";
import { pairOf, pairSlots, slotOfPair } from "./word-pairs";

/** A claim found by its wording. */
export interface FoundClaim {
  id: string;
  /** 0 to 1; orders the claims of one answer. Not comparable between answers: something is always the likest. */
  score: number;
  /** 0 to 1: likeness of the words' letters, comparable between answers. */
  likeness: number;
}

/** Weights of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009); short texts want a low b. */
const saturation = 1.2;
const lengthWeight = 0.5;
/** Claims that are compared by letters and pairs; what the words alone put further down is not near the top. */
const mostCandidates = 300;
/**
 * Shares of the measures in the score: words, letters, pairs of neighbouring words, and what both texts have in common
 * against what each has alone. Small changes change little (docs/benchmarks.md).
 */
const shares = { words: 0.22, letters: 0.3, pairs: 0.15, common: 0.33 };
/** How strongly the lengths of both texts count against what they have in common; 0.5 would be a cosine. */
const lengthPower = 0.6;
/** Two definitions are about the same more often than other claims that share words. */
const definitionBonus = 0.15;
/** Pairs that stood together fewer times are not yet a name or a set phrase. */
const fewestTogether = 3;
/** A search looks at this many different words, the rarest ones. */
const mostWords = 60;
/** Words longer than this are addresses and the like. */
const longestWord = 40;
/** A claim is looked at up to this many words. */
const longestClaim = 400;
/** A posting is the place of a claim times this, plus how often the word stands there (at most one less). */
const postingUnit = 16;

/**
 * Finds claims that say what another text says. Words are stemmed and ranked by BM25; the best candidates are then
 * compared by their letters (cosine of the runs of three to five letters within words, weighted by rarity), by pairs of
 * neighbouring words and by what they have in common. Claims can be added, changed and removed at any time. No text is kept, only numbers of words.
 */
export class ClaimIndex {
  readonly #placeOf = new Map<string, number>();
  readonly #ids: (string | null)[] = [];
  /** Numbers of the words of each claim, in their order. */
  readonly #words: Uint32Array[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #runsOf: Int32Array[] = [];
  readonly #postings: number[][] = [];
  /** In how many claims a slot of letter runs stands. */
  readonly #runCounts = new Uint32Array(runSlots);
  /** In how many claims a pair of neighbouring words stands, by slot. */
  readonly #pairCounts = new Uint16Array(pairSlots);
  readonly #isDefinition: boolean[] = [];
  #totalLength = 0;
  #scores = new Float64Array(1024);

  get size(): number {
    return this.#placeOf.size;
  }

  /** Adds a claim; one of the same id is replaced. `text` is its statement and whatever else should find it. */
  add({ id, text }: { id: string; text: string }): void {
    this.remove(id);
    const words = Uint32Array.from(wordsIn(text).slice(0, longestClaim), (word) => this.#number(word));
    const place = this.#ids.length;
    this.#placeOf.set(id, place);
    this.#ids.push(id);
    this.#words.push(words);
    this.#isDefinition.push(definition.test(text));
    this.#totalLength += words.length;
    for (const [word, count] of countsOf(words)) {
      this.#postings[word]!.push(place * postingUnit + Math.min(count, postingUnit - 1));
    }
    this.#countRuns(words, 1);
    this.#countPairs(words, 1);
  }

  /** Takes a claim out; false where there is none of this id. */
  remove(id: string): boolean {
    const place = this.#placeOf.get(id);
    if (place === undefined) return false;
    const words = this.#words[place]!;
    this.#placeOf.delete(id);
    this.#ids[place] = null;
    this.#words[place] = new Uint32Array();
    this.#totalLength -= words.length;
    for (const word of new Set(words)) {
      const postings = this.#postings[word]!;
      postings.splice(
        postings.findIndex((posting) => Math.floor(posting / postingUnit) === place),
        1,
      );
    }
    this.#countRuns(words, -1);
    this.#countPairs(words, -1);
    return true;
  }

  /** The claims likest to a text, the likest first. Claims that share no word with it are not among them. */
  search({ text, limit }: { text: string; limit: number }): FoundClaim[] {
    const words = wordsIn(text);
    const numbers = words.map((word) => this.#numberOf.get(word) ?? -1);
    const candidates = this.#byWords(numbers);
    if (candidates.length === 0) return [];
    const letters = this.#letterWeights(words);
    const pairs = new Set(numbers.slice(1).map((word, at) => pairOf(numbers[at]!, word)));
    const weights = this.#wordWeights(numbers);
    const isDefinition = definition.test(text);
    const measured = candidates.map(({ place, score }) => ({
      id: this.#ids[place]!,
      words: score,
      likeness: this.#likeness({ letters, place }),
      pairs: this.#pairScore({ pairs, place }),
      common: this.#common({ weights, place }),
      bonus: isDefinition && this.#isDefinition[place] ? 1 + definitionBonus : 1,
    }));
    const most = (key: "likeness" | "common") => Math.max(...measured.map((each) => each[key]), Number.EPSILON);
    const [mostLike, mostCommon] = [most("likeness"), most("common")];
    const best = candidates[0]!.score;
    return measured
      .map((each) => ({
        id: each.id,
        likeness: each.likeness,
        score: Math.min(
          1,
          each.bonus *
            ((shares.words * each.words) / best +
              (shares.letters * each.likeness) / mostLike +
              shares.pairs * Math.min(1, each.pairs / best) +
              (shares.common * each.common) / mostCommon),
        ),
      }))
      .toSorted((a, b) => b.score - a.score || b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  #number(word: string): number {
    const known = this.#numberOf.get(word);
    if (known !== undefined) return known;
    const number = this.#postings.length;
    this.#numberOf.set(word, number);
    this.#postings.push([]);
    this.#runsOf.push(letterRuns(word));
    return number;
  }

  #countRuns(words: Uint32Array, by: 1 | -1): void {
    const counts = this.#runCounts;
    countRuns(this.#runsIn(words), (slot) => {
      counts[slot]! += by;
    });
  }

  #countPairs(words: Uint32Array, by: 1 | -1): void {
    const slots = new Set<number>();
    for (let at = 1; at < words.length; at++) slots.add(slotOfPair(words[at - 1]!, words[at]!));
    for (const slot of slots) {
      const count = this.#pairCounts[slot]!;
      if (count < 65_535) this.#pairCounts[slot] = count + by;
    }
  }

  /**
   * Weights of the words of a text: their rarity, less for a word that mostly stands beside its neighbour, as the words
   * of a name or a set phrase say one thing together.
   */
  #wordWeights(words: ArrayLike<number>): { weights: Map<number, number>; total: number } {
    const weights = new Map<number, number>();
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (word === -1) continue;
      const bound = this.#boundness(words[at - 1], word) + this.#boundness(word, words[at + 1]);
      const rarity = this.#rarity(this.#postings[word]!.length);
      weights.set(word, Math.max(weights.get(word) ?? 0, rarity / (1 + bound)));
    }
    return { weights, total: sumOf(weights.values()) };
  }

  /** Share of the claims with the rarer of two words that have both side by side. */
  #boundness(one: number | undefined, other: number | undefined): number {
    if (one === undefined || other === undefined || one === -1 || other === -1) return 0;
    const together = this.#pairCounts[slotOfPair(one, other)]!;
    const fewer = Math.min(this.#postings[one]!.length, this.#postings[other]!.length);
    return together < fewestTogether || fewer === 0 ? 0 : Math.min(1, together / fewer);
  }

  #common({
    weights: { weights, total },
    place,
  }: {
    weights: { weights: Map<number, number>; total: number };
    place: number;
  }): number {
    const own = this.#wordWeights(this.#words[place]!);
    let common = 0;
    for (const [word, weight] of own.weights) common += Math.sqrt(weight * (weights.get(word) ?? 0));
    return common / (total * own.total) ** lengthPower;
  }

  #runsIn(words: Uint32Array): Int32Array[] {
    return Array.from(words, (word) => this.#runsOf[word]!);
  }

  #rarity(count: number): number {
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5));
  }

  #byWords(numbers: number[]): { place: number; score: number }[] {
    const known = [...new Set(numbers)].filter((word) => word !== -1 && this.#postings[word]!.length > 0);
    const rarest = known.toSorted((a, b) => this.#postings[a]!.length - this.#postings[b]!.length).slice(0, mostWords);
    if (this.#scores.length < this.#ids.length) this.#scores = new Float64Array(this.#ids.length * 1.5);
    const scores = this.#scores;
    const touched: number[] = [];
    const average = this.#totalLength / Math.max(1, this.size);
    for (const word of rarest) {
      const postings = this.#postings[word]!;
      const rarity = this.#rarity(postings.length);
      for (const posting of postings) {
        const place = Math.floor(posting / postingUnit);
        const count = posting % postingUnit;
        const length = 1 - lengthWeight + (lengthWeight * this.#words[place]!.length) / average;
        if (scores[place] === 0) touched.push(place);
        scores[place]! += (rarity * count * (saturation + 1)) / (count + saturation * length);
      }
    }
    const least = nthLargest(touched, scores);
    const candidates = touched
      .filter((place) => scores[place]! >= least)
      .map((place) => ({ place, score: scores[place]! }))
      .toSorted((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, mostCandidates);
    for (const place of touched) scores[place] = 0;
    return candidates;
  }

  /** Weight of each slot of letter runs in a text, and the length of that vector. */
  #letterWeights(words: string[]): { weights: Map<number, number>; norm: number } {
    const weights = new Map<number, number>();
    let sum = 0;
    countRuns(words.map(letterRuns), (slot, count) => {
      const weight = (1 + Math.log(count)) * this.#runRarity(slot);
      weights.set(slot, weight);
      sum += weight * weight;
    });
    return { weights, norm: Math.sqrt(sum) };
  }

  #likeness({ letters, place }: { letters: { weights: Map<number, number>; norm: number }; place: number }): number {
    let product = 0;
    let sum = 0;
    countRuns(this.#runsIn(this.#words[place]!), (slot, count) => {
      const weight = (count === 1 ? 1 : 1 + Math.log(count)) * this.#runRarity(slot);
      sum += weight * weight;
      const other = letters.weights.get(slot);
      if (other !== undefined) product += weight * other;
    });
    return sum === 0 || letters.norm === 0 ? 0 : product / (Math.sqrt(sum) * letters.norm);
  }

  #runRarity(slot: number): number {
    return Math.log(1 + this.size / Math.max(1, this.#runCounts[slot]!));
  }

  /** Sum of the rarities of the pairs of neighbouring words that stand in both; a pair is as rare as its rarer word. */
  #pairScore({ pairs, place }: { pairs: Set<number>; place: number }): number {
    const words = this.#words[place]!;
    const seen = new Set<number>();
    let score = 0;
    for (let at = 1; at < words.length; at++) {
      const pair = pairOf(words[at - 1]!, words[at]!);
      if (!pairs.has(pair) || seen.has(pair)) continue;
      seen.add(pair);
      const count = Math.min(this.#postings[words[at - 1]!]!.length, this.#postings[words[at]!]!.length);
      score += this.#rarity(count);
    }
    return score;
  }
}

// "X is the …", "X are a …": says what something is.
const definition =
  /^(?:the |an? )?[^,.]{2,60}?\s(?:is|are|was|were|represents?|describes? (?:itself|themselves))\s(?:an?|the|as)\b/iu;

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function wordsIn(text: string): string[] {
  return matchingWords(text).filter((word) => word.length <= longestWord);
}

function countsOf(words: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The score from which on a place is among the candidates. */
function nthLargest(places: number[], scores: Float64Array): number {
  if (places.length <= mostCandidates) return 0;
  const sorted = Float64Array.from(places, (place) => scores[place]!).toSorted();
  return sorted[sorted.length - mostCandidates]!;
}

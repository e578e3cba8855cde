import { ClaimVocabulary, postingUnit, type WordWeights } from "./claim-vocabulary";
import { matchingWords } from "./matching-words";
import { pairOf } from "./word-pairs";

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
/** A search looks at this many different words, the rarest ones. */
const mostWords = 60;
/** Words longer than this are addresses and the like. */
const longestWord = 40;
/** A claim is looked at up to this many words. */
const longestClaim = 400;

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
  readonly #isDefinition: boolean[] = [];
  readonly #vocabulary = new ClaimVocabulary();
  #totalLength = 0;
  #scores = new Float64Array(1024);

  get size(): number {
    return this.#placeOf.size;
  }

  /** Places that claims have left: one that was changed or removed leaves its own. Filling a new index frees them. */
  get leftPlaces(): number {
    return this.#ids.length - this.#placeOf.size;
  }

  /** Adds a claim; one of the same id is replaced. `text` is its statement and whatever else should find it. */
  add({ id, text }: { id: string; text: string }): void {
    const words = Uint32Array.from(wordsIn(text).slice(0, longestClaim), (word) => this.#vocabulary.number(word));
    const isDefinition = definition.test(text);
    const held = this.#placeOf.get(id);
    if (held !== undefined) {
      if (isDefinition === this.#isDefinition[held] && areEqual(words, this.#words[held]!)) return;
      this.remove(id);
    }
    const place = this.#ids.length;
    this.#placeOf.set(id, place);
    this.#ids.push(id);
    this.#words.push(words);
    this.#isDefinition.push(isDefinition);
    this.#totalLength += words.length;
    this.#vocabulary.add({ place, words });
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
    this.#vocabulary.remove({ place, words });
    return true;
  }

  /** The claims likest to a text, the likest first. Claims that share no word with it are not among them. */
  search({ text, limit }: { text: string; limit: number }): FoundClaim[] {
    const words = wordsIn(text);
    const numbers = words.map((word) => this.#vocabulary.knownNumber(word));
    const candidates = this.#byWords(numbers);
    if (candidates.length === 0) return [];
    const letters = this.#vocabulary.letterWeights(words);
    const pairs = new Set(numbers.slice(1).map((word, at) => pairOf(numbers[at]!, word)));
    const weights = this.#vocabulary.wordWeights(numbers);
    const isDefinition = definition.test(text);
    const measured = candidates.map(({ place, score }) => ({
      id: this.#ids[place]!,
      words: score,
      likeness: this.#vocabulary.likeness({ letters, words: this.#words[place]! }),
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

  #common({ weights: { weights, total }, place }: { weights: WordWeights; place: number }): number {
    const own = this.#vocabulary.wordWeights(this.#words[place]!);
    let common = 0;
    for (const [word, weight] of own.weights) common += Math.sqrt(weight * (weights.get(word) ?? 0));
    return common / (total * own.total) ** lengthPower;
  }

  #byWords(numbers: number[]): { place: number; score: number }[] {
    const postingsOf = (word: number) => this.#vocabulary.postings(word);
    const known = [...new Set(numbers)].filter((word) => word !== -1 && postingsOf(word).length > 0);
    const rarest = known.toSorted((a, b) => postingsOf(a).length - postingsOf(b).length).slice(0, mostWords);
    if (this.#scores.length < this.#ids.length) this.#scores = new Float64Array(this.#ids.length * 1.5);
    const scores = this.#scores;
    const touched: number[] = [];
    const average = this.#totalLength / Math.max(1, this.size);
    for (const word of rarest) {
      const rarity = this.#vocabulary.rarity(word);
      for (const posting of postingsOf(word)) {
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

  /** Sum of the rarities of the pairs of neighbouring words that stand in both; a pair is as rare as its rarer word. */
  #pairScore({ pairs, place }: { pairs: Set<number>; place: number }): number {
    const words = this.#words[place]!;
    const seen = new Set<number>();
    let score = 0;
    for (let at = 1; at < words.length; at++) {
      const [before, word] = [words[at - 1]!, words[at]!];
      const pair = pairOf(before, word);
      if (!pairs.has(pair) || seen.has(pair)) continue;
      seen.add(pair);
      score += Math.max(this.#vocabulary.rarity(before), this.#vocabulary.rarity(word));
    }
    return score;
  }
}

// "X is the …", "X are a …": says what something is.
const definition =
  /^(?:the |an? )?[^,.]{2,60}?\s(?:is|are|was|were|represents?|describes? (?:itself|themselves))\s(?:an?|the|as)\b/iu;

function wordsIn(text: string): string[] {
  return matchingWords(text).filter((word) => word.length <= longestWord);
}

function areEqual(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}

/** The score from which on a place is among the candidates. */
function nthLargest(places: number[], scores: Float64Array): number {
  if (places.length <= mostCandidates) return 0;
  const sorted = Float64Array.from(places, (place) => scores[place]!).toSorted();
  return sorted[sorted.length - mostCandidates]!;
}

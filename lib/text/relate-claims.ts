import { compareDates, datesOf, type ClaimDate } from "./claim-dates";
import { areOfOneThing, compareFigures, figuresOf, type ClaimFigure } from "./claim-figures";
import { denialsOf, extentOf, oppositesOf } from "./claim-polarity";
import { claimWords, contentOf, type ClaimWord } from "./claim-words";
import type { TextRange } from "./grapheme";
import { foreignNames } from "./foreign-names";
import { swappedWords } from "./swapped-words";

/**
 * How a claim stands to another wording. Narrower: it says all of that and more, or says it more exactly. Related: they
 * are about one thing, as far as words tell, and say different things of it.
 */
export type ClaimKinship = "same" | "narrower" | "broader" | "conflicting" | "related";

/** What sets two wordings apart. */
export interface ClaimDifference {
  kind: "figure" | "date" | "denial" | "opposite" | "extent" | "name" | "other-words" | "more-words";
  /** "other figure: 40 instead of 36", the other claim's first. */
  words: string;
  /** Where it stands, UTF-16 units into each text. */
  one: TextRange[];
  other: TextRange[];
}

/** Share of the shorter claim's words that the longer must hold to say the same and more. */
const coveredShare = 0.75;
/** The same for a longer one that also adds a figure or a date: that alone makes it the more exact one. */
const coveredShareOfExact = 0.6;
/** Lengths that differ by less than this share are the same claim in other words. */
const likeLength = 0.25;
/** With a smaller share of the shorter claim's words in common, two claims are not about the same. */
const fewestShared = 0.34;
/** Words that deny or oppose tell little where less than this is shared. */
const sharedToDeny = 0.5;
/** Stretches that are named as what one wording adds. */
const mostAdded = 4;

type Wording = {
  text: string;
  figures: ClaimFigure[];
  dates: ClaimDate[];
  words: ClaimWord[];
  stems: Set<string>;
};

/**
 * A first guess at how one claim (`other`) stands to a wording (`one`), and what sets them apart. Names, figures, dates,
 * denials and opposite words are compared, then the words themselves. A person decides.
 */
export function relateClaims({ one, other }: { one: string; other: string }): {
  relation: ClaimKinship;
  differences: ClaimDifference[];
} {
  if (one.trim() === other.trim()) return { relation: "same", differences: [] };
  const [here, there] = [readWording(one), readWording(other)];
  const shared = [...here.stems].filter((stem) => there.stems.has(stem)).length;
  const share = shared / Math.max(1, Math.min(here.stems.size, there.stems.size));
  const names = foreignNames(here.words, there.words);
  if (names) {
    const words = `other name: ${quoted(other, names.other)} instead of ${quoted(one, names.one)}`;
    return { relation: "related", differences: [{ kind: "name", words, ...names }] };
  }
  const exact = [...pairFigures(here, there), ...pairDates(here, there)];
  if (share < fewestShared && !(exact.length > 0 && shared > 1)) return { relation: "related", differences: [] };

  const apart = exact.filter(({ stands }) => stands === "apart").map(({ difference }) => difference);
  if (share >= sharedToDeny) apart.push(...turnedRound(here, there));
  // Two sentences that differ in a figure as well need less around what is swapped.
  const swapped = swap(here, there, apart.length > 0 ? 2 : undefined);
  // Another figure of another thing is no conflict: "closed in 2016", "repaired in 2019".
  if (apart.length > 0 && swapped) return { relation: "related", differences: [swapped, ...apart] };
  if (apart.length > 0) return { relation: "conflicting", differences: apart };

  const extent = compareExtents(one, other);
  const fine = [...exact, ...(extent ? [extent] : [])].filter(({ stands }) => stands !== "equal");
  const isMoreExact = here.figures.length + here.dates.length !== there.figures.length + there.dates.length;
  const isCovered = share >= (isMoreExact ? coveredShareOfExact : coveredShare);
  const added = isCovered ? addedStretches(here, there) : null;
  const votes = new Set(fine.map(({ stands }) => stands));
  if (added && !votes.has(added.stands === "within" ? "around" : "within")) {
    votes.add(added.stands);
    if (fine.length === 0) fine.push(added);
  }
  const differences = fine.map(({ difference }) => difference);
  if (votes.size === 1) return { relation: votes.has("within") ? "narrower" : "broader", differences };
  if (votes.size === 2) return { relation: "related", differences };
  if (swapped) return { relation: "related", differences: [swapped] };
  const both = here.stems.size + there.stems.size;
  return { relation: (2 * shared) / Math.max(1, both) >= fewestShared ? "same" : "related", differences: [] };
}

type Stands = "equal" | "within" | "around" | "apart";
/** How the other claim's figure, date or wording stands to this one's. */
type Compared = { stands: Stands; difference: ClaimDifference };

function readWording(text: string): Wording {
  const content = contentOf(text);
  const inContent = ({ start }: TextRange) => start >= content.start;
  const dates = datesOf(text).filter(inContent);
  const figures = figuresOf(text, dates).filter(inContent);
  const words = claimWords(text, [...dates, ...figures]);
  return { text, figures, dates, words, stems: new Set(words.map(({ stem }) => stem)) };
}

function pairFigures(here: Wording, there: Wording): Compared[] {
  return pairUp({
    here: here.figures,
    there: there.figures,
    compare: (a, b) => (areOfOneThing(a, b) ? compareFigures(b, a) : null),
    say: (a, b, stands) => say({ what: "figure", here, there, a, b, stands }),
  });
}

function pairDates(here: Wording, there: Wording): Compared[] {
  return pairUp({
    here: here.dates,
    there: there.dates,
    compare: (a, b) => compareDates(b, a),
    say: (a, b, stands) => say({ what: "date", here, there, a, b, stands }),
  });
}

const closeness: readonly Stands[] = ["equal", "within", "around", "apart"];

/** Pairs each figure (or date) of one text with the one of the other that is nearest to it; each is used once. */
function pairUp<T extends TextRange>({
  here,
  there,
  compare,
  say: sayIt,
}: {
  here: readonly T[];
  there: readonly T[];
  compare: (a: T, b: T) => Stands | null;
  say: (a: T, b: T, stands: Stands) => ClaimDifference;
}): Compared[] {
  const [leftHere, leftThere] = [new Set(here), new Set(there)];
  const pairs: Compared[] = [];
  for (const wanted of closeness) {
    for (const a of leftHere) {
      const b = [...leftThere].find((each) => compare(a, each) === wanted);
      if (b === undefined) continue;
      leftHere.delete(a);
      leftThere.delete(b);
      pairs.push({ stands: wanted, difference: sayIt(a, b, wanted) });
    }
  }
  return pairs;
}

function say({
  what,
  here,
  there,
  a,
  b,
  stands,
}: {
  what: "figure" | "date";
  here: Wording;
  there: Wording;
  a: TextRange;
  b: TextRange;
  stands: Stands;
}): ClaimDifference {
  const how = { equal: "same", within: "more exact", around: "less exact", apart: "other" }[stands];
  const words = `${how} ${what}: ${quoted(there.text, [b])} instead of ${quoted(here.text, [a])}`;
  return { kind: what, words, one: [a].map(bare), other: [b].map(bare) };
}

/** What turns one of the two into the opposite of the other: a denial, or two opposite words; both together cancel out. */
function turnedRound(wordingHere: Wording, wordingThere: Wording): ClaimDifference[] {
  const [one, other] = [wordingHere.text, wordingThere.text];
  const here = denialsOf(one).filter((denial) => isOfShared(denial, wordingHere, wordingThere));
  const there = denialsOf(other).filter((denial) => isOfShared(denial, wordingThere, wordingHere));
  const isDenied = here.length > 0 !== there.length > 0;
  const opposite = oppositesOf(one, other);
  if (isDenied === (opposite !== null)) return [];
  if (opposite) {
    const words = `opposite words: ${quoted(other, [opposite.other])} instead of ${quoted(one, [opposite.one])}`;
    return [{ kind: "opposite", words, one: [opposite.one], other: [opposite.other] }];
  }
  const words =
    there.length > 0 ? `denies it: ${quoted(other, there)}` : `says what is denied here with ${quoted(one, here)}`;
  return [{ kind: "denial", words, one: here, other: there }];
}

/** The words in which two claims of one frame differ; two opposite words are none, as they say more than that. */
function swap(here: Wording, there: Wording, fewestAround?: number): ClaimDifference | null {
  const swapped = oppositesOf(here.text, there.text) ? null : swappedWords(here.words, there.words, fewestAround);
  if (!swapped) return null;
  const one = joined(here.text, swapped.here.map(bare));
  const other = joined(there.text, swapped.there.map(bare));
  const words = `other words: ${quoted(there.text, other)} instead of ${quoted(here.text, one)}`;
  return { kind: "other-words", words, one, other };
}

/** Words after a denial of which one must stand in the other text too. */
const deniedWords = 2;

/** Whether a denial is about what both texts say, not about something that one of them adds ("without more staff"). */
function isOfShared(denial: TextRange, of: Wording, other: Wording): boolean {
  if (/(?:^|[a-z])n[o’']t$|never$/iu.test(of.text.slice(denial.start, denial.end))) return true;
  const after = of.words.filter(({ start }) => start >= denial.end).slice(0, deniedWords);
  return after.some(({ stem }) => other.stems.has(stem));
}

function compareExtents(one: string, other: string): Compared | null {
  const [a, b] = [extentOf(one), extentOf(other)];
  if (!a || !b || a.rank === b.rank) return null;
  const words = `other extent: ${quoted(other, [b])} instead of ${quoted(one, [a])}`;
  return {
    stands: b.rank > a.rank ? "within" : "around",
    difference: { kind: "extent", words, one: [bare(a)], other: [bare(b)] },
  };
}

/** What the longer of two wordings adds to the shorter, where it holds nearly all of it; else null. */
function addedStretches(here: Wording, there: Wording): Compared | null {
  const exactHere = here.figures.length + here.dates.length;
  const exactThere = there.figures.length + there.dates.length;
  const addsExact = exactThere !== exactHere;
  const [short, long] = here.stems.size <= there.stems.size ? [here, there] : [there, here];
  const isLonger = long.stems.size >= short.stems.size * (1 + likeLength) && long.stems.size > short.stems.size;
  if (!isLonger && !addsExact) return null;
  const thereAdds = isLonger ? long === there : exactThere > exactHere;
  const [less, more] = thereAdds ? [here, there] : [there, here];
  const extra: TextRange[] = [
    ...more.words.filter(({ stem }) => !less.stems.has(stem)),
    ...(addsExact && exactThere > exactHere === thereAdds ? [...more.figures, ...more.dates] : []),
  ];
  const stretches = joined(more.text, extra);
  if (stretches.length === 0) return null;
  return thereAdds
    ? {
        stands: "within",
        difference: { kind: "more-words", words: `adds ${quoted(there.text, stretches)}`, one: [], other: stretches },
      }
    : {
        stands: "around",
        difference: {
          kind: "more-words",
          words: `leaves out ${quoted(here.text, stretches)}`,
          one: stretches,
          other: [],
        },
      };
}

/** Neighbouring stretches as one, with the words of grammar between them. */
function joined(text: string, ranges: TextRange[]): TextRange[] {
  const stretches: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && /^[\s\p{P}]*(?:\p{Ll}{1,4}\s)?\s*$/u.test(text.slice(last.end, start)))
      last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

function quoted(text: string, ranges: readonly TextRange[]): string {
  const pieces = ranges.slice(0, mostAdded).map(({ start, end }) => text.slice(start, end).trim());
  return `“${pieces.join(" … ")}${ranges.length > mostAdded ? " …" : ""}”`;
}

function bare({ start, end }: TextRange): TextRange {
  return { start, end };
}

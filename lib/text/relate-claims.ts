import { matchingWords } from "./matching-words";

/** How two claims about one thing stand to each other. */
export type ClaimKinship = "same" | "more-specific" | "conflicting";

const figure =
  /(?:[£$€]\s?)?\d[\d,]*(?:\.\d+)?\s?(?:%|per cent\b|percent\b|million\b|billion\b|thousand\b|bn\b|m\b|k\b)?/giu;
const denial = /\b(?:no|not|never|nobody|nothing|none|neither|nor|cannot|[a-z]+n[’']t)\b/giu;
/** Opposite ends of one scale; a claim with one contradicts a claim with the other where the rest is alike. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:rise|rose|risen|rising|increas\w*|grow\w*|grew|more|higher|up)\b/iu,
    /\b(?:fall|fell|fallen|falling|decreas\w*|declin\w*|shr[aiu]nk\w*|fewer|less|lower|down)\b/iu,
  ],
  [/\b(?:open\w*|start\w*|creat\w*|begin\w*|began)\b/iu, /\b(?:clos\w*|stop\w*|abolish\w*|end(?:s|ed|ing)?)\b/iu],
  [
    /\b(?:support\w*|favour\w*|favor\w*|agree\w*|approv\w*|committed)\b/iu,
    /\b(?:oppos\w*|reject\w*|disagree\w*|refus\w*)\b/iu,
  ],
];

/** Share of the shorter claim's words that the longer must hold to say the same and more. */
const coveredShare = 0.75;
/** Lengths that differ by less than this share are the same claim in other words. */
const likeLength = 0.25;

/**
 * A first guess at how two claims that were found to belong together stand to each other, with its reason in words.
 * Conflicting: different figures of one kind, one denied and the other not, or opposite words. More specific: one holds
 * nearly all words of the other and clearly more. Else the same. A person decides.
 */
export function relateClaims({ one, other }: { one: string; other: string }): {
  relation: ClaimKinship;
  because: string;
} {
  const [a, b] = [figuresOf(one), figuresOf(other)];
  const differing = [...a].find(([kind, values]) => {
    const theirs = b.get(kind);
    return theirs !== undefined && ![...values].some((value) => theirs.has(value));
  });
  if (differing) {
    const [kind, values] = differing;
    return {
      relation: "conflicting",
      because: `different figures: ${[...values].join(", ")} and ${[...b.get(kind)!].join(", ")}`,
    };
  }
  const isDenied = (text: string) => (text.match(denial)?.length ?? 0) > 0;
  if (isDenied(one) !== isDenied(other)) return { relation: "conflicting", because: "one denies, the other does not" };
  const pair = opposites.find(
    ([up, down]) =>
      (up.test(one) && down.test(other) && !down.test(one) && !up.test(other)) ||
      (down.test(one) && up.test(other) && !up.test(one) && !down.test(other)),
  );
  if (pair) return { relation: "conflicting", because: "opposite words" };
  const [first, second] = [new Set(matchingWords(one)), new Set(matchingWords(other))];
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  const shared = [...short].filter((word) => long.has(word)).length;
  if (shared >= coveredShare * short.size && long.size >= short.size * (1 + likeLength)) {
    return { relation: "more-specific", because: "one says all of the other and more" };
  }
  return { relation: "same", because: "nothing sets them apart" };
}

/** Figures by their kind: money, shares, years, plain numbers. */
function figuresOf(text: string): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const [found] of text.matchAll(figure)) {
    const value = found
      .toLowerCase()
      .replace(/[\s,]/gu, "")
      .replace(/percent$/u, "%")
      .replace(/million$/u, "m")
      .replace(/billion$/u, "bn");
    const kind = /[£$€]|bn$|\dm$/u.test(value)
      ? "money"
      : value.endsWith("%")
        ? "share"
        : /^(?:19|20)\d\d$/u.test(value)
          ? "year"
          : "number";
    (kinds.get(kind) ?? kinds.set(kind, new Set()).get(kind)!).add(value);
  }
  return kinds;
}

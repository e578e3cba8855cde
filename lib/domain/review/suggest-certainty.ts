import type { Stance } from "@/lib/domain/evidence/stance";
import { certainties, certaintyOf, type Certainty } from "@/lib/domain/review/certainty";
import { credibilityWords, middleCredibility, type Credibility } from "@/lib/domain/review/credibility";
import { commonDirectness, type Directness } from "@/lib/domain/review/directness";
import { independentOrigins, type DerivationLink } from "@/lib/domain/source/independence";
import { countsAsOrigin, type SourceStatus } from "@/lib/domain/source/status";

/** An evidence item with what was revealed of it. */
export type WeighedItem = {
  stance: Stance;
  source: { id: string; status: SourceStatus };
  ratings: readonly { credibility: Credibility; directness: Directness }[];
};

/** The factors that figures can speak to; the others are for people alone. */
export const suggestedFactors = [
  "riskOfBias",
  "inconsistency",
  "indirectness",
  "imprecision",
  "publicationBias",
] as const;

export type SuggestedStep = {
  factor: (typeof suggestedFactors)[number];
  /** 0, -1 or -2. */
  steps: number;
  /** What the step, or that there is none, was read from. */
  because: string;
};

export type SuggestedCertainty = {
  certainty: Certainty;
  working: SuggestedStep[];
  /** Sources were left out as retracted or withdrawn, and with them it would be no surer. */
  leftOut: number;
};

type Body = { items: readonly WeighedItem[]; links: readonly DerivationLink[]; lookedAgainst: boolean };

/** Stances that bear on the rating; context does not. */
const bearing: readonly Stance[] = ["supports", "refutes", "qualifies"];

/** With more sources left out than these, too little is left of what was judged for figures to suggest anything. */
export const mostLeftOut = 8;

/**
 * The certainty that ratings and independence suggest, by the rule of docs/certainty.md: from high, one or two steps
 * down for each factor that the figures speak to. It is shown with its working and fills in nothing. More independent
 * origins never lower it. A retraction or withdrawal never raises it, however many came before: the lowest of the levels
 * with any of the sources that are left out, and without them, is given. (With and without all of them would not do: the
 * second of two retractions could take back what the first one cost.)
 * @returns null where no item that counts has been judged, and with more than `mostLeftOut` sources left out
 */
export function suggestCertainty(body: Body): SuggestedCertainty | null {
  const judged = body.items.filter(
    ({ stance, ratings }) => bearing.includes(stance) && middleCredibility(ratings.map((r) => r.credibility)),
  );
  const standing = judged.filter(({ source }) => countsAsOrigin(source.status));
  const leftOut = [...new Set(judged.filter((item) => !standing.includes(item)).map(({ source }) => source.id))];
  if (standing.length === 0 || leftOut.length > mostLeftOut) return null;
  const levels = subsetsOf(leftOut).map((others) => {
    const items = judged
      .filter((item) => standing.includes(item) || others.includes(item.source.id))
      .map((item) => ({ ...item, source: { ...item.source, status: "current" as const } }));
    return certainties.indexOf(certaintyOf(workingOf({ ...body, items })));
  });
  return {
    certainty: certainties[Math.max(...levels)]!,
    working: workingOf({ ...body, items: standing }),
    leftOut: leftOut.length,
  };
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((subsets, one) => [...subsets, ...subsets.map((subset) => [...subset, one])], [[]]);
}

function workingOf(body: Body): SuggestedStep[] {
  return [
    { factor: "riskOfBias", ...riskOfBias(body.items) },
    { factor: "inconsistency", ...inconsistency(body.items) },
    { factor: "indirectness", ...indirectness(body.items) },
    { factor: "imprecision", ...imprecision(body) },
    { factor: "publicationBias", ...publicationBias(body) },
  ];
}

type Step = Omit<SuggestedStep, "factor">;

/** Of two in the middle the worse one: what is doubted counts as doubted. */
function credibilityOf({ ratings }: WeighedItem): Credibility {
  return middleCredibility(ratings.map(({ credibility }) => credibility))!.high;
}

function riskOfBias(items: readonly WeighedItem[]): Step {
  const middle = middleCredibility(items.map(credibilityOf))!.high;
  const because =
    middle <= 2
      ? "More than half of the items are rated 1 or 2."
      : `At least half of the items are rated ${middle} (${credibilityWords[middle].label.toLowerCase()}) or worse.`;
  return { steps: middle <= 2 ? 0 : middle === 3 ? -1 : -2, because };
}

/** What is doubted or improbable neither contradicts, nor bears directly, nor confirms. */
function believedOf(items: readonly WeighedItem[]): WeighedItem[] {
  return items.filter((item) => credibilityOf(item) <= 3);
}

/** The items that are believed; all where none is, since the step for that is taken once, under risk of bias. */
function weighedOf(items: readonly WeighedItem[]): { weighed: readonly WeighedItem[]; among: string } {
  const believed = believedOf(items);
  return believed.length > 0
    ? { weighed: believed, among: "Among the items rated 1 to 3" }
    : { weighed: items, among: "Among all items" };
}

function inconsistency(items: readonly WeighedItem[]): Step {
  const believed = believedOf(items);
  const both = (["supports", "refutes"] as const).every((stance) => believed.some((item) => item.stance === stance));
  return both
    ? { steps: -1, because: "Items rated 1 to 3 support it, and others so rated refute it." }
    : { steps: 0, because: "No two items rated 1 to 3 contradict each other." };
}

function indirectness(items: readonly WeighedItem[]): Step {
  const { weighed, among } = weighedOf(items);
  const levels = weighed.map(({ ratings }) => commonDirectness(ratings));
  const direct = levels.filter((level) => level === "direct").length;
  if (direct > 0) return { steps: 0, because: `${among}, ${direct} of ${levels.length} bear on it directly.` };
  return levels.includes("partial")
    ? { steps: -1, because: `${among}, none bears on it directly, some in part.` }
    : { steps: -2, because: `${among}, every one bears on it indirectly.` };
}

function imprecision({ items, links }: Body): Step {
  const { weighed, among } = weighedOf(items);
  const counts = bearing.map((stance) => {
    const sources = weighed.filter((item) => item.stance === stance).map(({ source }) => source);
    return independentOrigins({ sources, links }).origins;
  });
  const most = Math.max(...counts);
  return most >= 2
    ? { steps: 0, because: `${among}, ${most} independent origins say the same.` }
    : { steps: -1, because: `${among}, nothing is confirmed from a second independent origin.` };
}

function publicationBias({ lookedAgainst }: Body): Step {
  return lookedAgainst
    ? { steps: 0, because: "Somebody recorded looking for evidence against it." }
    : { steps: -1, because: "Nobody has recorded looking for evidence against it." };
}

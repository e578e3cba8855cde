import { certainties, type Certainty } from "@/lib/domain/review/certainty";
import { cannotBeJudged } from "@/lib/domain/review/credibility";
import { directnessLevels, type Directness } from "@/lib/domain/review/directness";
import type { RatedUnit } from "./rated-unit";
import { summariseAgreement, type AgreementSummary } from "./summarise-agreement";

export type RatingOfItem = {
  /** The round and the evidence item: what was judged. */
  unit: string;
  raterId: string;
  /** 1 to 6. */
  credibility: number;
  directness: Directness;
};

export type RatingOfClaim = {
  /** The round: what was judged. */
  unit: string;
  reviewerId: string;
  /** The proposed rating's place in the order of its scale. */
  order: number;
  isOnScale: boolean;
  certainty: Certainty;
};

/** What people judge, in the order in which it is shown. */
export const agreementSubjects = ["credibility", "directness", "rating", "place", "certainty"] as const;
export type AgreementSubject = (typeof agreementSubjects)[number];

export const subjectWords = {
  credibility: {
    label: "Credibility",
    of: "evidence items",
    note: "How far a piece of evidence is to be believed, from 1 to 5. “Cannot be judged” (6) is a missing value and left out.",
  },
  directness: {
    label: "Directness",
    of: "evidence items",
    note: "How closely it bears on the claim: direct, partial, indirect.",
  },
  rating: {
    label: "Rating",
    of: "claims",
    note: "Whether the very same rating was proposed, those off the scale included.",
  },
  place: {
    label: "Place on the scale",
    of: "claims",
    note: "How far apart the ratings lie on the scale. Those off the scale are missing values and left out.",
  },
  certainty: { label: "Certainty", of: "claims", note: "How sure the evidence makes us, from high to very low." },
} as const satisfies Record<AgreementSubject, { label: string; of: string; note: string }>;

export type AgreementRow = AgreementSummary & { subject: AgreementSubject };

/** One row for each thing that people judge. Whoever could not judge, or rated off the scale, has a missing value. */
export function agreementRows({
  items,
  claims,
}: {
  items: readonly RatingOfItem[];
  claims: readonly RatingOfClaim[];
}): AgreementRow[] {
  const judged = items.filter(({ credibility }) => credibility !== cannotBeJudged);
  const onScale = claims.filter(({ isOnScale }) => isOnScale);
  const units: Record<AgreementSubject, RatedUnit[]> = {
    credibility: unitsOf(judged, ({ unit, raterId, credibility }) => [unit, raterId, credibility - 1]),
    directness: unitsOf(items, (item) => [item.unit, item.raterId, directnessLevels.indexOf(item.directness)]),
    rating: unitsOf(claims, ({ unit, reviewerId, order }) => [unit, reviewerId, order]),
    place: unitsOf(onScale, ({ unit, reviewerId, order }) => [unit, reviewerId, order]),
    certainty: unitsOf(claims, (claim) => [claim.unit, claim.reviewerId, certainties.indexOf(claim.certainty)]),
  };
  return agreementSubjects.map((subject) => ({
    subject,
    ...summariseAgreement({ units: units[subject], isOrdered: subject !== "rating" }),
  }));
}

function unitsOf<Row>(rows: readonly Row[], read: (row: Row) => [unit: string, who: string, category: number]) {
  const units = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const [unit, who, category] = read(row);
    const values = units.get(unit) ?? new Map<string, number>();
    units.set(unit, values.set(who, category));
  }
  return [...units.values()];
}

/** By so much a computed figure may miss 1. */
const rounding = 1e-9;

/** Whether everybody agreed on everything that two people judged. */
export function isFull(alpha: number): boolean {
  return alpha > 1 - rounding;
}

/**
 * What an alpha allows, in a sentence. The borders are those of Krippendorff, "Content Analysis" (2004), chapter 11: rely
 * on variables from 0.8 on, draw tentative conclusions from 0.667 on. An interval that reaches below counts against it.
 * Without any disagreement there is no interval; what a few cases leave open is then told by the exact bound that
 * Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?" (JAMA 1983), give for a count of none.
 */
export function alphaInWords({
  alpha,
  interval,
  units,
  of,
}: {
  /** null where everybody gave one category throughout. */
  alpha: number | null;
  interval: { low: number } | null;
  units: number;
  /** What was judged, in the plural. */
  of: string;
}): string {
  if (alpha === null || isFull(alpha)) {
    const stillOpen = Math.round(100 * (1 - 0.05 ** (1 / units)));
    const soFar =
      alpha === null
        ? "Everybody has given one and the same answer so far, which chance could bring as well"
        : "Nobody has disagreed so far";
    return `${soFar}. From ${units} ${of} alone, they could still disagree on up to ${stillOpen} in 100.`;
  }
  if (alpha < 0.667) return "They agree too little to build on.";
  if (!interval || interval.low < 0.667) return "They agree, but these are too few cases to build on.";
  return alpha >= 0.8 ? "They agree reliably." : "They agree well enough for tentative conclusions.";
}

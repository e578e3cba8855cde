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
    note: "1 to 5; “cannot be judged” (6) is a missing value.",
  },
  directness: { label: "Directness", of: "evidence items", note: "Direct, partial, indirect." },
  rating: { label: "Rating", of: "claims", note: "Each rating for itself, with those off the scale." },
  place: {
    label: "Place on the scale",
    of: "claims",
    note: "In the order of the scale; off the scale is a missing value.",
  },
  certainty: { label: "Certainty", of: "claims", note: "High to very low." },
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

/**
 * What an alpha allows, in words. The borders are those of Krippendorff, "Content Analysis" (2004), chapter 11: rely on
 * variables from 0.8 on, draw tentative conclusions from 0.667 on. An interval that reaches below counts against it.
 */
export function alphaInWords({ alpha, interval }: { alpha: number; interval: { low: number } | null }): string {
  if (alpha < 0.667) return "too low to build on";
  if (interval && interval.low < 0.667) return "but from too few cases to build on";
  return alpha >= 0.8 ? "reliable" : "good enough for tentative conclusions";
}

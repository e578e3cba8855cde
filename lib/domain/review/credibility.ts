import { z } from "zod";

/**
 * Information credibility on the Admiralty scale (AJP-2.1), rated for one evidence item without regard to how reliable its
 * source is. 6 is not the worst step but a missing value.
 */
export const credibilityLevels = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof credibilityLevels)[number];

export const credibilitySchema = z.literal(credibilityLevels);

/** The step that means "cannot be judged": left out of every average, drawn apart in every picture. */
export const cannotBeJudged = 6 satisfies Credibility;

export const credibilityWords = {
  1: { label: "Confirmed", definition: "Other, independent sources say the same." },
  2: { label: "Probably true", definition: "Not confirmed, but it makes sense and fits what else is known." },
  3: { label: "Possibly true", definition: "Not confirmed; it makes sense and fits some of what else is known." },
  4: { label: "Doubtful", definition: "Possible, but it fits little and nothing else speaks for it." },
  5: { label: "Improbable", definition: "It goes against what else is known, or against itself." },
  6: { label: "Cannot be judged", definition: "There is nothing to measure it by. This is not a low rating." },
} as const satisfies Record<Credibility, { label: string; definition: string }>;

/** @returns the judged steps alone, for statistics. */
export function judgedCredibilities(ratings: readonly Credibility[]): Exclude<Credibility, 6>[] {
  return ratings.filter((rating): rating is Exclude<Credibility, 6> => rating !== cannotBeJudged);
}

/**
 * The middle of the judged steps, or null where nobody could judge. With an even number of ratings the two in the middle
 * are both given, since steps of an ordinal scale have no mean.
 */
export function middleCredibility(ratings: readonly Credibility[]): { low: Credibility; high: Credibility } | null {
  const judged = judgedCredibilities(ratings).toSorted((a, b) => a - b);
  if (judged.length === 0) return null;
  return { low: judged[Math.floor((judged.length - 1) / 2)]!, high: judged[Math.floor(judged.length / 2)]! };
}

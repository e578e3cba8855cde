import { certainties, certaintyWords, type Certainty } from "@/lib/domain/review/certainty";
import {
  cannotBeJudged,
  credibilityWords,
  judgedCredibilities,
  type Credibility,
} from "@/lib/domain/review/credibility";

const numberWords = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Small numbers in words, as "two"; from 11 on in figures. */
export function numberInWords(count: number): string {
  return numberWords[count] ?? String(count);
}

/** How far the assessments of a revealed round agree, in a sentence or two. Empty for fewer than two. */
export function assessmentAgreement({
  assessments,
  ratings,
}: {
  assessments: readonly { ratingId: string; certainty: Certainty }[];
  /** The scale in its order. */
  ratings: readonly { id: string; label: string }[];
}): string {
  if (assessments.length < 2) return "";
  const proposed = ratings
    .map(({ id, label }) => ({ label, count: assessments.filter(({ ratingId }) => ratingId === id).length }))
    .filter(({ count }) => count > 0);
  const levels = certainties.filter((level) => assessments.some(({ certainty }) => certainty === level));
  const words = levels.map((level) => certaintyWords[level].label.toLowerCase());
  const certainty =
    words.length === 1
      ? `${assessments.length === 2 ? "Both" : "All"} give ${words[0]} certainty.`
      : `Their certainty goes from ${words.at(-1)} to ${words[0]}.`;
  const [only] = proposed;
  if (proposed.length === 1 && only) {
    return `${assessments.length === 2 ? "Both" : `All ${numberInWords(only.count)}`} propose “${only.label}”. ${certainty}`;
  }
  const parts = proposed
    .toSorted((a, b) => b.count - a.count)
    .map(({ label, count }) => `${numberInWords(count)} ${count === 1 ? "proposes" : "propose"} “${label}”`);
  return `${capitalised(listed(parts))}. ${certainty}`;
}

export type RatingAgreement = {
  /** In a few words. */
  words: string;
  /** Whether the judged ratings lie two steps or more apart, or not all call the evidence equally direct. */
  differs: boolean;
};

/** How far the ratings of one evidence item agree. Whoever could not judge is counted apart. */
export function ratingAgreement(ratings: readonly { credibility: Credibility; directness: string }[]): RatingAgreement {
  if (ratings.length === 0) return { words: "Nobody has rated this.", differs: false };
  const judged = judgedCredibilities(ratings.map(({ credibility }) => credibility));
  const missing = ratings.length - judged.length;
  const lowest = Math.min(...judged) as Credibility;
  const highest = Math.max(...judged) as Credibility;
  const apart = judged.length > 0 ? highest - lowest : 0;
  const parts: string[] = [];
  if (judged.length === 1) parts.push(`one rating, ${lowest} (${credibilityWords[lowest].label.toLowerCase()})`);
  else if (judged.length > 1 && apart === 0) {
    const all = judged.length === 2 ? "both" : `all ${numberInWords(judged.length)}`;
    parts.push(`${all} say ${lowest} (${credibilityWords[lowest].label.toLowerCase()})`);
  } else if (judged.length > 1) {
    parts.push(`from ${lowest} to ${highest}, ${numberInWords(apart)} ${apart === 1 ? "step" : "steps"} apart`);
  }
  if (missing > 0) parts.push(`${numberInWords(missing)} could not judge it (${cannotBeJudged})`);
  const split = new Set(ratings.map(({ directness }) => directness)).size > 1;
  if (split) parts.push("not agreed on how direct it is");
  return { words: `${capitalised(parts.join("; "))}.`, differs: apart >= 2 || split };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

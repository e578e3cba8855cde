import { z } from "zod";
import {
  certaintyFactorNames,
  certaintyFactors,
  type CertaintyFactor,
  type CertaintyReason,
} from "@/lib/domain/review/certainty";

/** An assessment or a verdict while it is being written: incomplete, and with reasons of steps that were taken back. */
export const assessmentDraftSchema = z.object({
  ratingId: z.string().nullable(),
  certainty: z.partialRecord(z.enum(certaintyFactorNames), z.object({ steps: z.number(), reason: z.string() })),
  justification: z.string(),
});

export type AssessmentDraft = z.output<typeof assessmentDraftSchema>;

export const emptyAssessmentDraft: AssessmentDraft = { ratingId: null, certainty: {}, justification: "" };

/** What is stored as a draft again, to be changed. */
export function draftOfAssessment({
  ratingId,
  certaintyReasons,
  justification,
}: {
  ratingId: string;
  certaintyReasons: readonly CertaintyReason[];
  justification: string;
}): AssessmentDraft {
  const taken = Object.fromEntries(certaintyReasons.map(({ factor, steps, reason }) => [factor, { steps, reason }]));
  return { ratingId, certainty: { startsLow: { steps: 0, reason: "" }, ...taken }, justification };
}

/** Where the evidence starts, or null as long as nobody has said so: no form proposes a certainty. */
export function startOfDraft({ certainty }: Pick<AssessmentDraft, "certainty">): "high" | "low" | null {
  if (!certainty.startsLow) return null;
  return certainty.startsLow.steps === 0 ? "high" : "low";
}

/** Whether everything is chosen that has to be; words are checked when it is sent. */
export function isChosen(draft: AssessmentDraft): draft is AssessmentDraft & { ratingId: string } {
  return draft.ratingId !== null && startOfDraft(draft) !== null;
}

/** The steps that the draft takes, in the order of the factors; steps up are left out where the evidence does not start low. */
export function reasonsOfDraft({ certainty }: Pick<AssessmentDraft, "certainty">): CertaintyReason[] {
  const low = startOfDraft({ certainty }) === "low";
  return certaintyFactorNames.flatMap((factor: CertaintyFactor) => {
    const { steps, reason } = certainty[factor] ?? { steps: 0, reason: "" };
    if (steps === 0 || (raises(factor) && !low)) return [];
    return [{ factor, steps, reason }];
  });
}

/** Whether the factor is one of those that step up. */
export function raises(factor: CertaintyFactor): boolean {
  return certaintyFactors[factor].steps.some((steps) => steps > 0);
}

import { z } from "zod";
import { certaintyReasonsSchema } from "@/lib/domain/review/certainty";
import { credibilitySchema } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { justificationSchema, requiredReason, shortText } from "@/lib/domain/review/written-text";

const id = z.uuid();

export const openRoundSchema = z.object({ claimId: id });

export const rateEvidenceSchema = z.object({
  roundId: id,
  evidenceId: id,
  credibility: credibilitySchema,
  directness: z.enum(directnessLevels),
  reason: shortText,
});

export const submitAssessmentSchema = z.object({
  roundId: id,
  ratingId: id,
  certaintyReasons: certaintyReasonsSchema,
  justification: justificationSchema,
});

/** Steps of a round name the round that the person saw, so that they cannot hit the next one by mistake. */
export const cancelRoundSchema = z.object({ roundId: id, reason: requiredReason });
export const revealRoundSchema = z.object({ roundId: id });
export const reopenClaimSchema = z.object({ claimId: id, reason: requiredReason });

export type RateEvidenceInput = z.output<typeof rateEvidenceSchema>;
export type SubmitAssessmentInput = z.output<typeof submitAssessmentSchema>;

"use server";

import {
  cancelRoundSchema,
  openRoundSchema,
  rateEvidenceSchema,
  reopenClaimSchema,
  revealRoundSchema,
  submitAssessmentSchema,
} from "@/lib/domain/review/review-inputs";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { cancelRound, openRound, revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { workspaceAction } from "@/lib/server/workspace-action";

export const openRoundAction = workspaceAction({ input: openRoundSchema, run: openRound });
export const cancelRoundAction = workspaceAction({ input: cancelRoundSchema, run: cancelRound });
export const revealRoundAction = workspaceAction({ input: revealRoundSchema, run: revealRound });
export const rateEvidenceAction = workspaceAction({ input: rateEvidenceSchema, run: rateEvidence });
export const submitAssessmentAction = workspaceAction({ input: submitAssessmentSchema, run: submitAssessment });
export const reopenClaimAction = workspaceAction({ input: reopenClaimSchema, run: reopenClaim });

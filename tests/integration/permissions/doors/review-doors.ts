import type { Actor } from "@/lib/domain/actor";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import {
  cancelRoundAction,
  openRoundAction,
  rateEvidenceAction,
  reopenClaimAction,
  revealRoundAction,
  submitAssessmentAction,
} from "@/lib/server/review/actions";
import { submitAssessment } from "@/lib/server/review/writing-mutations";
import { createScaleVersionAction } from "@/lib/server/scale/actions";
import {
  approveVerdictAction,
  editReplyAction,
  recordReplyAction,
  settleVerdictAction,
  withdrawApprovalAction,
} from "@/lib/server/verdict/actions";
import { approveVerdict } from "@/lib/server/verdict/approval-mutations";
import { recordRightOfReply } from "@/lib/server/verdict/reply-mutations";
import { makeClaim } from "@/tests/factories/article";
import {
  assessmentOf,
  makeApprovedVerdict,
  makeRevealedRound,
  makeRound,
  makeVerdict,
  succeeded,
} from "@/tests/factories/review";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, testNow as now } from "@/tests/factories/workspace";
import { action, type Door } from "../door";

const reply = { askedWhom: "The board of the trust", askedOn: "2026-02-20", answer: "", answeredOn: null };

/** Settled by another editor, so that the owner is not refused as the adjudicator. */
async function foreignVerdict({ workspaceId }: Actor) {
  return makeVerdict({ actor: await makeMember({ workspaceId, role: "editor" }) });
}

/** The verdict that is to be approved or taken back, for what the acting person does before. */
const verdicts = new Map<string, { verdictId: string; sha256: string }>();

export const reviewDoors = {
  openRoundAction: action(openRoundAction, {
    capability: "round.open",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor, state: "gathering" });
      await makeEvidence({ actor, claimId });
      return { claimId };
    },
  }),
  cancelRoundAction: action(cancelRoundAction, {
    capability: "round.cancel",
    prepare: async (actor) => ({ roundId: (await makeRound({ actor })).roundId, reason: "A source is missing." }),
  }),
  revealRoundAction: action(revealRoundAction, {
    capability: "round.reveal",
    prepare: async (owner) => {
      const round = await makeRound({ actor: owner });
      for (const role of ["reviewer", "editor"] as const) {
        const actor = await makeMember({ workspaceId: owner.workspaceId, role });
        succeeded(await submitAssessment({ actor, input: assessmentOf(round), now }));
      }
      return { roundId: round.roundId };
    },
  }),
  rateEvidenceAction: action(rateEvidenceAction, {
    capability: "evidence.rate",
    prepare: async (actor) => {
      const { roundId, evidenceIds } = await makeRound({ actor });
      return {
        roundId,
        evidenceId: evidenceIds[0]!,
        credibility: 2 as const,
        directness: "direct" as const,
        reason: "",
      };
    },
  }),
  submitAssessmentAction: action(submitAssessmentAction, {
    capability: "assessment.write",
    prepare: async (actor) => assessmentOf(await makeRound({ actor })),
  }),
  reopenClaimAction: action(reopenClaimAction, {
    capability: "claim.reopen",
    prepare: async (actor) => ({
      claimId: (await makeApprovedVerdict({ actor })).claimId,
      reason: "New figures came out.",
    }),
  }),
  settleVerdictAction: action(settleVerdictAction, {
    capability: "verdict.adjudicate",
    prepare: async (actor) => {
      const round = await makeRevealedRound({ actor });
      return { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: 0 };
    },
  }),
  approveVerdictAction: action(approveVerdictAction, {
    capability: "verdict.approve",
    prepare: async (owner) => {
      const { verdictId, sha256 } = await foreignVerdict(owner);
      return { verdictId, sha256 };
    },
  }),
  withdrawApprovalAction: action(withdrawApprovalAction, {
    capability: "verdict.approve",
    // Refused roles have nothing to take back; they must be refused for their role all the same.
    before: async (actor) => approveVerdict({ actor, input: verdicts.get(actor.workspaceId)!, now }),
    prepare: async (owner) => {
      const { verdictId, sha256 } = await foreignVerdict(owner);
      verdicts.set(owner.workspaceId, { verdictId, sha256 });
      return { verdictId, reason: "I misread the table." };
    },
  }),
  recordReplyAction: action(recordReplyAction, {
    capability: "rightOfReply.record",
    prepare: async (actor) => ({ claimId: (await makeClaim({ actor })).claimId, ...reply }),
  }),
  editReplyAction: action(editReplyAction, {
    capability: "rightOfReply.record",
    prepare: async (actor) => {
      const { claimId } = await makeClaim({ actor });
      const { replyId } = succeeded(await recordRightOfReply({ actor, input: { claimId, ...reply }, now }));
      return { ...reply, replyId, basedOn: now.toISOString(), answer: "No comment.", answeredOn: "2026-02-21" };
    },
  }),
  createScaleVersionAction: action(createScaleVersionAction, {
    capability: "scale.edit",
    actsOnOwn: true,
    prepare: () => ({ basedOnNumber: 1, name: "Two steps", ratings: defaultScale.ratings.slice(0, 2) }),
  }),
} satisfies Record<string, Door>;

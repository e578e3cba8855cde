import { db } from "@/lib/db/client";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { openRound, revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import type { SampleCast, SampleClock } from "@/lib/server/sample/build-sample";
import type { SampleAssessment, SampleClaim } from "@/lib/server/sample/sample-shape";
import { taken } from "@/lib/server/sample/taken";
import { approveVerdict } from "@/lib/server/verdict/approval-mutations";
import { recordRightOfReply } from "@/lib/server/verdict/reply-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";

const way = ["open", "gathering", "in_review", "revealed", "adjudicated", "approved"] as const;

/** Takes a claim through its round, reveal, verdict and approvals, as far as the sample says. */
export async function reviewSampleClaim({
  cast,
  claim,
  claimId,
  evidenceIds,
  clock,
}: {
  cast: SampleCast;
  claim: SampleClaim;
  claimId: string;
  evidenceIds: readonly string[];
  clock: SampleClock;
}): Promise<void> {
  const { editor, reviewers, volunteer } = cast;
  // A claim is reopened after its reveal, so that what was judged before stays to be seen.
  const goal: ClaimState = claim.until === "reopened" ? "revealed" : claim.until;
  const reaches = (state: (typeof way)[number]) => way.indexOf(goal) >= way.indexOf(state);

  if (claim.reply)
    taken(await recordRightOfReply({ actor: volunteer, input: { claimId, ...claim.reply }, now: clock() }));
  if (!reaches("in_review")) return;
  const { roundId } = taken(await openRound({ actor: editor, input: { claimId }, now: clock() }));
  const raters = [...reviewers, volunteer];
  for (const [index, evidence] of claim.evidence.entries()) {
    for (const [rater, rating] of (evidence.ratings ?? []).entries()) {
      const input = { roundId, evidenceId: evidenceIds[index]!, ...rating };
      taken(await rateEvidence({ actor: raters[rater]!, input, now: clock() }));
    }
  }
  const round = await db.reviewRound.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: editor.workspaceId, id: roundId } },
    select: { scaleVersion: { select: { ratings: { select: { id: true, label: true } } } } },
  });
  const written = ({ rating, certaintyReasons, justification }: SampleAssessment) => {
    const found = round.scaleVersion.ratings.find(({ label }) => label === rating);
    if (!found) throw new Error(`The scale has no rating “${rating}”.`);
    return { roundId, ratingId: found.id, certaintyReasons, justification };
  };
  for (const [index, assessment] of claim.assessments.entries()) {
    taken(await submitAssessment({ actor: reviewers[index]!, input: written(assessment), now: clock() }));
  }
  if (!reaches("revealed")) return;
  taken(await revealRound({ actor: editor, input: { roundId }, now: clock() }));
  if (claim.reopenReason) {
    taken(await reopenClaim({ actor: editor, input: { claimId, reason: claim.reopenReason }, now: clock() }));
  }
  if (!reaches("adjudicated") || !claim.verdict) return;
  const input = { ...written(claim.verdict), claimId, basedOnNumber: 0 };
  const { verdictId, sha256 } = taken(await settleVerdict({ actor: editor, input, now: clock() }));
  if (!reaches("approved")) return;
  for (const actor of reviewers) taken(await approveVerdict({ actor, input: { verdictId, sha256 }, now: clock() }));
}

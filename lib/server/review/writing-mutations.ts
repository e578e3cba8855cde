import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { ReviewRound } from "@/lib/db/generated/client";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { certaintyOf } from "@/lib/domain/review/certainty";
import type { RateEvidenceInput, SubmitAssessmentInput } from "@/lib/domain/review/review-inputs";
import { roundIsOpen } from "@/lib/domain/review/round-window";
import { appendActivity } from "@/lib/server/activity/append-activity";

type RateEvidence = Outcome<object, "not_found" | "forbidden" | "round_closed" | "evidence_withdrawn">;

/** Stores one's own rating of one evidence item under review; a second one takes the place of the first. */
export function rateEvidence({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: RateEvidenceInput;
  now: Date;
}): Promise<RateEvidence> {
  const { workspaceId, userId } = actor;
  const { roundId, evidenceId, credibility, directness, reason } = input;
  return transact<RateEvidence>(async (tx) => {
    const round = await lockRoundForWriting(tx, { workspaceId, roundId });
    if (!round) return refuse("not_found");
    if (!can(actor, "evidence.rate", round)) return refuse("forbidden");
    const underReview = await tx.roundEvidence.findUnique({
      where: { workspaceId_roundId_evidenceId: { workspaceId, roundId, evidenceId } },
      select: { evidence: { select: { withdrawnAt: true } } },
    });
    if (!underReview) return refuse("not_found");
    if (!roundIsOpen(round)) return refuse("round_closed");
    if (underReview.evidence.withdrawnAt) return refuse("evidence_withdrawn");
    await tx.evidenceRating.upsert({
      where: {
        workspaceId_roundId_evidenceId_raterId: { workspaceId, roundId, evidenceId, raterId: userId },
      },
      create: {
        workspaceId,
        roundId,
        evidenceId,
        raterId: userId,
        credibility,
        directness,
        reason,
        createdAt: now,
        updatedAt: now,
      },
      update: { credibility, directness, reason, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "evidence.rated",
      objectType: "evidence",
      objectId: evidenceId,
      // Not even a digest of what was rated: eighteen possible ratings are soon tried.
      detail: { claimId: round.claimId, roundId },
      now,
    });
    return { ok: true };
  });
}

type SubmitAssessment = Outcome<object, "not_found" | "forbidden" | "round_closed" | "not_on_scale">;

/**
 * Stores one's own assessment of the claim in this round; a second one takes the place of the first. The certainty is
 * not asked but computed from the steps.
 */
export function submitAssessment({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: SubmitAssessmentInput;
  now: Date;
}): Promise<SubmitAssessment> {
  const { workspaceId, userId } = actor;
  const { roundId, ratingId, certaintyReasons, justification } = input;
  return transact<SubmitAssessment>(async (tx) => {
    const round = await lockRoundForWriting(tx, { workspaceId, roundId });
    if (!round) return refuse("not_found");
    if (!can(actor, "assessment.write", round)) return refuse("forbidden");
    if (!roundIsOpen(round)) return refuse("round_closed");
    const rating = await tx.rating.findFirst({
      where: { workspaceId, id: ratingId, scaleVersionId: round.scaleVersionId },
      select: { id: true },
    });
    if (!rating) return refuse("not_on_scale");
    const written = { ratingId, certainty: certaintyOf(certaintyReasons), certaintyReasons, justification };
    await tx.assessment.upsert({
      where: { workspaceId_roundId_reviewerId: { workspaceId, roundId, reviewerId: userId } },
      create: { workspaceId, roundId, reviewerId: userId, ...written, submittedAt: now, updatedAt: now },
      update: { ...written, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "assessment.submitted",
      objectType: "claim",
      objectId: round.claimId,
      detail: { roundId },
      now,
    });
    return { ok: true };
  });
}

/**
 * The round, held open until the transaction ends: many people may write at once (SHARE), but a reveal waits for them and
 * they for it.
 */
async function lockRoundForWriting(
  tx: Tx,
  { workspaceId, roundId }: { workspaceId: WorkspaceId; roundId: string },
): Promise<ReviewRound | null> {
  await tx.$queryRaw`
    SELECT 1 FROM review_round WHERE workspace_id = ${workspaceId}::uuid AND id = ${roundId}::uuid FOR SHARE`;
  return tx.reviewRound.findUnique({ where: { workspaceId_id: { workspaceId, id: roundId } } });
}

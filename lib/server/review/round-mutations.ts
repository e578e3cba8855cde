import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { ReviewRound } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { neededAssessments } from "@/lib/domain/review/needed-assessments";
import type { cancelRoundSchema, openRoundSchema, revealRoundSchema } from "@/lib/domain/review/review-inputs";
import { roundIsOpen } from "@/lib/domain/review/round-window";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { claimGroupIds } from "@/lib/server/review/claim-group";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { checkStep, storeStep, type StepRefusal } from "@/lib/server/review/take-step";

type OpenRound = Outcome<{ roundId: string; number: number }, "not_found" | "merged" | "no_evidence" | StepRefusal>;

/**
 * Begins a blind round: fixes the evidence under review (what the claim and those merged into it hold and is not
 * withdrawn) and the version of the rating scale in force.
 */
export function openRound({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof openRoundSchema>;
  now: Date;
}): Promise<OpenRound> {
  const { workspaceId } = actor;
  const { claimId } = input;
  return transact<OpenRound>(async (tx) => {
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (!claim) return refuse("not_found");
    const step = checkStep({ actor, claim, step: "openRound" });
    if (!step.ok) return step;
    if (claim.mergedIntoId) return refuse("merged");
    const evidence = await tx.evidence.findMany({
      where: {
        workspaceId,
        claimId: { in: await claimGroupIds(tx, { workspaceId, claimId }) },
        withdrawnAt: null,
      },
      select: { id: true },
    });
    if (evidence.length === 0) return refuse("no_evidence");
    const scale = await tx.ratingScaleVersion.findFirstOrThrow({ where: { workspaceId }, orderBy: { number: "desc" } });
    const before = await tx.reviewRound.aggregate({ where: { workspaceId, claimId }, _max: { number: true } });
    const number = (before._max.number ?? 0) + 1;
    const roundId = uuidv7();
    await tx.reviewRound.create({
      data: {
        workspaceId,
        id: roundId,
        claimId,
        number,
        scaleVersionId: scale.id,
        openedById: actor.userId,
        openedAt: now,
      },
    });
    await tx.roundEvidence.createMany({ data: evidence.map(({ id }) => ({ workspaceId, roundId, evidenceId: id })) });
    await storeStep(tx, { actor, claim, step: "openRound", state: step.state, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "round.opened",
      objectType: "claim",
      objectId: claimId,
      detail: { roundId, number, scaleVersionId: scale.id, evidenceIds: evidence.map(({ id }) => id) },
      now,
    });
    return { ok: true, roundId, number };
  });
}

type CancelRound = Outcome<object, "not_found" | "round_closed" | StepRefusal>;

/** Takes a claim in review back to gathering. Nothing is revealed: what was written stays with its writer. */
export function cancelRound({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof cancelRoundSchema>;
  now: Date;
}): Promise<CancelRound> {
  const { workspaceId } = actor;
  return transact<CancelRound>(async (tx) => {
    const found = await lockRoundForStep(tx, { actor, roundId: input.roundId });
    if (!found) return refuse("not_found");
    const { claim, round } = found;
    const step = checkStep({ actor, claim, step: "cancelRound" });
    if (!step.ok && step.reason === "forbidden") return step;
    if (!roundIsOpen(round)) return refuse("round_closed");
    if (!step.ok) return step;
    await tx.reviewRound.update({
      where: { workspaceId_id: { workspaceId, id: round.id } },
      data: { cancelledAt: now },
    });
    await storeStep(tx, { actor, claim, step: "cancelRound", state: step.state, reason: input.reason, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "round.cancelled",
      objectType: "claim",
      objectId: claim.id,
      detail: { roundId: round.id, number: round.number },
      now,
    });
    return { ok: true };
  });
}

type RevealRound = Outcome<object, "not_found" | "round_closed" | "too_few_assessments" | StepRefusal>;

/**
 * Shows everybody what was written in the round and closes it for everybody, the revealer included. A rating or an
 * assessment that is being stored at this moment is either in before or refused after.
 */
export function revealRound({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof revealRoundSchema>;
  now: Date;
}): Promise<RevealRound> {
  const { workspaceId } = actor;
  return transact<RevealRound>(async (tx) => {
    const found = await lockRoundForStep(tx, { actor, roundId: input.roundId });
    if (!found) return refuse("not_found");
    const { claim, round } = found;
    const step = checkStep({ actor, claim, step: "reveal" });
    if (!step.ok && step.reason === "forbidden") return step;
    if (!roundIsOpen(round)) return refuse("round_closed");
    if (!step.ok) return step;
    const assessments = await tx.assessment.count({ where: { workspaceId, roundId: round.id } });
    if (assessments < neededAssessments) return refuse("too_few_assessments");
    await tx.reviewRound.update({
      where: { workspaceId_id: { workspaceId, id: round.id } },
      data: { revealedAt: now, revealedById: actor.userId },
    });
    await storeStep(tx, { actor, claim, step: "reveal", state: step.state, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "round.revealed",
      objectType: "claim",
      objectId: claim.id,
      detail: { roundId: round.id, number: round.number, assessments },
      now,
    });
    return { ok: true };
  });
}

/** The round and its claim, both locked against every other step and every late rating. The claim comes first. */
async function lockRoundForStep(tx: Tx, { actor, roundId }: { actor: Actor; roundId: string }) {
  const { workspaceId } = actor;
  const key = { workspaceId_id: { workspaceId, id: roundId } };
  const seen = await tx.reviewRound.findUnique({ where: key, select: { claimId: true } });
  if (!seen) return null;
  const claim = await lockClaim(tx, { workspaceId, claimId: seen.claimId });
  if (!claim) return null;
  await tx.$queryRaw`
    SELECT 1 FROM review_round WHERE workspace_id = ${workspaceId}::uuid AND id = ${roundId}::uuid FOR NO KEY UPDATE`;
  const round: ReviewRound = await tx.reviewRound.findUniqueOrThrow({ where: key });
  return { claim, round };
}

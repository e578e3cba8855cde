import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { certaintyOf } from "@/lib/domain/review/certainty";
import type { SettleVerdictInput } from "@/lib/domain/verdict/verdict-inputs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { checkStep, storeStep, type StepRefusal } from "@/lib/server/review/take-step";
import { tellDossier } from "@/lib/server/verdict/tell-dossier";
import { snapshotEvidence } from "@/lib/server/verdict/snapshot-evidence";
import { verdictSha256 } from "@/lib/server/verdict/verdict-hash";

type Settle = Outcome<
  { verdictId: string; number: number; sha256: string },
  "not_found" | "already_settled" | "round_not_revealed" | "no_evidence" | "not_on_scale" | StepRefusal
>;

/**
 * Settles what the assessments of a revealed round amount to: a rating with its certainty and reasons, and the round's
 * evidence as it stands now, hashed together. Settling again, as long as the verdict is not approved, makes the next
 * number, and approvals of the one before are void. The dossier is read-only from here on.
 */
export async function settleVerdict({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: SettleVerdictInput;
  now: Date;
}): Promise<Settle> {
  const { workspaceId } = actor;
  const { claimId, roundId, basedOnNumber, ratingId, certaintyReasons, justification } = input;
  const outcome = await transact<Settle>(async (tx) => {
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (!claim) return refuse("not_found");
    const step = checkStep({ actor, claim, step: "adjudicate" });
    if (!step.ok && step.reason === "forbidden") return step;
    const round = await tx.reviewRound.findFirst({ where: { workspaceId, claimId }, orderBy: { number: "desc" } });
    if (!round) return refuse("not_found");
    const last = await tx.verdict.findFirst({ where: { workspaceId, claimId }, orderBy: { number: "desc" } });
    // Asked before the state, so that whoever comes second learns that a colleague was first.
    if ((last?.number ?? 0) !== basedOnNumber) return refuse("already_settled");
    if (!step.ok) return step;
    if (round.id !== roundId || round.revealedAt === null) return refuse("round_not_revealed");
    const rating = await tx.rating.findFirst({
      where: { workspaceId, id: ratingId, scaleVersionId: round.scaleVersionId },
      include: { scaleVersion: { select: { number: true } } },
    });
    if (!rating) return refuse("not_on_scale");
    const underReview = await tx.roundEvidence.findMany({
      where: { workspaceId, roundId },
      select: { evidenceId: true },
    });
    const evidence = await snapshotEvidence(tx, {
      workspaceId,
      roundId,
      evidenceIds: underReview.map(({ evidenceId }) => evidenceId),
    });
    if (evidence.length === 0) return refuse("no_evidence");

    const verdictId = uuidv7();
    const number = basedOnNumber + 1;
    const certainty = certaintyOf(certaintyReasons);
    const { statement } = claim;
    const sha256 = verdictSha256({
      workspaceId,
      id: verdictId,
      claimId,
      number,
      roundId,
      statement,
      rating: {
        id: rating.id,
        label: rating.label,
        definition: rating.definition,
        value: rating.value,
        scale: rating.scaleVersion.number,
      },
      certainty,
      certaintyReasons,
      justification,
      adjudicatorId: actor.userId,
      settledAt: now.toISOString(),
      evidence,
    });
    await tx.verdict.create({
      data: {
        workspaceId,
        id: verdictId,
        claimId,
        number,
        roundId,
        ratingId,
        certainty,
        certaintyReasons,
        statement,
        justification,
        adjudicatorId: actor.userId,
        sha256,
        createdAt: now,
      },
    });
    await tx.verdictEvidence.createMany({
      data: evidence.map((snapshot) => ({
        workspaceId,
        verdictId,
        evidenceId: snapshot.evidenceId,
        captureId: snapshot.capture?.id ?? null,
        snapshot,
      })),
    });
    // Verdicts of earlier rounds keep their approvals: editions may rest on them.
    const voided = await tx.approval.updateMany({
      where: { workspaceId, voidedAt: null, verdict: { claimId, roundId, number: { lt: number } } },
      data: { voidedAt: now, voidedReason: `Verdict ${number} took its place.` },
    });
    await storeStep(tx, { actor, claim, step: "adjudicate", state: step.state, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "verdict.settled",
      objectType: "verdict",
      objectId: verdictId,
      detail: { claimId, roundId, number, sha256, voidedApprovals: voided.count },
      now,
    });
    return { ok: true, verdictId, number, sha256 };
  });
  if (outcome.ok) await tellDossier({ workspaceId, claimId, readOnly: true });
  return outcome;
}

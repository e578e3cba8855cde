import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { stateAfter } from "@/lib/domain/claim/transitions";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { storeStep } from "@/lib/server/review/take-step";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";

/**
 * Voids the approvals of every standing verdict that rests on one of these evidence items and no longer matches it; an
 * approved claim goes back to adjudicated. For each mutation that edits, withdraws, restores or regroups evidence: inside
 * its transaction, after its own writes and right before its own activity.
 * @param reason - why, in words that the approvers will read.
 * @returns the ids of the claims whose verdict has to be settled and approved again.
 */
export async function voidApprovalsOfEvidence(
  tx: Tx,
  { actor, evidenceIds, reason, now }: { actor: Actor; evidenceIds: readonly string[]; reason: string; now: Date },
): Promise<string[]> {
  const { workspaceId } = actor;
  const touched = await tx.verdict.findMany({
    where: {
      workspaceId,
      evidence: { some: { evidenceId: { in: [...evidenceIds] } } },
      claim: { state: { in: ["adjudicated", "approved"] } },
    },
    select: { claimId: true },
    distinct: ["claimId"],
    // One order for everybody who locks several claims.
    orderBy: { claimId: "asc" },
  });
  const affected: string[] = [];
  for (const { claimId } of touched) {
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (claim?.state !== "adjudicated" && claim?.state !== "approved") continue;
    const verdict = await tx.verdict.findFirstOrThrow({
      where: { workspaceId, claimId },
      orderBy: { number: "desc" },
    });
    if (!(await evidenceHasChanged(tx, { workspaceId, verdictId: verdict.id }))) continue;
    const { count } = await tx.approval.updateMany({
      where: { workspaceId, verdictId: verdict.id, voidedAt: null },
      data: { voidedAt: now, voidedReason: reason },
    });
    const state = stateAfter({ step: "unapprove", state: claim.state });
    if (state) await storeStep(tx, { actor, claim, step: "unapprove", state, reason, now });
    affected.push(claimId);
    if (count === 0) continue;
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "verdict.approvalVoided",
      objectType: "verdict",
      objectId: verdict.id,
      detail: { claimId, number: verdict.number, voided: count },
      now,
    });
  }
  return affected;
}

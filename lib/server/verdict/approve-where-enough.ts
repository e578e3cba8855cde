import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { stateAfter } from "@/lib/domain/claim/transitions";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { storeStep } from "@/lib/server/review/take-step";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";

/**
 * Approves every claim whose last verdict already has as many approvals as the policy now wants. For the mutation that
 * lowers the number, inside its transaction, after its own writes and right before its own activity. A higher number takes
 * nothing back: what is approved was approved by the rules of its day.
 * @returns the ids of the claims that are approved now.
 */
export async function approveWhereEnough(tx: Tx, { actor, now }: { actor: Actor; now: Date }): Promise<string[]> {
  const { workspaceId } = actor;
  const { requiredApprovals } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { requiredApprovals: true },
  });
  const waiting = await tx.claim.findMany({
    where: { workspaceId, state: "adjudicated", verdicts: { some: { approvals: { some: { voidedAt: null } } } } },
    select: { id: true },
    // One order for everybody who locks several claims.
    orderBy: { id: "asc" },
  });
  const approved: string[] = [];
  for (const { id: claimId } of waiting) {
    const claim = await lockClaim(tx, { workspaceId, claimId });
    const state = claim && stateAfter({ step: "approve", state: claim.state });
    if (!claim || !state) continue;
    const verdict = await tx.verdict.findFirstOrThrow({
      where: { workspaceId, claimId },
      orderBy: { number: "desc" },
      include: { _count: { select: { approvals: { where: { voidedAt: null } } } } },
    });
    if (verdict._count.approvals < requiredApprovals) continue;
    if (await evidenceHasChanged(tx, { workspaceId, verdictId: verdict.id })) continue;
    await storeStep(tx, { actor, claim, step: "approve", state, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "verdict.approved",
      objectType: "verdict",
      objectId: verdict.id,
      detail: {
        claimId,
        number: verdict.number,
        sha256: verdict.sha256,
        approvals: verdict._count.approvals,
        needed: requiredApprovals,
        approved: true,
        byPolicy: true,
      },
      now,
    });
    approved.push(claimId);
  }
  return approved;
}

import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { stateAfter, transitions } from "@/lib/domain/claim/transitions";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";

/**
 * Moves an open or reopened claim to gathering; leaves every other state as it is. For the mutation that adds the first
 * evidence, inside its transaction, after its own writes and right before its own activity: the record's head stays
 * locked from here on.
 * @returns whether the claim was moved.
 */
export async function ensureGathering(
  tx: Tx,
  { actor, claimId, now }: { actor: Actor; claimId: string; now: Date },
): Promise<boolean> {
  const { workspaceId } = actor;
  const claim = await lockClaim(tx, { workspaceId, claimId });
  if (!claim || !can(actor, transitions.gather.capability, claim)) return false;
  const state = stateAfter({ step: "gather", state: claim.state });
  if (!state) return false;
  await tx.claim.update({ where: { workspaceId_id: { workspaceId, id: claimId } }, data: { state, updatedAt: now } });
  await appendActivity(tx, {
    workspaceId,
    actorId: actor.userId,
    verb: "claim.gathering",
    objectType: "claim",
    objectId: claimId,
    detail: { from: claim.state },
    now,
  });
  return true;
}

import type { Tx } from "@/lib/db/client";
import type { Claim } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { stateAfter, transitions, type ClaimState, type ClaimStep } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";

export type StepRefusal = "forbidden" | "wrong_state";

/** Asks the transition table whether the actor may take the step with this claim now. Writes nothing. */
export function checkStep({
  actor,
  claim,
  step,
}: {
  actor: Actor;
  claim: Claim;
  step: ClaimStep;
}): Outcome<{ state: ClaimState }, StepRefusal> {
  if (!can(actor, transitions[step].capability, claim)) return refuse("forbidden");
  const state = stateAfter({ step, state: claim.state });
  return state ? { ok: true, state } : refuse("wrong_state");
}

/**
 * Stores the state after a step that `checkStep` allowed, with the reason where the step is one back. The claim has to be
 * locked.
 */
export async function storeStep(
  tx: Tx,
  {
    actor,
    claim,
    step,
    state,
    reason,
    now,
  }: { actor: Actor; claim: Claim; step: ClaimStep; state: ClaimState; reason?: string; now: Date },
): Promise<void> {
  const { workspaceId } = actor;
  if (state !== claim.state) {
    await tx.claim.update({
      where: { workspaceId_id: { workspaceId, id: claim.id } },
      data: { state, updatedAt: now },
    });
  }
  if (reason === undefined) return;
  await tx.stepBack.create({
    data: {
      workspaceId,
      claimId: claim.id,
      step,
      fromState: claim.state,
      toState: state,
      reason,
      byId: actor.userId,
      at: now,
    },
  });
}

import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { stateAfter } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { approveVerdictSchema, withdrawApprovalSchema } from "@/lib/domain/verdict/verdict-inputs";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { checkStep, storeStep, type StepRefusal } from "@/lib/server/review/take-step";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";

type Approve = Outcome<
  { approvals: number; needed: number; approved: boolean },
  "not_found" | "own_verdict" | "verdict_changed" | "evidence_changed" | "already_approved" | StepRefusal
>;

/**
 * Says that the actor stands by a verdict with exactly this hash. The last approval that the workspace's policy wants
 * moves the claim to approved. Whoever settled the verdict cannot approve it; whoever assessed or wrote can.
 */
export function approveVerdict({
  actor,
  input: { verdictId, sha256 },
  now,
}: {
  actor: Actor;
  input: z.output<typeof approveVerdictSchema>;
  now: Date;
}): Promise<Approve> {
  const { workspaceId, userId } = actor;
  return transact<Approve>(async (tx) => {
    const found = await lockVerdict(tx, { workspaceId, verdictId });
    if (!found) return refuse("not_found");
    const { claim, verdict, isLast } = found;
    if (!can(actor, "verdict.approve", claim)) return refuse("forbidden");
    if (!can(actor, "verdict.approve", verdict)) return refuse("own_verdict");
    if (!isLast || verdict.sha256 !== sha256) return refuse("verdict_changed");
    const key = { workspaceId_verdictId_approverId: { workspaceId, verdictId, approverId: userId } };
    const earlier = await tx.approval.findUnique({ where: key });
    if (earlier && earlier.voidedAt === null) return refuse("already_approved");
    const step = checkStep({ actor, claim, step: "approve" });
    if (!step.ok) return step;
    if (await evidenceHasChanged(tx, { workspaceId, verdictId })) return refuse("evidence_changed");
    await tx.approval.upsert({
      where: key,
      create: { workspaceId, verdictId, approverId: userId, verdictSha256: sha256, at: now },
      update: { verdictSha256: sha256, at: now, voidedAt: null, voidedReason: null },
    });
    const standing = await countApprovals(tx, { workspaceId, verdictId });
    const approved = standing.approvals >= standing.needed;
    if (approved) await storeStep(tx, { actor, claim, step: "approve", state: step.state, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "verdict.approved",
      objectType: "verdict",
      objectId: verdictId,
      detail: { claimId: claim.id, number: verdict.number, sha256, ...standing, approved },
      now,
    });
    return { ok: true, ...standing, approved };
  });
}

type Withdraw = Outcome<
  { approvals: number; needed: number },
  "not_found" | "forbidden" | "not_approved" | "wrong_state"
>;

/** Takes back one's own approval. A claim that then has too few is no longer approved; editions stay as they are. */
export function withdrawApproval({
  actor,
  input: { verdictId, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof withdrawApprovalSchema>;
  now: Date;
}): Promise<Withdraw> {
  const { workspaceId, userId } = actor;
  return transact<Withdraw>(async (tx) => {
    const found = await lockVerdict(tx, { workspaceId, verdictId });
    if (!found) return refuse("not_found");
    const { claim, verdict, isLast } = found;
    if (!can(actor, "verdict.approve", claim)) return refuse("forbidden");
    const key = { workspaceId_verdictId_approverId: { workspaceId, verdictId, approverId: userId } };
    const approval = await tx.approval.findUnique({ where: key });
    if (!approval || approval.voidedAt !== null) return refuse("not_approved");
    // Once the claim is reopened the approval belongs to what was; nothing waits for it any more.
    if (!isLast || (claim.state !== "adjudicated" && claim.state !== "approved")) return refuse("wrong_state");
    await tx.approval.update({ where: key, data: { voidedAt: now, voidedReason: reason } });
    const standing = await countApprovals(tx, { workspaceId, verdictId });
    const state = stateAfter({ step: "unapprove", state: claim.state });
    if (state && standing.approvals < standing.needed) {
      await storeStep(tx, { actor, claim, step: "unapprove", state, reason, now });
    }
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "verdict.approvalVoided",
      objectType: "verdict",
      objectId: verdictId,
      detail: { claimId: claim.id, number: verdict.number, approverId: userId, ...standing },
      now,
    });
    return { ok: true, ...standing };
  });
}

/** The verdict with its claim, which is locked, and whether it is the claim's last one. */
async function lockVerdict(tx: Tx, { workspaceId, verdictId }: { workspaceId: WorkspaceId; verdictId: string }) {
  const verdict = await tx.verdict.findUnique({ where: { workspaceId_id: { workspaceId, id: verdictId } } });
  if (!verdict) return null;
  const claim = await lockClaim(tx, { workspaceId, claimId: verdict.claimId });
  if (!claim) return null;
  const later = await tx.verdict.count({
    where: { workspaceId, claimId: verdict.claimId, number: { gt: verdict.number } },
  });
  return { claim, verdict, isLast: later === 0 };
}

async function countApprovals(tx: Tx, { workspaceId, verdictId }: { workspaceId: WorkspaceId; verdictId: string }) {
  const { requiredApprovals } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { requiredApprovals: true },
  });
  const approvals = await tx.approval.count({ where: { workspaceId, verdictId, voidedAt: null } });
  return { approvals, needed: requiredApprovals };
}

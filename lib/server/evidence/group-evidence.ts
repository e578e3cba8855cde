import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import type { groupEvidenceSchema } from "@/lib/domain/evidence/evidence-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdEvidence, isUnderReview } from "@/lib/server/evidence/hold-evidence";
import { voidApprovalsOfEvidence } from "@/lib/server/verdict/void-approvals";

/** Puts items of one claim into a group, which holds only together, or takes them out. */
export async function groupEvidence({
  actor,
  input: { claimId, evidenceIds, group },
  now,
}: {
  actor: Actor;
  input: z.output<typeof groupEvidenceSchema>;
  now: Date;
}): Promise<Outcome<{ groupId: string | null }, "forbidden" | "not_found" | "under_review" | "group_not_found">> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const held = await holdEvidence(tx, { workspaceId, evidenceIds });
    if (!held.ok) return held;
    if (held.evidence.some((item) => item.claimId !== claimId)) return refuse("not_found");
    if (held.evidence.some((item) => !can(actor, "evidence.edit", item))) return refuse("forbidden");
    if (await isUnderReview(tx, { workspaceId, evidenceIds })) return refuse("under_review");
    let groupId: string | null = null;
    if (group && "id" in group) {
      if (!(await isGroupOf(tx, { workspaceId, claimId, groupId: group.id }))) return refuse("group_not_found");
      groupId = group.id;
    } else if (group) {
      groupId = uuidv7();
      await tx.evidenceGroup.create({
        data: { workspaceId, id: groupId, claimId, label: group.label, createdById: userId, createdAt: now },
      });
    }
    await tx.evidence.updateMany({
      where: { workspaceId, id: { in: evidenceIds } },
      data: { groupId, updatedAt: now },
    });
    await voidApprovalsOfEvidence(tx, {
      actor,
      evidenceIds,
      reason: "Evidence that the verdict rests on was grouped differently.",
      now,
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "evidence.grouped",
      objectType: "claim",
      objectId: claimId,
      detail: { groupId, evidenceIds },
      now,
    });
    return { ok: true as const, groupId };
  });
}

/** Whether the claim has this group. */
export async function isGroupOf(
  tx: Tx,
  { workspaceId, claimId, groupId }: { workspaceId: WorkspaceId; claimId: string; groupId: string },
): Promise<boolean> {
  const group = await tx.evidenceGroup.findFirst({
    where: { workspaceId, id: groupId, claimId },
    select: { id: true },
  });
  return group !== null;
}

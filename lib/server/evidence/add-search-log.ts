import type { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { addSearchLogSchema } from "@/lib/domain/evidence/evidence-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

/** Records where somebody looked and what they found or did not find. */
export async function addSearchLog({
  actor,
  input: { claimId, ...fields },
  now,
}: {
  actor: Actor;
  input: z.output<typeof addSearchLogSchema>;
  now: Date;
}): Promise<Outcome<{ searchLogId: string }, "forbidden" | "not_found" | "claim_merged">> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const claim = await tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } });
    if (!claim) return refuse("not_found");
    if (!can(actor, "searchLog.add", claim)) return refuse("forbidden");
    if (claim.mergedIntoId) return refuse("claim_merged");
    const id = uuidv7();
    await tx.searchLog.create({ data: { ...fields, workspaceId, id, claimId, byId: userId, createdAt: now } });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "searchLog.added",
      objectType: "claim",
      objectId: claimId,
      detail: { searchLogId: id, forAgainst: fields.forAgainst },
      now,
    });
    return { ok: true as const, searchLogId: id };
  });
}

import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

export const relateClaimsSchema = z.object({
  fromClaimId: z.uuid(),
  toClaimId: z.uuid(),
  kind: z.enum(["contradicts", "narrows"]),
});

/** Records that one claim contradicts or narrows another. Contradiction has no direction, narrowing has. */
export async function relateClaims({
  actor,
  input: { fromClaimId, toClaimId, kind },
  now,
}: {
  actor: Actor;
  input: z.output<typeof relateClaimsSchema>;
  now: Date;
}): Promise<Outcome<{ relationId: string }, "forbidden" | "not_found" | "same_claim" | "already_related">> {
  const { workspaceId, userId } = actor;
  if (fromClaimId === toClaimId) return refuse("same_claim");
  return transact(async (tx) => {
    if (!can(actor, "claim.relate")) return refuse("forbidden");
    const both = await tx.claim.count({ where: { workspaceId, id: { in: [fromClaimId, toClaimId] } } });
    if (both !== 2) return refuse("not_found");
    const ends =
      kind === "contradicts"
        ? {
            OR: [
              { fromClaimId, toClaimId },
              { fromClaimId: toClaimId, toClaimId: fromClaimId },
            ],
          }
        : { fromClaimId, toClaimId };
    if (await tx.claimRelation.findFirst({ where: { workspaceId, kind, ...ends }, select: { id: true } })) {
      return refuse("already_related");
    }
    const relationId = uuidv7();
    const written = await tx.claimRelation.createMany({
      data: { workspaceId, id: relationId, fromClaimId, toClaimId, kind, byId: userId, createdAt: now },
      skipDuplicates: true,
    });
    if (written.count === 0) return refuse("already_related");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.related",
      objectType: "claim",
      objectId: fromClaimId,
      detail: { relationId, toClaimId, kind },
      now,
    });
    return { ok: true, relationId };
  });
}

export const unrelateClaimsSchema = z.object({ relationId: z.uuid() });

/** Takes a relation between two claims away. Relating them again undoes it. */
export async function unrelateClaims({
  actor,
  input: { relationId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof unrelateClaimsSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const relation = await tx.claimRelation.findUnique({ where: { workspaceId_id: { workspaceId, id: relationId } } });
    if (!relation) return refuse("not_found");
    if (!can(actor, "claim.relate", relation)) return refuse("forbidden");
    const { count } = await tx.claimRelation.deleteMany({ where: { workspaceId, id: relationId } });
    if (count === 0) return refuse("not_found");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.unrelated",
      objectType: "claim",
      objectId: relation.fromClaimId,
      detail: { relationId, toClaimId: relation.toClaimId, kind: relation.kind },
      now,
    });
    return { ok: true };
  });
}

import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";

export const pairOfClaimsSchema = z.object({ oneClaimId: z.uuid(), otherClaimId: z.uuid() });
type PairOfClaims = z.output<typeof pairOfClaimsSchema>;

/** The two ids in the order in which their pair is stored. */
function inOrder({ oneClaimId, otherClaimId }: PairOfClaims): PairOfClaims {
  const [first, second] = [oneClaimId.toLowerCase(), otherClaimId.toLowerCase()];
  return first < second ? { oneClaimId: first, otherClaimId: second } : { oneClaimId: second, otherClaimId: first };
}

/** Remembers that two claims are not the same, so that the pair is not offered again. */
export async function holdApart({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: PairOfClaims;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "same_claim" | "already_answered">> {
  const { workspaceId, userId } = actor;
  const pair = inOrder(input);
  if (pair.oneClaimId === pair.otherClaimId) return refuse("same_claim");
  return transact(async (tx) => {
    if (!can(actor, "claim.relate")) return refuse("forbidden");
    const both = await tx.claim.count({ where: { workspaceId, id: { in: [pair.oneClaimId, pair.otherClaimId] } } });
    if (both !== 2) return refuse("not_found");
    const { count } = await tx.matchAnswer.createMany({
      data: { workspaceId, id: uuidv7(), ...pair, byId: userId, createdAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return refuse("already_answered");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.heldApart",
      objectType: "claim",
      objectId: input.oneClaimId,
      detail: { otherClaimId: input.otherClaimId },
      now,
    });
    return { ok: true };
  });
}

/** Takes back that two claims are not the same; the pair may be offered again. */
export async function undoHoldApart({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: PairOfClaims;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    if (!can(actor, "claim.relate")) return refuse("forbidden");
    const { count } = await tx.matchAnswer.deleteMany({ where: { workspaceId, ...inOrder(input) } });
    if (count === 0) return refuse("not_found");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.heldApartUndone",
      objectType: "claim",
      objectId: input.oneClaimId,
      detail: { otherClaimId: input.otherClaimId },
      now,
    });
    return { ok: true };
  });
}

import { z } from "zod";
import type { Reader } from "@/lib/db/client";
import type { Claim } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { isUnderReview } from "@/lib/domain/claim/review-lock";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { isPartOf, lockClaimTree } from "@/lib/server/claim/claim-ancestry";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { redrawClaims } from "@/lib/server/claim/redraw-claims";

export const mergeClaimsSchema = z.object({
  /** The claim that will point to the other one. */
  absorbedId: z.uuid(),
  intoId: z.uuid(),
});

export type MergeRefusal =
  | "forbidden"
  | "not_found"
  | "same_claim"
  | "under_review"
  | "already_merged"
  | "target_merged"
  | "has_absorbed"
  | "circle";

/** Why one claim cannot be merged into another; null where it can. Asked by the merging itself and by its preview. */
export async function whyNotMerge(
  reader: Reader,
  { actor, absorbed, into }: { actor: Actor; absorbed: Claim; into: Claim },
): Promise<MergeRefusal | null> {
  const { workspaceId } = actor;
  if (absorbed.id === into.id) return "same_claim";
  if (!can(actor, "claim.merge", absorbed) || !can(actor, "claim.merge", into)) return "forbidden";
  if (absorbed.mergedIntoId) return "already_merged";
  if (into.mergedIntoId) return "target_merged";
  const child = await reader.claim.findFirst({
    where: { workspaceId, mergedIntoId: absorbed.id },
    select: { id: true },
  });
  if (child) return "has_absorbed";
  if (isUnderReview(absorbed.state) || isUnderReview(into.state)) return "under_review";
  const isCircle =
    (await isPartOf(reader, { workspaceId, partId: absorbed.id, wholeId: into.id })) ||
    (await isPartOf(reader, { workspaceId, partId: into.id, wholeId: absorbed.id }));
  return isCircle ? "circle" : null;
}

/**
 * Says that one claim is the same as another. Nothing changes its parent: the absorbed claim keeps its evidence,
 * appearances and verdicts, and reads gather over the group. Refused while either is under review, where it would make
 * a chain (`already_merged`, `target_merged`, `has_absorbed`), and where one is a part of the other (`circle`).
 */
export async function mergeClaims({
  actor,
  input: { absorbedId, intoId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof mergeClaimsSchema>;
  now: Date;
}): Promise<Outcome<object, MergeRefusal>> {
  const { workspaceId, userId } = actor;
  if (absorbedId === intoId) return refuse("same_claim");
  const outcome = await transact<Outcome<object, MergeRefusal>>(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const absorbed = await lockClaim(tx, { workspaceId, claimId: absorbedId });
    const into = await lockClaim(tx, { workspaceId, claimId: intoId });
    if (!absorbed || !into) return refuse("not_found");
    const refused = await whyNotMerge(tx, { actor, absorbed, into });
    if (refused) return refuse(refused);
    await tx.claim.update({
      where: { workspaceId_id: { workspaceId, id: absorbedId } },
      data: { mergedIntoId: intoId, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.merged",
      objectType: "claim",
      objectId: absorbedId,
      detail: { intoId },
      now,
    });
    return { ok: true };
  });
  if (outcome.ok) await redrawClaims({ workspaceId, claimIds: [absorbedId] });
  return outcome;
}

export const unmergeClaimSchema = z.object({ absorbedId: z.uuid() });

export type UnmergeRefusal = "forbidden" | "not_found" | "not_merged" | "under_review";

/** Undoes a merge. The absorbed claim is again what it was, with everything that was added to it meanwhile. */
export async function unmergeClaim({
  actor,
  input: { absorbedId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof unmergeClaimSchema>;
  now: Date;
}): Promise<Outcome<object, UnmergeRefusal>> {
  const { workspaceId, userId } = actor;
  const outcome = await transact<Outcome<object, UnmergeRefusal>>(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const absorbed = await lockClaim(tx, { workspaceId, claimId: absorbedId });
    if (!absorbed) return refuse("not_found");
    if (!can(actor, "claim.merge", absorbed)) return refuse("forbidden");
    if (!absorbed.mergedIntoId) return refuse("not_merged");
    const into = await lockClaim(tx, { workspaceId, claimId: absorbed.mergedIntoId });
    // A round over the group is about the evidence of both.
    if (into && isUnderReview(into.state)) return refuse("under_review");
    await tx.claim.update({
      where: { workspaceId_id: { workspaceId, id: absorbedId } },
      data: { mergedIntoId: null, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.unmerged",
      objectType: "claim",
      objectId: absorbedId,
      detail: { fromId: absorbed.mergedIntoId },
      now,
    });
    return { ok: true };
  });
  if (outcome.ok) await redrawClaims({ workspaceId, claimIds: [absorbedId] });
  return outcome;
}

import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { claimFieldsSchema, claimantNameSchema, markSchema } from "@/lib/domain/claim/claim-fields";
import { wordingIsLocked } from "@/lib/domain/claim/transitions";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";
import { deepestPart, depthOf, heightOf, isPartOf, lockClaimTree } from "@/lib/server/claim/claim-ancestry";
import { findOrMakeClaimant } from "@/lib/server/claim/find-or-make-claimant";
import { insertClaim, type InsertClaimRefusal, type MadeClaim } from "@/lib/server/claim/insert-claim";
import { lockClaim } from "@/lib/server/claim/lock-claim";

export const createClaimSchema = claimFieldsSchema.extend({ mark: markSchema.optional() });

/** Makes a claim; with a mark also its appearance, anchor and the decision on the passage, all in one transaction. */
export async function createClaim({
  actor,
  input: { mark, ...fields },
  now,
}: {
  actor: Actor;
  input: z.output<typeof createClaimSchema>;
  now: Date;
}): Promise<Outcome<MadeClaim, InsertClaimRefusal>> {
  return transact((tx) => insertClaim(tx, { actor, fields, mark, now }));
}

export const editClaimSchema = z.object({
  claimId: z.uuid(),
  /** When the fields that the person saw were last changed; a later change by somebody else refuses theirs. */
  basedOn: z.iso.datetime().optional(),
  statement: claimFieldsSchema.shape.statement.optional(),
  type: claimFieldsSchema.shape.type.unwrap().optional(),
  /** An empty name takes the claimant away. */
  claimantName: claimantNameSchema.optional(),
  claimedOn: claimFieldsSchema.shape.claimedOn,
  checkWorthiness: claimFieldsSchema.shape.checkWorthiness.unwrap().optional(),
});

/**
 * Changes what was typed of a claim. Statement and claimant are `locked` from the opening of a round until the claim is
 * reopened; type, day and check-worthiness are not.
 */
export async function editClaim({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof editClaimSchema>;
  now: Date;
}): Promise<Outcome<{ updatedAt: string }, "forbidden" | "not_found" | "locked" | "merged" | "changed_meanwhile">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const claim = await lockClaim(tx, { workspaceId, claimId: input.claimId });
    if (!claim) return refuse("not_found");
    if (!can(actor, "claim.edit", claim)) return refuse("forbidden");
    if (claim.mergedIntoId) return refuse("merged");
    if (input.basedOn && claim.updatedAt.getTime() > Date.parse(input.basedOn)) return refuse("changed_meanwhile");

    const claimantId =
      input.claimantName === undefined
        ? claim.claimantId
        : await findOrMakeClaimant(tx, { workspaceId, name: input.claimantName, now });
    const next = {
      statement: input.statement ?? claim.statement,
      claimantId,
      type: input.type ?? claim.type,
      claimedOn: input.claimedOn === undefined ? claim.claimedOn : input.claimedOn,
      checkWorthiness: input.checkWorthiness ?? claim.checkWorthiness,
    };
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter((field) => next[field] !== claim[field]);
    if (changed.length === 0) return { ok: true, updatedAt: claim.updatedAt.toISOString() };
    if (wordingIsLocked(claim.state) && (changed.includes("statement") || changed.includes("claimantId"))) {
      return refuse("locked");
    }
    await tx.claim.update({
      where: { workspaceId_id: { workspaceId, id: claim.id } },
      data: { ...next, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.edited",
      objectType: "claim",
      objectId: claim.id,
      detail: {
        fields: changed,
        ...(changed.includes("statement") && {
          statementBefore: saltedDigest({ workspaceId, text: claim.statement }),
          statement: saltedDigest({ workspaceId, text: next.statement }),
        }),
      },
      now,
    });
    return { ok: true, updatedAt: now.toISOString() };
  });
}

export const setParentSchema = z.object({ claimId: z.uuid(), parentId: z.uuid().nullable() });

/** Makes a claim a part of another one, or (null) of none. Refuses `circle` where the other one is a part of it, `too_deep` below `deepestPart`. */
export async function setParent({
  actor,
  input: { claimId, parentId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof setParentSchema>;
  now: Date;
}): Promise<
  Outcome<object, "forbidden" | "not_found" | "parent_not_found" | "locked" | "merged" | "circle" | "too_deep">
> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    await lockClaimTree(tx, workspaceId);
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (!claim) return refuse("not_found");
    if (!can(actor, "claim.edit", claim)) return refuse("forbidden");
    if (claim.mergedIntoId) return refuse("merged");
    if (claim.parentId === parentId) return { ok: true };
    if (wordingIsLocked(claim.state)) return refuse("locked");
    if (parentId) {
      const parent = await tx.claim.findUnique({
        where: { workspaceId_id: { workspaceId, id: parentId } },
        select: { mergedIntoId: true },
      });
      if (!parent || parent.mergedIntoId) return refuse("parent_not_found");
      if (await isPartOf(tx, { workspaceId, partId: parentId, wholeId: claimId })) return refuse("circle");
      const above = (await depthOf(tx, { workspaceId, claimId: parentId })) + 1;
      if (above + (await heightOf(tx, { workspaceId, claimId })) > deepestPart) return refuse("too_deep");
    }
    await tx.claim.update({
      where: { workspaceId_id: { workspaceId, id: claimId } },
      data: { parentId, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.edited",
      objectType: "claim",
      objectId: claimId,
      detail: { fields: ["parentId"], parentId, parentBefore: claim.parentId },
      now,
    });
    return { ok: true };
  });
}

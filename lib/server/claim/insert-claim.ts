import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { claimFieldsSchema, Mark } from "@/lib/domain/claim/claim-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";
import { deepestPart, depthOf } from "@/lib/server/claim/claim-ancestry";
import { findOrMakeClaimant } from "@/lib/server/claim/find-or-make-claimant";
import { nextClaimNumber } from "@/lib/server/claim/number-claim";
import { placeMark } from "@/lib/server/claim/place-mark";

export type MadeClaim = {
  claimId: string;
  number: number;
  /** Where it was marked, when it was. */
  appearanceId: string | null;
  decisionId: string | null;
};

export type InsertClaimRefusal =
  "forbidden" | "not_found" | "parent_not_found" | "too_deep" | "stale_version" | "wording_differs" | "already_marked";

/** Makes a claim inside an open transaction, with the place where an article makes it where one is given. */
export async function insertClaim(
  tx: Tx,
  {
    actor,
    fields,
    mark,
    detail,
    now,
  }: {
    actor: Actor;
    fields: z.output<typeof claimFieldsSchema>;
    mark?: Mark | undefined;
    /** What the record says besides: ids and words of the programme alone. */
    detail?: Record<string, unknown>;
    now: Date;
  },
): Promise<Outcome<MadeClaim, InsertClaimRefusal>> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "claim.create")) return refuse("forbidden");
  if (fields.parentId) {
    const parent = await tx.claim.findUnique({
      where: { workspaceId_id: { workspaceId, id: fields.parentId } },
      select: { mergedIntoId: true },
    });
    if (!parent || parent.mergedIntoId) return refuse("parent_not_found");
    if ((await depthOf(tx, { workspaceId, claimId: fields.parentId })) >= deepestPart) return refuse("too_deep");
  }
  const claimId = uuidv7();
  const claimantId = await findOrMakeClaimant(tx, { workspaceId, name: fields.claimantName, now });
  const number = await nextClaimNumber(tx, workspaceId);
  await tx.claim.create({
    data: {
      workspaceId,
      id: claimId,
      number,
      statement: fields.statement,
      type: fields.type,
      claimantId,
      claimedOn: fields.claimedOn ?? null,
      checkWorthiness: fields.checkWorthiness,
      parentId: fields.parentId ?? null,
      createdById: userId,
      createdAt: now,
    },
  });
  const placed = mark ? await placeMark(tx, { actor, claimId, mark, now }) : null;
  if (placed && !placed.ok) return placed;
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "claim.created",
    objectType: "claim",
    objectId: claimId,
    detail: {
      number,
      statement: saltedDigest({ workspaceId, text: fields.statement }),
      ...(fields.parentId && { parentId: fields.parentId }),
      ...(placed && { ...placed.placed, articleVersionId: mark!.articleVersionId }),
      ...detail,
    },
    now,
  });
  return {
    ok: true,
    claimId,
    number,
    appearanceId: placed?.placed.appearanceId ?? null,
    decisionId: placed?.placed.decisionId ?? null,
  };
}

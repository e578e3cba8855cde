import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { copyState, type CopyState } from "@/lib/domain/evidence/copy-state";
import type {
  createEvidenceSchema,
  editEvidenceSchema,
  restoreEvidenceSchema,
  withdrawEvidenceSchema,
} from "@/lib/domain/evidence/evidence-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { saltedDigest } from "@/lib/server/activity/salted-digest";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { isGroupOf } from "@/lib/server/evidence/group-evidence";
import { holdEvidence, isUnderReview } from "@/lib/server/evidence/hold-evidence";
import { asFoundBefore, verifyAgainstCopy, type VerifiedQuote } from "@/lib/server/evidence/verify-against-copy";
import { ensureGathering } from "@/lib/server/review/ensure-gathering";
import { voidApprovalsOfEvidence } from "@/lib/server/verdict/void-approvals";

type Call<Schema extends z.ZodType> = { actor: Actor; input: z.output<Schema>; now: Date };

/** What came of comparing the quote with the copy. `nearest`: similar words of the copy, where the quote is not in it. */
export type QuoteAnswer = { copyState: CopyState; nearest: string | null };

/**
 * Adds evidence to a claim, with the quote checked against the stored copy. The first evidence takes an open claim to
 * gathering; what is added while a round is open waits for the next one.
 */
export async function createEvidence({
  actor,
  input: { claimId, sourceId, captureId, groupId, selectedAt, figure, ...fields },
  now,
}: Call<typeof createEvidenceSchema>): Promise<
  Outcome<
    { evidenceId: string; quote: QuoteAnswer },
    | "forbidden"
    | "not_found"
    | "claim_merged"
    | "source_not_found"
    | "capture_not_found"
    | "group_not_found"
    | "already_there"
  >
> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (!claim) return refuse("not_found");
    if (!can(actor, "evidence.create", claim)) return refuse("forbidden");
    if (claim.mergedIntoId) return refuse("claim_merged");
    const found = await tx.source.findUnique({ where: { workspaceId_id: { workspaceId, id: sourceId } } });
    if (!found) return refuse("source_not_found");
    const heirId = found.mergedIntoId ?? found.id;
    if (groupId && !(await isGroupOf(tx, { workspaceId, claimId, groupId }))) return refuse("group_not_found");
    const exact = fields.exact || null;
    const same = await tx.evidence.findFirst({
      where: {
        workspaceId,
        claimId,
        sourceId: heirId,
        exact,
        note: fields.note,
        stance: fields.stance,
        figure: figure ? { equals: figure } : { equals: Prisma.DbNull },
        withdrawnAt: null,
      },
      select: { id: true },
    });
    if (same) return refuse("already_there");
    const verified = await verifyAgainstCopy(tx, {
      workspaceId,
      sourceId: heirId,
      captureId,
      exact: fields.exact,
      hint: selectedAt,
    });
    if (!verified.ok) return verified;
    const id = uuidv7();
    const row = { ...fields, exact, locator: fields.locator || null, ...columnsOf(verified.quote) };
    await tx.evidence.create({
      data: {
        ...row,
        figure: figure ?? Prisma.DbNull,
        workspaceId,
        id,
        claimId,
        sourceId: heirId,
        groupId,
        createdById: userId,
        createdAt: now,
        updatedAt: now,
      },
    });
    await ensureGathering(tx, { actor, claimId, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "evidence.created",
      objectType: "evidence",
      objectId: id,
      detail: { claimId, sourceId: heirId, ...contentDetail({ workspaceId, row }) },
      now,
    });
    return { ok: true as const, evidenceId: id, quote: answerOf({ row, quote: verified.quote }) };
  });
}

/**
 * Changes an evidence item. Refused `under_review` while it is in an open round; where a settled verdict rests on it,
 * that verdict's approvals are voided.
 */
export async function editEvidence({
  actor,
  input: { evidenceId, captureId, groupId, figure, ...fields },
  now,
}: Call<typeof editEvidenceSchema>): Promise<
  Outcome<
    { quote: QuoteAnswer; voided: boolean },
    "forbidden" | "not_found" | "under_review" | "withdrawn" | "capture_not_found" | "group_not_found"
  >
> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const held = await holdEvidence(tx, { workspaceId, evidenceIds: [evidenceId] });
    if (!held.ok) return held;
    const before = held.evidence[0]!;
    if (!can(actor, "evidence.edit", before)) return refuse("forbidden");
    if (before.withdrawnAt) return refuse("withdrawn");
    if (await isUnderReview(tx, { workspaceId, evidenceIds: [evidenceId] })) return refuse("under_review");
    if (groupId && !(await isGroupOf(tx, { workspaceId, claimId: before.claimId, groupId })))
      return refuse("group_not_found");
    const place = { workspaceId, sourceId: before.sourceId, exact: fields.exact };
    let verified = await verifyAgainstCopy(tx, {
      ...place,
      captureId: captureId === undefined ? (before.captureId ?? undefined) : captureId,
    });
    if (captureId === undefined && verified.ok && verified.quote.start === null) {
      // The copy it was checked against does not hold the quote; a newer one may.
      const elsewhere = await verifyAgainstCopy(tx, { ...place, captureId: undefined });
      if (elsewhere.ok && elsewhere.quote.start !== null) verified = elsewhere;
    }
    if (!verified.ok) return verified;
    const quote = await asFoundBefore(tx, { workspaceId, quote: verified.quote, exact: fields.exact, before });
    const row = {
      ...fields,
      exact: fields.exact || null,
      locator: fields.locator || null,
      ...columnsOf(quote),
    };
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidenceId } },
      data: {
        ...row,
        ...(figure !== undefined && { figure: figure ?? Prisma.DbNull }),
        groupId,
        updatedAt: now,
      },
    });
    const voided = await voidApprovalsOfEvidence(tx, {
      actor,
      evidenceIds: [evidenceId],
      reason: "Evidence that the verdict rests on was edited.",
      now,
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "evidence.edited",
      objectType: "evidence",
      objectId: evidenceId,
      detail: { claimId: before.claimId, ...contentDetail({ workspaceId, row }) },
      now,
    });
    return { ok: true as const, quote: answerOf({ row, quote }), voided: voided.length > 0 };
  });
}

/** Takes an item out of consideration; the row, its ratings and the reason stay. */
export async function withdrawEvidence({
  actor,
  input: { evidenceId, reason },
  now,
}: Call<typeof withdrawEvidenceSchema>): Promise<
  Outcome<{ voided: boolean }, "forbidden" | "not_found" | "under_review" | "withdrawn">
> {
  return setWithdrawn({ actor, evidenceId, reason, withdrawn: true, now });
}

/** Takes a withdrawn item back into consideration. */
export async function restoreEvidence({
  actor,
  input: { evidenceId, reason },
  now,
}: Call<typeof restoreEvidenceSchema>): Promise<
  Outcome<{ voided: boolean }, "forbidden" | "not_found" | "under_review" | "not_withdrawn">
> {
  return setWithdrawn({ actor, evidenceId, reason, withdrawn: false, now });
}

async function setWithdrawn<W extends boolean>({
  actor,
  evidenceId,
  reason,
  withdrawn,
  now,
}: {
  actor: Actor;
  evidenceId: string;
  reason: string;
  withdrawn: W;
  now: Date;
}): Promise<
  Outcome<
    { voided: boolean },
    "forbidden" | "not_found" | "under_review" | (W extends true ? "withdrawn" : "not_withdrawn")
  >
> {
  type Refused = W extends true ? "withdrawn" : "not_withdrawn";
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const held = await holdEvidence(tx, { workspaceId, evidenceIds: [evidenceId] });
    if (!held.ok) return held;
    const before = held.evidence[0]!;
    if (!can(actor, "evidence.withdraw", before)) return refuse("forbidden");
    if ((before.withdrawnAt !== null) === withdrawn)
      return refuse((withdrawn ? "withdrawn" : "not_withdrawn") as Refused);
    if (await isUnderReview(tx, { workspaceId, evidenceIds: [evidenceId] })) return refuse("under_review");
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id: evidenceId } },
      data: { withdrawnAt: withdrawn ? now : null, withdrawnReason: withdrawn ? reason : null, updatedAt: now },
    });
    const voided = await voidApprovalsOfEvidence(tx, {
      actor,
      evidenceIds: [evidenceId],
      reason: withdrawn
        ? `Evidence that the verdict rests on was withdrawn: ${reason}`
        : `Evidence that the verdict rests on was taken back into consideration: ${reason}`,
      now,
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: withdrawn ? "evidence.withdrawn" : "evidence.restored",
      objectType: "evidence",
      objectId: evidenceId,
      detail: { claimId: before.claimId, reason: saltedDigest({ workspaceId, text: reason }) },
      now,
    });
    return { ok: true as const, voided: voided.length > 0 };
  });
}

type Row = { kind: string; stance: string; exact: string | null; captureId: string | null; start: number | null };

function columnsOf({ captureId, start, end, prefix, suffix }: VerifiedQuote) {
  return { captureId, start, end, prefix, suffix };
}

function answerOf({ row, quote }: { row: Row; quote: VerifiedQuote }): QuoteAnswer {
  return { copyState: copyState(row), nearest: quote.nearest?.words ?? null };
}

function contentDetail({ workspaceId, row }: { workspaceId: WorkspaceId; row: Row }): Record<string, unknown> {
  return {
    captureId: row.captureId,
    kind: row.kind,
    stance: row.stance,
    copy: copyState(row),
    exact: row.exact === null ? null : saltedDigest({ workspaceId, text: row.exact }),
  };
}

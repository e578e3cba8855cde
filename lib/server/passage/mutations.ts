import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Tx } from "@/lib/db/client";
import type { PassageDecision } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import type { decidePassageSchema } from "@/lib/domain/article/passage-decision";
import type { CheckWorthiness, ClaimType } from "@/lib/domain/claim/claim-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdCurrentVersion } from "@/lib/server/article/current-version";
import { removeBareClaim } from "@/lib/server/passage/remove-bare-claim";
import { supersedeDecisions } from "@/lib/server/passage/supersede-decisions";
import { snapToGraphemes } from "@/lib/text/grapheme";

/**
 * Decides that a run of the text is not checkable or out of scope. It takes the place of such decisions inside the run;
 * refuses `has_claim` where the whole run is a claim already, since one of the two would be wrong.
 */
export async function decidePassage(call: DecidePassage): Promise<DecidedPassage> {
  return transact((tx) => decidePassageIn(tx, call));
}

type DecidePassage = { actor: Actor; input: z.output<typeof decidePassageSchema>; now: Date };
type DecidedPassage = Outcome<
  { decisionId: string; start: number; end: number },
  "forbidden" | "not_found" | "stale_version" | "range_outside" | "has_claim"
>;

/** The same inside an open transaction. */
export async function decidePassageIn(tx: Tx, { actor, input, now }: DecidePassage): Promise<DecidedPassage> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "passage.decide")) return refuse("forbidden");
  const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId: input.articleVersionId });
  if (!held.ok) return held;
  const { text, id: articleVersionId, articleId } = held.version;
  if (input.end > text.length) return refuse("range_outside");
  const { start, end } = snapToGraphemes({ text, start: input.start, end: input.end });
  const claimed = await tx.passageDecision.findFirst({
    where: {
      workspaceId,
      articleVersionId,
      disposition: "claim",
      undoneAt: null,
      start: { lte: start },
      end: { gte: end },
    },
    select: { id: true },
  });
  if (claimed) return refuse("has_claim");
  await supersedeDecisions(tx, { workspaceId, articleVersionId, start, end, now });
  const decisionId = uuidv7();
  await tx.passageDecision.create({
    data: {
      workspaceId,
      id: decisionId,
      articleVersionId,
      start,
      end,
      disposition: input.disposition,
      reason: input.reason || null,
      byId: userId,
      createdAt: now,
    },
  });
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "passage.decided",
    objectType: "article",
    objectId: articleId,
    detail: { decisionId, articleVersionId, start, end, disposition: input.disposition },
    now,
  });
  return { ok: true, decisionId, start, end };
}

export const decisionSchema = z.object({ decisionId: z.uuid() });

/** The fields of a claim that an undo has removed, for doing it again. */
export type RemovedClaim = {
  number: number;
  statement: string;
  type: ClaimType;
  claimantName: string;
  claimedOn: string;
  checkWorthiness: CheckWorthiness;
};

export type UndoneDecision = {
  articleVersionId: string;
  start: number;
  end: number;
  /** Set where the decision had made a claim on which nothing else rested, which went with it. */
  removedClaim: RemovedClaim | null;
};

/**
 * Takes a decision back and brings back what it had replaced. With a decision "claim" goes the appearance that it
 * marked, and the claim itself where this person had just made it and nothing else rests on it.
 */
export async function undoDecision({
  actor,
  input: { decisionId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof decisionSchema>;
  now: Date;
}): Promise<Undone> {
  return transact((tx) => undoDecisionIn(tx, { actor, decisionId, now }));
}

type Undone = Outcome<UndoneDecision, "forbidden" | "not_found" | "already_undone" | "stale_version">;

/** The same inside an open transaction. The answer to a suggestion that the decision carried out is taken back with it. */
export async function undoDecisionIn(
  tx: Tx,
  { actor, decisionId, now }: { actor: Actor; decisionId: string; now: Date },
): Promise<Undone> {
  const { workspaceId, userId } = actor;
  const decision = await tx.passageDecision.findUnique({
    where: { workspaceId_id: { workspaceId, id: decisionId } },
  });
  if (!decision) return refuse("not_found");
  if (!can(actor, "passage.decide", decision)) return refuse("forbidden");
  const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId: decision.articleVersionId });
  if (!held.ok) return held;
  const { count } = await tx.passageDecision.updateMany({
    where: { workspaceId, id: decisionId, undoneAt: null },
    data: { undoneAt: now },
  });
  if (count === 0) return refuse("already_undone");
  await tx.suggestionAnswer.updateMany({ where: { workspaceId, decisionId, undoneAt: null }, data: { undoneAt: now } });
  await restoreSuperseded(tx, decision);
  const removedClaim = decision.claimId ? await takeMarkBack(tx, { actor, decision, now }) : null;
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "passage.undone",
    objectType: "article",
    objectId: held.version.articleId,
    detail: {
      decisionId,
      disposition: decision.disposition,
      ...(decision.claimId && { claimId: decision.claimId, claimRemoved: removedClaim !== null }),
    },
    now,
  });
  const { articleVersionId } = decision;
  return { ok: true, articleVersionId, start: decision.start, end: decision.end, removedClaim };
}

/** Brings back what `supersedeDecisions` ended: it bears the moment at which this decision was made. */
async function restoreSuperseded(tx: Tx, decision: PassageDecision): Promise<void> {
  await tx.passageDecision.updateMany({
    where: {
      workspaceId: decision.workspaceId,
      articleVersionId: decision.articleVersionId,
      undoneAt: decision.createdAt,
      start: { gte: decision.start },
      end: { lte: decision.end },
    },
    data: { undoneAt: null },
  });
}

async function takeMarkBack(
  tx: Tx,
  { actor, decision, now }: { actor: Actor; decision: PassageDecision; now: Date },
): Promise<RemovedClaim | null> {
  const { workspaceId } = actor;
  const { claimId, articleVersionId, start, end } = decision;
  await tx.appearance.updateMany({
    where: {
      workspaceId,
      claimId: claimId!,
      removedAt: null,
      anchors: { some: { articleVersionId, start, end } },
    },
    data: { removedAt: now },
  });
  return removeBareClaim(tx, { actor, claimId: claimId! });
}

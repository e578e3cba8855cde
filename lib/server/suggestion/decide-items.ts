import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdCurrentVersion, type CurrentVersion } from "@/lib/server/article/current-version";
import { insertClaim, type InsertClaimRefusal } from "@/lib/server/claim/insert-claim";
import { placeMark } from "@/lib/server/claim/place-mark";
import { decidePassageIn } from "@/lib/server/passage/mutations";
import { answerSuggestion } from "@/lib/server/suggestion/answer-suggestion";
import { saysTheSame } from "@/lib/server/suggestion/draft-matches";
import type { decideItemsSchema, SplitItem } from "@/lib/server/suggestion/split-item";
import { wordedWith } from "@/lib/server/suggestion/worded-with";
import { undecidedGaps } from "@/lib/text/undecided-gaps";

export type DecidedItem = {
  decisionIds: string[];
  answerId: string | null;
  claim: { id: string; number: number } | null;
};

export type SplitRefusal =
  | InsertClaimRefusal
  | "merged"
  | "range_outside"
  | "has_claim"
  | "already_answered"
  | "decided_meanwhile"
  | "says_the_same";

type ItemOutcome = Outcome<DecidedItem, SplitRefusal>;

/**
 * Carries out decisions of the split view one after another, each in a transaction of its own: what one of them is
 * refused for does not take the others back. Answers one outcome for each, in their order; where none was carried out
 * and all for the same reason, that reason.
 */
export async function decideItems({
  actor,
  input: { articleVersionId, items },
  now,
}: {
  actor: Actor;
  input: z.output<typeof decideItemsSchema>;
  now: Date;
}): Promise<Outcome<{ outcomes: ItemOutcome[] }, SplitRefusal>> {
  if (!can(actor, "passage.decide")) return refuse("forbidden");
  const outcomes: ItemOutcome[] = [];
  for (const [index, item] of items.entries()) {
    // Undoing finds what a decision had replaced by the very moment at which it was made.
    const at = new Date(now.getTime() + index);
    outcomes.push(
      (await saysTheSame({ actor, item }))
        ? refuse("says_the_same")
        : await transact((tx) => decideItem(tx, { actor, articleVersionId, item, now: at })),
    );
  }
  return commonRefusal(outcomes) ?? { ok: true, outcomes };
}

/** The refusal that all outcomes have in common, or null. */
export function commonRefusal<O extends { ok: boolean }>(outcomes: readonly O[]): Extract<O, { ok: false }> | null {
  const refused = outcomes.filter((outcome): outcome is Extract<O, { ok: false }> => !outcome.ok);
  const reasons = new Set(refused.map((outcome) => (outcome as unknown as { reason: string }).reason));
  return refused.length === outcomes.length && reasons.size === 1 ? refused[0]! : null;
}

type Call<Act extends SplitItem["act"]> = {
  actor: Actor;
  version: CurrentVersion;
  item: Extract<SplitItem, { act: Act }>;
  now: Date;
};

async function decideItem(
  tx: Tx,
  { actor, articleVersionId, item, now }: { actor: Actor; articleVersionId: string; item: SplitItem; now: Date },
): Promise<ItemOutcome> {
  const { workspaceId } = actor;
  // Decisions in one article wait for each other from here on, so that what is read next still holds when writing.
  const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId });
  if (!held.ok) return held;
  const { version } = held;
  switch (item.act) {
    case "take":
    case "claim":
      return makeClaim(tx, { actor, version, item, now });
    case "match":
      return matchClaim(tx, { actor, version, item, now });
    case "reject":
      return reject(tx, { actor, version, item, now });
    case "setAside":
      return setAside(tx, { actor, version, item, now });
    default:
      throw new Error("no such act");
  }
}

async function makeClaim(tx: Tx, { actor, version, item, now }: Call<"take" | "claim">): Promise<ItemOutcome> {
  if (await decidedByOthers(tx, { actor, version, ...item.place, seen: item.seen })) return refuse("decided_meanwhile");
  const suggestion = item.act === "take" ? item.suggestion : null;
  const kind = item.act === "take" && item.isEdited ? "edited" : "taken";
  const mark = { ...item.place, articleVersionId: version.id };
  const seq = item.act === "take" ? item.wordingSeq : null;
  const helped = seq === null ? null : await wordedWith(tx, { actor, articleVersionId: version.id, seq });
  const made = await insertClaim(tx, {
    actor,
    fields: item.fields,
    mark,
    detail: { ...(suggestion && { suggestion: kind }), ...(helped && { wordedWith: helped }) },
    now,
  });
  if (!made.ok) return made;
  const { claimId, number } = made;
  const decisionId = made.decisionId!;
  const answered = suggestion
    ? await answerSuggestion(tx, { actor, version, suggestion, kind, claimId, decisionId, now })
    : null;
  if (answered && !answered.ok) return answered;
  return {
    ok: true,
    decisionIds: [decisionId],
    answerId: answered?.answerId ?? null,
    claim: { id: claimId, number },
  };
}

async function matchClaim(tx: Tx, { actor, version, item, now }: Call<"match">): Promise<ItemOutcome> {
  const { workspaceId, userId } = actor;
  if (await decidedByOthers(tx, { actor, version, ...item.place, seen: item.seen })) return refuse("decided_meanwhile");
  const claim = await tx.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: item.claimId } },
    select: { id: true, number: true, mergedIntoId: true },
  });
  if (!claim) return refuse("not_found");
  if (claim.mergedIntoId) return refuse("merged");
  const placed = await placeMark(tx, {
    actor,
    claimId: claim.id,
    mark: { ...item.place, articleVersionId: version.id },
    now,
  });
  if (!placed.ok) return placed;
  const { decisionId } = placed.placed;
  const answered = item.suggestion
    ? await answerSuggestion(tx, {
        actor,
        version,
        suggestion: item.suggestion,
        kind: "matched",
        claimId: claim.id,
        decisionId,
        now,
      })
    : null;
  if (answered && !answered.ok) return answered;
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "claim.appeared",
    objectType: "claim",
    objectId: claim.id,
    detail: {
      ...placed.placed,
      articleVersionId: version.id,
      ...(answered && { suggestion: "matched" }),
    },
    now,
  });
  return {
    ok: true,
    decisionIds: [decisionId],
    answerId: answered?.answerId ?? null,
    claim: { id: claim.id, number: claim.number },
  };
}

async function reject(tx: Tx, { actor, version, item, now }: Call<"reject">): Promise<ItemOutcome> {
  const { suggestion } = item;
  const answered = await answerSuggestion(tx, {
    actor,
    version,
    suggestion,
    kind: "rejected",
    claimId: null,
    decisionId: null,
    now,
  });
  if (!answered.ok) return answered;
  await appendActivity(tx, {
    workspaceId: actor.workspaceId,
    actorId: actor.userId,
    verb: "suggestion.rejected",
    objectType: "article",
    objectId: version.articleId,
    detail: { answerId: answered.answerId, articleVersionId: version.id, ...suggestion },
    now,
  });
  return { ok: true, decisionIds: [], answerId: answered.answerId, claim: null };
}

/** Sets aside what of a run is no claim: all of it, or the rest beside the claims that stand in it. */
async function setAside(tx: Tx, { actor, version, item, now }: Call<"setAside">): Promise<ItemOutcome> {
  const { workspaceId } = actor;
  if (item.end > version.text.length || item.start >= item.end) return refuse("range_outside");
  if (await decidedByOthers(tx, { actor, version, ...item })) return refuse("decided_meanwhile");
  const claims = await tx.passageDecision.findMany({
    where: {
      workspaceId,
      articleVersionId: version.id,
      undoneAt: null,
      disposition: "claim",
      start: { lt: item.end },
      end: { gt: item.start },
    },
    select: { start: true, end: true },
  });
  const gaps = undecidedGaps({ text: version.text, range: item, decisions: claims });
  if (gaps.length === 0) return refuse("has_claim");
  const decisionIds: string[] = [];
  for (const gap of gaps) {
    const { disposition, reason } = item;
    const input = { articleVersionId: version.id, disposition, reason, ...gap };
    const decided = await decidePassageIn(tx, { actor, input, now });
    if (!decided.ok) return decided;
    decisionIds.push(decided.decisionId);
  }
  return { ok: true, decisionIds, answerId: null, claim: null };
}

/** Whether somebody else has decided something in a run since the person looked. */
async function decidedByOthers(
  tx: Tx,
  {
    actor: { workspaceId, userId },
    version,
    start,
    end,
    seen: known,
  }: { actor: Actor; version: CurrentVersion; start: number; end: number; seen: string[] },
): Promise<boolean> {
  const found = await tx.passageDecision.findFirst({
    where: {
      workspaceId,
      articleVersionId: version.id,
      undoneAt: null,
      byId: { not: userId },
      id: { notIn: known },
      start: { lt: end },
      end: { gt: start },
    },
    select: { id: true },
  });
  return found !== null;
}

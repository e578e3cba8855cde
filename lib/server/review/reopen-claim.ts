import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Claim } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import type { reopenClaimSchema } from "@/lib/domain/review/review-inputs";
import { reopenedNotice } from "@/lib/domain/review/reopened-notice";
import { rerenderAfterNotice } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockClaim } from "@/lib/server/claim/lock-claim";
import { checkStep, storeStep, type StepRefusal } from "@/lib/server/review/take-step";
import { tellDossier } from "@/lib/server/verdict/tell-dossier";

type Reopen = Outcome<
  {
    /** Editions around which a later notice now stands. */
    editionIds: string[];
  },
  "not_found" | StepRefusal
>;

/**
 * Takes a claim back with a reason. An open round is cancelled (what was written in it stays with its writers), verdicts
 * and approvals stay as they are, and so do editions: those that rest on a verdict of this claim get a later notice, and
 * the newest of each briefing comes into the review queue. The dossier can be written in again.
 */
export async function reopenClaim({
  actor,
  input: { claimId, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof reopenClaimSchema>;
  now: Date;
}): Promise<Reopen> {
  const { workspaceId } = actor;
  const outcome = await transact<Reopen>(async (tx) => {
    const claim = await lockClaim(tx, { workspaceId, claimId });
    if (!claim) return refuse("not_found");
    const step = checkStep({ actor, claim, step: "reopen" });
    if (!step.ok) return step;
    // A plain UPDATE waits for ratings that are being stored; they are in before, or refused after.
    await tx.reviewRound.updateMany({
      where: { workspaceId, claimId, revealedAt: null, cancelledAt: null },
      data: { cancelledAt: now },
    });
    const editionIds = await flagEditions(tx, { actor, claim, now });
    // That an article reads otherwise is what the reopened claim is now looked at for; its editions wait on their own.
    await tx.reReviewItem.updateMany({
      where: { workspaceId, objectType: "claim", objectId: claimId, cause: "wording_changed", state: "open" },
      data: { state: "corrected", reason, handledById: actor.userId, handledAt: now },
    });
    await storeStep(tx, { actor, claim, step: "reopen", state: step.state, reason, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: actor.userId,
      verb: "claim.reopened",
      objectType: "claim",
      objectId: claimId,
      detail: { from: claim.state, editionIds },
      now,
    });
    return { ok: true, editionIds };
  });
  if (outcome.ok) {
    await tellDossier({ workspaceId, claimId, readOnly: false });
    await rerenderAfterNotice({ workspaceId, editionIds: outcome.editionIds });
  }
  return outcome;
}

/** Notices around every edition that rests on the claim, doubts for the newest edition of each briefing. */
async function flagEditions(
  tx: Tx,
  { actor, claim, now }: { actor: Actor; claim: Claim; now: Date },
): Promise<string[]> {
  const { workspaceId } = actor;
  const about = { objectType: "claim", objectId: claim.id };
  const editions = await tx.edition.findMany({
    where: { workspaceId, verdicts: { some: { verdict: { claimId: claim.id } } } },
    select: {
      id: true,
      number: true,
      briefing: { select: { editions: { select: { number: true }, orderBy: { number: "desc" }, take: 1 } } },
      notices: { where: { kind: "claim_reopened", ...about, endedAt: null }, select: { id: true } },
    },
    orderBy: { id: "asc" },
  });
  await tx.laterNotice.createMany({
    data: editions
      .filter(({ notices }) => notices.length === 0)
      .map(({ id }) => ({
        workspaceId,
        editionId: id,
        kind: "claim_reopened" as const,
        ...about,
        text: reopenedNotice({ statement: claim.statement, on: now }),
        at: now,
      })),
  });
  const newest = editions.filter(({ number, briefing }) => briefing.editions[0]?.number === number);
  const cause = { cause: "claim_reopened", causeType: "claim", causeId: claim.id };
  const waiting = await tx.reReviewItem.findMany({
    where: {
      workspaceId,
      state: "open",
      objectType: "edition",
      objectId: { in: newest.map(({ id }) => id) },
      ...cause,
    },
    select: { objectId: true },
  });
  await tx.reReviewItem.createMany({
    data: newest
      .filter(({ id }) => !waiting.some(({ objectId }) => objectId === id))
      .map(({ id }) => ({ workspaceId, objectType: "edition", objectId: id, ...cause, createdAt: now })),
  });
  return editions.map(({ id }) => id);
}

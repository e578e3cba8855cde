import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { claimStates, stateAfter, type ClaimState } from "@/lib/domain/claim/transitions";
import { getReviewPanel } from "@/lib/server/review/data";
import { ensureGathering } from "@/lib/server/review/ensure-gathering";
import { cancelRound, openRound, revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { createScaleVersion } from "@/lib/server/scale/mutations";
import { makeClaim } from "@/tests/factories/article";
import { assessmentOf, makeRevealedRound, makeRound, succeeded } from "@/tests/factories/review";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { waitForLockWaiter } from "@/tests/support/wait-for-lock-waiter";

async function stateOf({ workspaceId }: Actor, claimId: string): Promise<ClaimState> {
  return (await db.claim.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: claimId } } })).state;
}

const rating = { credibility: 3, directness: "partial", reason: "It is about the year before." } as const;

test.each(claimStates)("a round opens from %s exactly where the table says so", async (state) => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner, state });
  await makeEvidence({ actor: owner, claimId });
  const outcome = await openRound({ actor: owner, input: { claimId }, now });
  const next = stateAfter({ step: "openRound", state });
  if (next) expect(outcome).toMatchObject({ ok: true, number: 1 });
  else expect(outcome).toEqual({ ok: false, reason: "wrong_state" });
  expect(await stateOf(owner, claimId)).toBe(next ?? state);
});

test.each(claimStates)("the first evidence moves a claim on from %s where the table says so", async (state) => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner, state });
  const outcome = await transact(async (tx) => ({
    ok: true as const,
    moved: await ensureGathering(tx, { actor: owner, claimId, now }),
  }));
  const next = stateAfter({ step: "gather", state });
  expect(outcome.moved).toBe(next !== null);
  expect(await stateOf(owner, claimId)).toBe(next ?? state);
});

test("two people who add the first evidence at once do not block each other", async () => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner });
  const add = () =>
    transact(async (tx) => {
      const source = await tx.source.create({
        data: { workspaceId: owner.workspaceId, csl: {}, title: "A letter", createdById: owner.userId },
      });
      await tx.evidence.create({
        data: {
          workspaceId: owner.workspaceId,
          claimId,
          sourceId: source.id,
          kind: "finding",
          stance: "context",
          createdById: owner.userId,
        },
      });
      return { ok: true as const, moved: await ensureGathering(tx, { actor: owner, claimId, now }) };
    });
  const moved = (await Promise.all([add(), add(), add()])).map((outcome) => outcome.moved);
  expect(moved.filter(Boolean)).toHaveLength(1);
  expect(await db.evidence.count({ where: { claimId } })).toBe(3);
});

test("a round is about the evidence that is there and not withdrawn, that of merged claims included", async () => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
  const absorbed = await makeClaim({ actor: owner, statement: "The ward closes.", state: "gathering" });
  await db.claim.update({
    where: { workspaceId_id: { workspaceId: owner.workspaceId, id: absorbed.claimId } },
    data: { mergedIntoId: claimId },
  });
  const own = await makeEvidence({ actor: owner, claimId });
  const merged = await makeEvidence({ actor: owner, claimId: absorbed.claimId });
  await makeEvidence({ actor: owner, claimId, withdrawnAt: now, withdrawnReason: "A misprint." });
  const { roundId } = succeeded(await openRound({ actor: owner, input: { claimId }, now }));
  const later = await makeEvidence({ actor: owner, claimId });

  const rows = await db.roundEvidence.findMany({ where: { roundId } });
  expect(new Set(rows.map(({ evidenceId }) => evidenceId))).toEqual(new Set([own.id, merged.id]));
  const late = await rateEvidence({ actor: owner, input: { roundId, evidenceId: later.id, ...rating }, now });
  expect(late).toEqual({ ok: false, reason: "not_found" });
  expect(await openRound({ actor: owner, input: { claimId: absorbed.claimId }, now })).toEqual({
    ok: false,
    reason: "merged",
  });
  const panel = await getReviewPanel({ actor: owner, claimId });
  expect(panel).toMatchObject({ evidenceCount: 3, evidenceOutsideRound: 1 });
});

test("no round without evidence", async () => {
  const { owner } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
  await makeEvidence({ actor: owner, claimId, withdrawnAt: now });
  expect(await openRound({ actor: owner, input: { claimId }, now })).toEqual({ ok: false, reason: "no_evidence" });
});

test("two editors who open at once make one round", async () => {
  const { owner } = await makeWorkspace();
  const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
  const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
  await makeEvidence({ actor: owner, claimId });
  const outcomes = await Promise.all([owner, editor].map((actor) => openRound({ actor, input: { claimId }, now })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "wrong_state" }]);
});

test("a second rating and a second assessment take the place of the first", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRound({ actor: owner });
  const { roundId, evidenceIds, claimId } = round;
  const rate = (credibility: 1 | 5) =>
    rateEvidence({ actor: owner, input: { roundId, evidenceId: evidenceIds[0]!, ...rating, credibility }, now });
  succeeded(await rate(1));
  succeeded(await rate(5));
  const input = assessmentOf(round);
  succeeded(await submitAssessment({ actor: owner, input, now }));
  succeeded(await submitAssessment({ actor: owner, input: { ...input, certaintyReasons: [] }, now }));
  const panel = await getReviewPanel({ actor: owner, claimId });
  expect(panel?.ratings.byEvidence[evidenceIds[0]!]?.own?.credibility).toBe(5);
  expect(panel?.round?.own).toMatchObject({ certainty: "high", certaintyReasons: [] });
  expect(await db.evidenceRating.count({ where: { roundId } })).toBe(1);
  expect(await db.assessment.count({ where: { roundId } })).toBe(1);
});

test("an assessment uses a rating of the round's own scale version", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRound({ actor: owner });
  const changed = {
    basedOnNumber: 1,
    name: "Other",
    ratings: round.ratings.map((r) => ({ ...r, definition: "New." })),
  };
  succeeded(await createScaleVersion({ actor: owner, input: changed, now }));
  const newest = await db.rating.findFirstOrThrow({
    where: { workspaceId: owner.workspaceId, scaleVersion: { number: 2 } },
  });
  const input = assessmentOf(round);
  expect(await submitAssessment({ actor: owner, input: { ...input, ratingId: newest.id }, now })).toEqual({
    ok: false,
    reason: "not_on_scale",
  });
  expect(await submitAssessment({ actor: owner, input, now })).toEqual({ ok: true });
});

test("evidence that was withdrawn meanwhile takes no ratings", async () => {
  const { owner } = await makeWorkspace();
  const { roundId, evidenceIds } = await makeRound({ actor: owner });
  await db.evidence.updateMany({ where: { id: evidenceIds[0]! }, data: { withdrawnAt: now } });
  const outcome = await rateEvidence({ actor: owner, input: { roundId, evidenceId: evidenceIds[0]!, ...rating }, now });
  expect(outcome).toEqual({ ok: false, reason: "evidence_withdrawn" });
});

test("a reveal wants two assessments and closes the round for everybody, the revealer included", async () => {
  const { owner } = await makeWorkspace();
  const reviewer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
  const round = await makeRound({ actor: owner });
  const { roundId, evidenceIds, claimId } = round;
  const reveal = () => revealRound({ actor: owner, input: { roundId }, now });
  succeeded(await submitAssessment({ actor: reviewer, input: assessmentOf(round), now }));
  // A second submission by the same person does not make two.
  succeeded(await submitAssessment({ actor: reviewer, input: assessmentOf(round), now }));
  expect(await reveal()).toEqual({ ok: false, reason: "too_few_assessments" });
  succeeded(await submitAssessment({ actor: owner, input: assessmentOf(round), now }));
  expect(await reveal()).toEqual({ ok: true });
  expect(await stateOf(owner, claimId)).toBe("revealed");

  for (const actor of [owner, reviewer]) {
    const closed = { ok: false, reason: "round_closed" };
    expect(await submitAssessment({ actor, input: assessmentOf(round), now })).toEqual(closed);
    expect(await rateEvidence({ actor, input: { roundId, evidenceId: evidenceIds[0]!, ...rating }, now })).toEqual(
      closed,
    );
  }
  expect(await reveal()).toEqual({ ok: false, reason: "round_closed" });
  expect(await cancelRound({ actor: owner, input: { roundId, reason: "Too late." }, now })).toEqual({
    ok: false,
    reason: "round_closed",
  });
});

test("ratings that race with the reveal are in before it or refused after it, never in between", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRound({ actor: owner });
  const { roundId, evidenceIds } = round;
  const raters = await Promise.all(
    Array.from({ length: 6 }, () => makeMember({ workspaceId: owner.workspaceId, role: "reviewer" })),
  );
  for (const actor of raters.slice(0, 2)) succeeded(await submitAssessment({ actor, input: assessmentOf(round), now }));
  const [revealed, ...written] = await Promise.all([
    revealRound({ actor: owner, input: { roundId }, now }),
    ...raters.map((actor) => rateEvidence({ actor, input: { roundId, evidenceId: evidenceIds[0]!, ...rating }, now })),
  ]);
  expect(revealed).toEqual({ ok: true });
  for (const outcome of written) if (!outcome.ok) expect(outcome.reason).toBe("round_closed");
  // The record is one chain, so it says what came first: nobody rated after the reveal.
  const verbs = await db.activity.findMany({ where: { workspaceId: owner.workspaceId }, orderBy: { seq: "asc" } });
  const afterReveal = verbs.slice(verbs.findIndex(({ verb }) => verb === "round.revealed") + 1);
  expect(afterReveal.map(({ verb }) => verb)).toEqual([]);
  expect(await db.evidenceRating.count({ where: { roundId } })).toBe(written.filter(({ ok }) => ok).length);
});

test("a rating waits for a reveal under way and is then refused", async () => {
  const { owner } = await makeWorkspace();
  const { roundId, evidenceIds } = await makeRound({ actor: owner });
  let rated: Promise<unknown> = Promise.resolve();
  let settledEarly = false;
  await db.$transaction(async (tx) => {
    await tx.reviewRound.updateMany({ where: { id: roundId }, data: { revealedAt: now, revealedById: owner.userId } });
    rated = rateEvidence({ actor: owner, input: { roundId, evidenceId: evidenceIds[0]!, ...rating }, now }).finally(
      () => (settledEarly = true),
    );
    await waitForLockWaiter();
    expect(settledEarly).toBe(false);
  });
  expect(await rated).toEqual({ ok: false, reason: "round_closed" });
  expect(await db.evidenceRating.count({ where: { roundId } })).toBe(0);
});

test("cancelling leads back to gathering with the reason, and the next round has the next number", async () => {
  const { owner } = await makeWorkspace();
  const { roundId, claimId } = await makeRound({ actor: owner });
  const reason = "The 2025 report is missing.";
  succeeded(await cancelRound({ actor: owner, input: { roundId, reason }, now }));
  expect(await stateOf(owner, claimId)).toBe("gathering");
  const panel = await getReviewPanel({ actor: owner, claimId });
  expect(panel?.stepsBack).toMatchObject([{ step: "cancelRound", reason }]);
  expect(panel?.round?.status).toBe("cancelled");
  expect(panel?.ratings.round).toBeNull();
  expect(succeeded(await openRound({ actor: owner, input: { claimId }, now })).number).toBe(2);
  // What names the cancelled round does not hit the new one.
  expect(await cancelRound({ actor: owner, input: { roundId, reason }, now })).toEqual({
    ok: false,
    reason: "round_closed",
  });
  expect(await stateOf(owner, claimId)).toBe("in_review");
});

test("what somebody wrote in a cancelled round is offered to them alone in the next one", async () => {
  const { owner } = await makeWorkspace();
  const reviewer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
  const round = await makeRound({ actor: owner });
  succeeded(await submitAssessment({ actor: reviewer, input: assessmentOf(round), now }));
  succeeded(await cancelRound({ actor: owner, input: { roundId: round.roundId, reason: "More to come." }, now }));
  await makeRound({ actor: owner, claimId: round.claimId, evidenceIds: round.evidenceIds });
  const seenBy = async (actor: Actor) => (await getReviewPanel({ actor, claimId: round.claimId }))?.round?.ownBefore;
  expect((await seenBy(reviewer))?.justification).toBe(assessmentOf(round).justification);
  expect(await seenBy(owner)).toBeNull();
});

test("the revealed round shows everybody's words side by side, with names", async () => {
  const { owner } = await makeWorkspace();
  const viewer = await makeMember({ workspaceId: owner.workspaceId, role: "viewer" });
  const { claimId, evidenceIds, reviewers } = await makeRevealedRound({ actor: owner });
  const panel = await getReviewPanel({ actor: viewer, claimId });
  const ids = reviewers.map(({ userId }) => userId);
  expect(new Set(panel?.round?.assessments.map(({ person }) => person.id))).toEqual(new Set(ids));
  const revealed = panel?.ratings.byEvidence[evidenceIds[0]!]?.revealed;
  expect(revealed?.map(({ credibility }) => credibility).toSorted()).toEqual([2, 3]);
  expect(panel?.steps).toEqual([]);
});

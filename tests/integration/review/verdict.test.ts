import { describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { rerenderAfterNotice } from "@/lib/publish/render-public";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { getReviewPanel } from "@/lib/server/review/data";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { listEvidence } from "@/lib/server/evidence/data";
import { mergeSources, unmergeSource } from "@/lib/server/source/merge-sources";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";
import { approveVerdict, withdrawApproval } from "@/lib/server/verdict/approval-mutations";
import { approveWhereEnough } from "@/lib/server/verdict/approve-where-enough";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { storedVerdictContent, verdictContentInclude, verdictSha256 } from "@/lib/server/verdict/verdict-hash";
import { voidApprovalsOfEvidence } from "@/lib/server/verdict/void-approvals";
import { makeClaim } from "@/tests/factories/article";
import {
  assessmentOf,
  makeApprovedVerdict,
  makeRevealedRound,
  makeRound,
  makeVerdict,
  succeeded,
  type MadeVerdict,
} from "@/tests/factories/review";
import { captureText, makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

// The editions of these tests are rows alone and have no pages to draw.
vi.mock("@/lib/publish/render-public", () => ({
  rerenderAfterNotice: vi.fn<() => Promise<boolean>>(async () => true),
  rerenderAfterSource: vi.fn<() => Promise<boolean>>(async () => true),
}));

async function claimOf({ workspaceId }: Actor, claimId: string) {
  return db.claim.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: claimId } } });
}

async function storedOf({ workspaceId }: Actor, verdictId: string) {
  return db.verdict.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: verdictId } },
    include: verdictContentInclude,
  });
}

const approve = (actor: Actor, { verdictId, sha256 }: Pick<MadeVerdict, "verdictId" | "sha256">) =>
  approveVerdict({ actor, input: { verdictId, sha256 }, now });

describe("settling", () => {
  test("stores the round's evidence as it stands, and a hash that the stored rows still give", async () => {
    const { owner } = await makeWorkspace();
    const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
    const source = await makeSource({ actor: owner, reliability: "B" });
    const capture = await makeCapture({ actor: owner, sourceId: source.id });
    const quoted = await makeEvidence({ actor: owner, claimId, captureId: capture.id, locator: "p. 3" });
    const told = await makeEvidence({ actor: owner, claimId, kind: "finding", exact: null, note: "No decision." });
    const made = await makeVerdict({ actor: owner, claimId, evidenceIds: [quoted.id, told.id] });

    const stored = await storedOf(owner, made.verdictId);
    const content = storedVerdictContent(stored);
    expect(verdictSha256(content)).toBe(made.sha256);
    expect(content.number).toBe(1);
    expect(content.certainty).toBe("moderate");
    const snapshot = content.evidence.find(({ evidenceId }) => evidenceId === quoted.id);
    expect(snapshot).toMatchObject({
      quote: "The board has not decided to close the maternity ward.",
      locator: "p. 3",
      copyState: "verified",
      capture: { id: capture.id, sha256: capture.sha256, capturedAt: now.toISOString() },
      source: { id: source.id, reliability: "B", status: "current" },
      ratings: [
        { credibility: 2, directness: "direct" },
        { credibility: 3, directness: "direct" },
      ],
    });
    expect(captureText.slice(snapshot!.position!.start, snapshot!.position!.end)).toBe(snapshot!.quote);
    expect(snapshot!.source.citation).toMatch(/Birch/);
    expect(content.evidence.find(({ evidenceId }) => evidenceId === told.id)).toMatchObject({
      copyState: "no_copy",
      capture: null,
      position: null,
    });
    expect((await claimOf(owner, claimId)).state).toBe("adjudicated");
    expect(await verifyChain(owner)).toMatchObject({ ok: true });
  });

  test("cites and judges a source that was merged as the one that stands for it, as the desk does", async () => {
    const { owner } = await makeWorkspace();
    const { workspaceId } = owner;
    const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
    const absorbed = await makeSource({ actor: owner, reliability: "E", url: "https://old.example/report" });
    const evidence = await makeEvidence({ actor: owner, claimId, sourceId: absorbed.id });
    const before = await makeVerdict({ actor: owner, claimId, evidenceIds: [evidence.id] });
    const heir = await makeSource({
      actor: owner,
      reliability: "A",
      url: "https://new.example/report",
      csl: { type: "report", title: "The yearly report", author: [{ family: "Cole" }] },
    });
    succeeded(await mergeSources({ actor: owner, input: { absorbedId: absorbed.id, intoId: heir.id }, now }));
    // The merge is no change of the evidence, and the verdict before it is as it was.
    expect(await evidenceHasChanged(db, { workspaceId, verdictId: before.verdictId })).toBe(false);
    const [earlier] = storedVerdictContent(await storedOf(owner, before.verdictId)).evidence;
    expect(earlier!.source).toMatchObject({ reliability: "E", url: "https://old.example/report" });

    const input = { ...assessmentOf(before), claimId, basedOnNumber: 1 };
    const { verdictId } = succeeded(await settleVerdict({ actor: owner, input, now }));
    const [later] = storedVerdictContent(await storedOf(owner, verdictId)).evidence;
    expect(later!.source).toMatchObject({ id: absorbed.id, reliability: "A", url: "https://new.example/report" });
    expect(later!.source.citation).toMatch(/Cole/);
    const [card] = await listEvidence({ workspaceId, where: { claimId } });
    expect(card!.source).toMatchObject({ reference: later!.source.citation, reliability: later!.source.reliability });
    succeeded(await unmergeSource({ actor: owner, input: { absorbedId: absorbed.id }, now }));
    expect(await evidenceHasChanged(db, { workspaceId, verdictId })).toBe(false);
  });

  test("what changes later changes neither the snapshot nor the hash", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    const before = JSON.stringify(storedVerdictContent(await storedOf(owner, made.verdictId)));
    await db.evidence.updateMany({
      where: { id: made.evidenceIds[0]! },
      data: { exact: "Other words.", stance: "context" },
    });
    await db.source.updateMany({ where: { workspaceId: owner.workspaceId }, data: { title: "Renamed" } });
    expect(JSON.stringify(storedVerdictContent(await storedOf(owner, made.verdictId)))).toBe(before);
  });

  test("of two people who settle at once one is first, and the second is told so", async () => {
    const { owner } = await makeWorkspace();
    const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
    const round = await makeRevealedRound({ actor: owner });
    const input = { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: 0 };
    const outcomes = await Promise.all([owner, editor].map((actor) => settleVerdict({ actor, input, now })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already_settled" });
    expect(await db.verdict.count({ where: { claimId: round.claimId } })).toBe(1);
  });

  test("settling again makes the next number and voids the approvals of the one before", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    succeeded(await approve(made.reviewers[0], made));
    const input = {
      ...assessmentOf(made),
      claimId: made.claimId,
      basedOnNumber: 1,
      justification: "On second thought.",
    };
    expect(succeeded(await settleVerdict({ actor: owner, input, now })).number).toBe(2);
    expect(await db.approval.count({ where: { verdictId: made.verdictId, voidedAt: null } })).toBe(0);
    // Whoever still has the first one on the screen approves nothing.
    expect(await approve(made.reviewers[1], made)).toEqual({ ok: false, reason: "verdict_changed" });
  });

  test("an approved verdict cannot be settled over", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeApprovedVerdict({ actor: owner });
    const input = { ...assessmentOf(made), claimId: made.claimId, basedOnNumber: 1 };
    expect(await settleVerdict({ actor: owner, input, now })).toEqual({ ok: false, reason: "wrong_state" });
  });

  test("only the claim's last round, a rating of its scale and evidence that is left", async () => {
    const { owner } = await makeWorkspace();
    const first = await makeRevealedRound({ actor: owner });
    const { claimId, evidenceIds } = first;
    succeeded(await reopenClaim({ actor: owner, input: { claimId, reason: "Once more." }, now }));
    const second = await makeRevealedRound({ actor: owner, claimId, evidenceIds });
    const settle = (change: object) =>
      settleVerdict({
        actor: owner,
        input: { ...assessmentOf(second), claimId, basedOnNumber: 0, ...change },
        now,
      });
    expect(await settle({ roundId: first.roundId })).toEqual({ ok: false, reason: "round_not_revealed" });
    const { ratings } = await makeRound({ actor: (await makeWorkspace()).owner });
    expect(await settle({ ratingId: ratings[0]!.id })).toEqual({ ok: false, reason: "not_on_scale" });
    await db.evidence.updateMany({ where: { id: { in: evidenceIds } }, data: { withdrawnAt: now } });
    expect(await settle({})).toEqual({ ok: false, reason: "no_evidence" });
    expect(await db.verdict.count({ where: { claimId } })).toBe(0);
  });

  test("certainty is computed from the steps, not taken from the form", async () => {
    const { owner } = await makeWorkspace();
    const round = await makeRevealedRound({ actor: owner });
    const input = { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: 0, certainty: "high" };
    const { verdictId } = succeeded(await settleVerdict({ actor: owner, input, now }));
    expect((await storedOf(owner, verdictId)).certainty).toBe("moderate");
  });
});

describe("approving", () => {
  test("never by the adjudicator, by assessors gladly; the last one needed approves the claim", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    expect(await approve(owner, made)).toEqual({ ok: false, reason: "own_verdict" });
    expect(await approve(made.reviewers[0], made)).toEqual({ ok: true, approvals: 1, needed: 2, approved: false });
    expect((await claimOf(owner, made.claimId)).state).toBe("adjudicated");
    expect(await approve(made.reviewers[0], made)).toEqual({ ok: false, reason: "already_approved" });
    expect(await approve(made.reviewers[1], made)).toEqual({ ok: true, approvals: 2, needed: 2, approved: true });
    expect((await claimOf(owner, made.claimId)).state).toBe("approved");
  });

  test("as many as the workspace's policy wants", async () => {
    const { owner } = await makeWorkspace();
    await db.workspace.update({ where: { id: owner.workspaceId }, data: { requiredApprovals: 1 } });
    const made = await makeVerdict({ actor: owner });
    expect(await approve(made.reviewers[0], made)).toMatchObject({ approvals: 1, needed: 1, approved: true });
  });

  test("a policy that wants fewer approves what has enough already", async () => {
    const { owner } = await makeWorkspace();
    const one = await makeVerdict({ actor: owner });
    succeeded(await approve(one.reviewers[0], one));
    const none = await makeVerdict({ actor: owner });
    const changed = await makeVerdict({ actor: owner });
    succeeded(await approve(changed.reviewers[0], changed));
    await db.evidence.updateMany({ where: { id: { in: changed.evidenceIds } }, data: { stance: "context" } });
    const apply = () =>
      transact(async (tx) => ({ ok: true, ids: await approveWhereEnough(tx, { actor: owner, now }) }));
    expect((await apply()).ids).toEqual([]);
    await db.workspace.update({ where: { id: owner.workspaceId }, data: { requiredApprovals: 1 } });
    expect((await apply()).ids).toEqual([one.claimId]);
    expect((await claimOf(owner, one.claimId)).state).toBe("approved");
    expect((await claimOf(owner, none.claimId)).state).toBe("adjudicated");
    expect(await verifyChain(owner)).toMatchObject({ ok: true });
  });

  test("only what the approver saw", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    const other = { ...made, sha256: "0".repeat(64) };
    expect(await approve(made.reviewers[0], other)).toEqual({ ok: false, reason: "verdict_changed" });
    expect(await db.approval.count({ where: { verdictId: made.verdictId } })).toBe(0);
  });

  test("the same person twice at once counts once", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    const [reviewer] = made.reviewers;
    const outcomes = await Promise.all([approve(reviewer, made), approve(reviewer, made)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already_approved" });
    expect((await claimOf(owner, made.claimId)).state).toBe("adjudicated");
  });

  test("two last approvals at once: both count, and the claim is approved once", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    const outcomes = await Promise.all(made.reviewers.map((reviewer) => approve(reviewer, made)));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.approved)).toHaveLength(1);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect((await claimOf(owner, made.claimId)).state).toBe("approved");
  });

  test("not when evidence was edited since the verdict", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeVerdict({ actor: owner });
    await db.evidence.updateMany({ where: { id: made.evidenceIds[0]! }, data: { stance: "supports" } });
    expect(await approve(made.reviewers[0], made)).toEqual({ ok: false, reason: "evidence_changed" });
    const panel = await getReviewPanel({ actor: made.reviewers[0], claimId: made.claimId });
    expect(panel?.verdicts[0]).toMatchObject({ evidenceChanged: true, mayApprove: true });
  });
});

describe("approvals end", () => {
  test("when their giver takes them back, with the reason, and can be given again", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeApprovedVerdict({ actor: owner });
    const [reviewer] = made.reviewers;
    const input = { verdictId: made.verdictId, reason: "The table says 2023." };
    expect(await withdrawApproval({ actor: reviewer, input, now })).toEqual({ ok: true, approvals: 1, needed: 2 });
    expect((await claimOf(owner, made.claimId)).state).toBe("adjudicated");
    expect(await withdrawApproval({ actor: reviewer, input, now })).toEqual({ ok: false, reason: "not_approved" });
    const panel = await getReviewPanel({ actor: owner, claimId: made.claimId });
    expect(panel?.stepsBack[0]).toMatchObject({ step: "unapprove", reason: input.reason });
    expect(panel?.verdicts[0]?.approvals.filter(({ voidedReason }) => voidedReason === input.reason)).toHaveLength(1);
    expect(await approve(reviewer, made)).toMatchObject({ ok: true, approved: true });
  });

  test("when evidence of the verdict changes; the claim has to be settled and approved again", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeApprovedVerdict({ actor: owner });
    const evidenceId = made.evidenceIds[0]!;
    const reason = "A piece of evidence was edited.";
    const affected = await transact(async (tx) => {
      await tx.evidence.updateMany({ where: { id: evidenceId }, data: { exact: "The board postponed its decision." } });
      return {
        ok: true,
        ids: await voidApprovalsOfEvidence(tx, { actor: owner, evidenceIds: [evidenceId], reason, now }),
      };
    });
    expect(affected.ids).toEqual([made.claimId]);
    expect((await claimOf(owner, made.claimId)).state).toBe("adjudicated");
    expect(await db.approval.count({ where: { verdictId: made.verdictId, voidedAt: null } })).toBe(0);
    expect(await approve(made.reviewers[0], made)).toEqual({ ok: false, reason: "evidence_changed" });

    const input = { ...assessmentOf(made), claimId: made.claimId, basedOnNumber: 1 };
    const again = succeeded(await settleVerdict({ actor: owner, input, now }));
    const [snapshot] = storedVerdictContent(await storedOf(owner, again.verdictId)).evidence;
    expect(snapshot?.quote).toBe("The board postponed its decision.");
    expect(await approve(made.reviewers[0], again)).toMatchObject({ ok: true });
    expect(await verifyChain(owner)).toMatchObject({ ok: true });
  });

  test("but not for a change that is none, nor for claims without a standing verdict", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeApprovedVerdict({ actor: owner });
    const touch = (evidenceIds: string[]) =>
      transact(async (tx) => ({
        ok: true,
        ids: await voidApprovalsOfEvidence(tx, { actor: owner, evidenceIds, reason: "Touched.", now }),
      }));
    expect((await touch(made.evidenceIds)).ids).toEqual([]);
    expect((await claimOf(owner, made.claimId)).state).toBe("approved");
    succeeded(await reopenClaim({ actor: owner, input: { claimId: made.claimId, reason: "New figures." }, now }));
    await db.evidence.updateMany({ where: { id: { in: made.evidenceIds } }, data: { stance: "context" } });
    expect((await touch(made.evidenceIds)).ids).toEqual([]);
    expect(await db.approval.count({ where: { verdictId: made.verdictId, voidedAt: null } })).toBe(2);
  });
});

describe("reopening", () => {
  async function publish(
    actor: Actor,
    { briefingId, number, verdictId }: { briefingId: string; number: number; verdictId?: string },
  ) {
    const { workspaceId, userId } = actor;
    const edition = await db.edition.create({
      data: { workspaceId, briefingId, number, canonical: "{}", sha256: "", activityHead: "", publishedById: userId },
    });
    if (verdictId) await db.editionVerdict.create({ data: { workspaceId, editionId: edition.id, verdictId } });
    return edition.id;
  }
  async function briefing({ workspaceId, userId }: Actor, slug: string) {
    return (await db.briefing.create({ data: { workspaceId, title: slug, slug, createdById: userId } })).id;
  }

  test("leaves verdict, approvals and editions alone, flags the editions and opens the dossier", async () => {
    const { owner } = await makeWorkspace();
    const made = await makeApprovedVerdict({ actor: owner });
    const { verdictId, claimId } = made;
    const one = await briefing(owner, "one");
    const older = await publish(owner, { briefingId: one, number: 1, verdictId });
    const newer = await publish(owner, { briefingId: one, number: 2, verdictId });
    const two = await briefing(owner, "two");
    const dropped = await publish(owner, { briefingId: two, number: 1, verdictId });
    await publish(owner, { briefingId: two, number: 2 });

    const reopen = () => reopenClaim({ actor: owner, input: { claimId, reason: "New figures." }, now });
    const outcome = succeeded(await reopen());
    expect(new Set(outcome.editionIds)).toEqual(new Set([older, newer, dropped]));
    const { workspaceId } = owner;
    expect(rerenderAfterNotice).toHaveBeenLastCalledWith({ workspaceId, editionIds: outcome.editionIds });
    const notices = await db.laterNotice.findMany({ where: { workspaceId: owner.workspaceId } });
    expect(new Set(notices.map(({ editionId }) => editionId))).toEqual(new Set([older, newer, dropped]));
    expect(notices[0]).toMatchObject({ kind: "claim_reopened", objectType: "claim", objectId: claimId, endedAt: null });
    expect(notices[0]?.text).toContain("On 2 March 2026");
    expect(notices[0]?.text).not.toContain("New figures.");
    const doubts = await db.reReviewItem.findMany({ where: { workspaceId: owner.workspaceId } });
    expect(doubts).toMatchObject([
      { objectType: "edition", objectId: newer, cause: "claim_reopened", causeId: claimId },
    ]);
    expect((await claimOf(owner, claimId)).state).toBe("reopened");
    expect(await db.approval.count({ where: { verdictId, voidedAt: null } })).toBe(2);

    // A second time, after a second round: what still stands there is not said twice.
    await makeRevealedRound({ actor: owner, claimId, evidenceIds: made.evidenceIds });
    succeeded(await reopen());
    expect(await db.laterNotice.count({ where: { workspaceId: owner.workspaceId } })).toBe(3);
    expect(await db.reReviewItem.count({ where: { workspaceId: owner.workspaceId } })).toBe(1);
  });

  test("cancels an open round, and keeps the reason", async () => {
    const { owner } = await makeWorkspace();
    const { claimId, roundId } = await makeRound({ actor: owner });
    succeeded(await reopenClaim({ actor: owner, input: { claimId, reason: "The wording is off." }, now }));
    const round = await db.reviewRound.findFirstOrThrow({ where: { id: roundId } });
    expect(round.cancelledAt).toEqual(now);
    const panel = await getReviewPanel({ actor: owner, claimId });
    expect(panel?.stepsBack).toMatchObject([{ step: "reopen", reason: "The wording is off." }]);
    expect(await reopenClaim({ actor: owner, input: { claimId, reason: "Again." }, now })).toEqual({
      ok: false,
      reason: "wrong_state",
    });
  });

  test("the verdict of a later round keeps the approvals that editions rest on", async () => {
    const { owner } = await makeWorkspace();
    const first = await makeApprovedVerdict({ actor: owner });
    const { claimId, evidenceIds } = first;
    succeeded(await reopenClaim({ actor: owner, input: { claimId, reason: "New figures." }, now }));
    const second = await makeApprovedVerdict({ actor: owner, claimId, evidenceIds });
    expect(second.number).toBe(2);
    expect(await db.approval.count({ where: { verdictId: first.verdictId, voidedAt: null } })).toBe(2);
  });
});

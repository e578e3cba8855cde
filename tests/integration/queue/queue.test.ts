import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { listDoubts, listReports } from "@/lib/server/queue/doubts";
import { handleReport, resolveReReview } from "@/lib/server/queue/mutations";
import { listWaiting } from "@/lib/server/queue/waiting";
import { changeStatus } from "@/lib/server/source/change-status";
import { submitAssessment, rateEvidence } from "@/lib/server/review/writing-mutations";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { assessmentOf, makeRevealedRound, makeRound, makeVerdict, succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

async function membersOf(owner: Actor): Promise<Record<Role, Actor>> {
  const made = await Promise.all(
    roles.map(async (role) => [
      role,
      role === "owner" ? owner : await makeMember({ workspaceId: owner.workspaceId, role }),
    ]),
  );
  return Object.fromEntries(made) as Record<Role, Actor>;
}

/** A retracted source with evidence for a claim: two things in doubt, the evidence and the claim. */
async function makeDoubt(owner: Actor) {
  const capture = await makeCapture({ actor: owner });
  await makeEvidence({ actor: owner, captureId: capture.id });
  succeeded(
    await changeStatus({
      actor: owner,
      input: { sourceId: capture.sourceId!, status: "retracted", note: "Taken back by its publisher.", on: "" },
      now,
    }),
  );
  const { groups } = await listDoubts({ workspaceId: owner.workspaceId, limit: 10 });
  return { sourceId: capture.sourceId!, group: groups.at(-1)! };
}

async function makeReport({ workspaceId }: Actor) {
  return db.errorReport.create({ data: { workspaceId, path: "/p/desk/beds", message: "It says 36.", createdAt: now } });
}

describe("what is in doubt", () => {
  test("is grouped by the change, with what rests on it", async () => {
    const { owner } = await makeWorkspace();
    const { group, sourceId } = await makeDoubt(owner);
    expect(group).toMatchObject({
      what: "The status of a source changed",
      about: { id: sourceId, mark: "Retracted" },
      note: "Taken back by its publisher.",
      total: 2,
    });
    expect(group.items.map(({ objectType }) => objectType)).toEqual(["claim", "evidence"]);
    const stranger = (await makeWorkspace()).owner;
    expect(await listDoubts({ workspaceId: stranger.workspaceId, limit: 10 })).toEqual({ groups: [], more: false });
  });

  test("is settled with a reason by those who may, once, and on the record", async () => {
    const { owner } = await makeWorkspace();
    const { workspaceId } = owner;
    const members = await membersOf(owner);
    const { group, sourceId } = await makeDoubt(owner);
    const input = { itemIds: group.items.map(({ id }) => id), reason: "The figure was checked against the ledger." };
    for (const role of ["viewer", "volunteer", "reviewer"] as const) {
      expect(await resolveReReview({ actor: members[role], input, now })).toEqual({ ok: false, reason: "forbidden" });
    }
    const stranger = (await makeWorkspace()).owner;
    expect(await resolveReReview({ actor: stranger, input, now })).toEqual({ ok: false, reason: "not_found" });

    const answers = await Promise.all([members.editor, owner].map((actor) => resolveReReview({ actor, input, now })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already_handled" });
    const stored = await db.reReviewItem.findMany({ where: { workspaceId } });
    expect(stored.map(({ state, reason }) => [state, reason])).toEqual(stored.map(() => ["still_holds", input.reason]));
    const record = await db.activity.findMany({ where: { workspaceId, verb: "reReview.resolved" } });
    expect(record).toHaveLength(1);
    expect(record[0]).toMatchObject({ objectType: "source", objectId: sourceId });
    expect(record[0]!.canonical).not.toContain("ledger");
    expect(await verifyChain({ workspaceId })).toMatchObject({ ok: true });
    expect((await listDoubts({ workspaceId, limit: 10 })).groups).toEqual([]);
  });

  test("is settled wholly or not at all, and one change at a time", async () => {
    const { owner } = await makeWorkspace();
    const [first, second] = [await makeDoubt(owner), await makeDoubt(owner)];
    const mixed = [first.group.items[0]!.id, second.group.items[0]!.id];
    expect(await resolveReReview({ actor: owner, input: { itemIds: mixed, reason: "Because." }, now })).toEqual({
      ok: false,
      reason: "mixed_causes",
    });
    const [one, other] = first.group.items.map(({ id }) => id);
    succeeded(await resolveReReview({ actor: owner, input: { itemIds: [one!], reason: "Because." }, now }));
    expect(await resolveReReview({ actor: owner, input: { itemIds: [one!, other!], reason: "Again." }, now })).toEqual({
      ok: false,
      reason: "already_handled",
    });
    const left = await db.reReviewItem.findFirstOrThrow({ where: { workspaceId: owner.workspaceId, id: other! } });
    expect(left).toMatchObject({ state: "open", reason: null });
  });
});

describe("a reader's report", () => {
  test("is answered or dismissed by those who may, once", async () => {
    const { owner } = await makeWorkspace();
    const members = await membersOf(owner);
    const report = await makeReport(owner);
    const input = { reportId: report.id, state: "answered", answer: "The final plan says 36; corrected." } as const;
    for (const role of ["viewer", "volunteer", "reviewer"] as const) {
      expect(await handleReport({ actor: members[role], input, now })).toEqual({ ok: false, reason: "forbidden" });
    }
    const stranger = (await makeWorkspace()).owner;
    expect(await handleReport({ actor: stranger, input, now })).toEqual({ ok: false, reason: "not_found" });
    succeeded(await handleReport({ actor: members.editor, input, now }));
    const again = { ...input, state: "dismissed" as const };
    expect(await handleReport({ actor: owner, input: again, now })).toEqual({ ok: false, reason: "already_handled" });
    const stored = await db.errorReport.findFirstOrThrow({ where: { id: report.id } });
    expect(stored).toMatchObject({ state: "answered", answer: input.answer, handledById: members.editor.userId });
    const told = await db.activity.findFirstOrThrow({ where: { verb: "report.handled", objectId: report.id } });
    expect(told).toMatchObject({ objectType: "error_report", detail: { state: "answered" } });
    expect(await listReports({ workspaceId: owner.workspaceId, limit: 10 })).toEqual([]);
    expect(await verifyChain({ workspaceId: owner.workspaceId })).toMatchObject({ ok: true });
  });
});

describe("what waits", () => {
  let owner: Actor;
  let members: Record<Role, Actor>;
  let round: Awaited<ReturnType<typeof makeRound>>;

  beforeAll(async () => {
    owner = (await makeWorkspace()).owner;
    members = await membersOf(owner);
    round = await makeRound({ actor: owner });
    await makeVerdict({ actor: owner });
    await makeRevealedRound({ actor: owner });
    const article = await makeArticle({ actor: owner });
    await makeClaim({ actor: owner, at: { article, exact: "Waiting times have doubled since 2019." } });
    await db.anchor.updateMany({
      where: { workspaceId: owner.workspaceId },
      data: { state: "fuzzy", confirmedById: null },
    });
    await db.articleImport.create({
      data: {
        workspaceId: owner.workspaceId,
        origin: "paste",
        proposal: {},
        draft: { fields: { title: "A draft" } },
        createdById: members.volunteer.userId,
      },
    });
  });

  const kinds = async (actor: Actor) => {
    const { forMe, forAnyone } = await listWaiting({ actor, limit: 20 });
    return { forMe: forMe.map(({ kind }) => kind), forAnyone: forAnyone.map(({ kind }) => kind) };
  };

  test("depends on the role", async () => {
    expect(await kinds(members.viewer)).toEqual({ forMe: [], forAnyone: [] });
    expect(await kinds(members.volunteer)).toEqual({
      forMe: ["rate_evidence", "finish_import"],
      forAnyone: ["confirm_places", "find_evidence"],
    });
    expect(await kinds(members.reviewer)).toEqual({
      forMe: ["rate_evidence"],
      forAnyone: ["approve_verdict", "confirm_places", "find_evidence"],
    });
    expect(await kinds(members.editor)).toEqual({
      forMe: ["rate_evidence"],
      forAnyone: ["settle_verdict", "approve_verdict", "confirm_places", "find_evidence"],
    });
    // Whoever settled a verdict cannot approve it.
    expect((await kinds(owner)).forAnyone).toEqual(["settle_verdict", "confirm_places", "find_evidence"]);
  });

  test("tells a draft by its title and leads to each place", async () => {
    const { forMe } = await listWaiting({ actor: members.volunteer, limit: 20 });
    expect(forMe[1]).toMatchObject({
      title: "A draft",
      path: expect.stringMatching(/^\/articles\/import\/[0-9a-f-]+$/),
    });
    expect(forMe[0]).toMatchObject({ path: `/claims/${round.claimId}#review` });
  });

  test("goes when it is done, and says nothing of what others wrote", async () => {
    const { reviewer, editor } = members;
    const input = {
      roundId: round.roundId,
      evidenceId: round.evidenceIds[0]!,
      credibility: 2,
      directness: "direct",
      reason: "",
    } as const;
    succeeded(await rateEvidence({ actor: reviewer, input, now }));
    expect((await listWaiting({ actor: reviewer, limit: 20 })).forMe.map(({ todo }) => todo)).toEqual([
      "Write your assessment",
    ]);
    const untouched = await listWaiting({ actor: members.volunteer, limit: 20 });
    expect(untouched.forMe[0]!.todo).toBe("Rate its one piece of evidence");
    succeeded(await submitAssessment({ actor: reviewer, input: assessmentOf(round), now }));
    expect((await kinds(reviewer)).forMe).toEqual([]);
    expect((await kinds(editor)).forAnyone).not.toContain("reveal_round");
    succeeded(await submitAssessment({ actor: owner, input: assessmentOf(round), now }));
    expect((await kinds(editor)).forAnyone).toContain("reveal_round");
    expect((await kinds(reviewer)).forAnyone).not.toContain("reveal_round");
  });

  test("is bounded for each kind, and empty in another workspace", async () => {
    await makeRound({ actor: owner });
    const { forMe } = await listWaiting({ actor: members.editor, limit: 1 });
    expect(forMe).toHaveLength(1);
    const stranger = (await makeWorkspace()).owner;
    expect(await kinds(stranger)).toEqual({ forMe: [], forAnyone: [] });
  });
});

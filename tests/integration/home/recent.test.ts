import pg from "pg";
import { expect, test, vi } from "vitest";
import { transact } from "@/lib/db/transact";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { verbs } from "@/lib/server/activity/verbs";
import { listRecent } from "@/lib/server/home/recent";
import { submitAssessment } from "@/lib/server/review/writing-mutations";
import { makeClaim } from "@/tests/factories/article";
import { assessmentOf, makeRound, succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

test("what changed is told with names and titles, the newest first, and nothing of another workspace", async () => {
  const { owner } = await makeWorkspace();
  const { owner: stranger } = await makeWorkspace();
  await makeClaim({ actor: stranger });
  const claim = await makeClaim({ actor: owner, statement: "The trust closed a ward." });
  const lines = await listRecent({ workspaceId: owner.workspaceId, limit: 10 });
  expect(lines.map(({ who, did, thing }) => [who, did, thing?.title ?? null])).toEqual([
    ["Olive Owner", verbs["claim.created"], "The trust closed a ward."],
    ["Olive Owner", verbs["workspace.created"], null],
  ]);
  expect(lines[0]!.thing?.path).toBe(`/claims/${claim.claimId}`);
});

test("who joined is named once, as the one who did it", async () => {
  const { owner } = await makeWorkspace();
  const member = await makeMember({ workspaceId: owner.workspaceId, role: "volunteer" });
  await transact(async (tx) => {
    const { workspaceId, userId: actorId } = member;
    await appendActivity(tx, {
      workspaceId,
      actorId,
      verb: "member.joined",
      objectType: "user",
      objectId: actorId,
      now,
    });
    return { ok: true as const };
  });
  const [line] = await listRecent({ workspaceId: owner.workspaceId, limit: 1 });
  expect(line).toMatchObject({ who: "A volunteer", did: verbs["member.joined"], thing: null });
});

test("an assessment in an open round is told as submitted, and nothing of it", async () => {
  const { owner } = await makeWorkspace();
  const reviewer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
  const round = await makeRound({ actor: owner });
  const input = assessmentOf(round);
  succeeded(await submitAssessment({ actor: reviewer, input, now }));
  const lines = await listRecent({ workspaceId: owner.workspaceId, limit: 10 });
  expect(lines[0]).toMatchObject({ did: "submitted an assessment", who: "A reviewer" });
  const told = JSON.stringify(lines);
  const rating = round.ratings.find(({ id }) => id === input.ratingId)!;
  for (const secret of [input.justification, input.ratingId, rating.label]) expect(told).not.toContain(secret);
});

test("what is done again and again to one thing is one line", async () => {
  const { owner } = await makeWorkspace();
  const claim = await makeClaim({ actor: owner });
  for (let time = 0; time < 30; time += 1) {
    await transact(async (tx) => {
      const { workspaceId, userId: actorId } = owner;
      const what = { verb: "claim.edited", objectType: "claim", objectId: claim.claimId } as const;
      await appendActivity(tx, { workspaceId, actorId, ...what, now });
      return { ok: true as const };
    });
  }
  const lines = await listRecent({ workspaceId: owner.workspaceId, limit: 10 });
  expect(lines[0]).toMatchObject({ did: "edited a claim", times: 30 });
  expect(lines).toHaveLength(3);
});

test("reads with a number of queries that does not grow with what is listed", async () => {
  const { owner } = await makeWorkspace();
  for (let made = 0; made < 8; made += 1) await makeClaim({ actor: owner, statement: `Statement ${made} of eight.` });
  const asked = vi.spyOn(pg.Client.prototype, "query");
  const count = async (limit: number) => {
    asked.mockClear();
    await listRecent({ workspaceId: owner.workspaceId, limit });
    return asked.mock.calls.length;
  };
  const few = await count(2);
  expect(few).toBeGreaterThan(0);
  expect(await count(8)).toBe(few);
});

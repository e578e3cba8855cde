import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { attachAppearance } from "@/lib/server/claim/appearances";
import { relateClaims } from "@/lib/server/claim/relate-claims";
import { decidePassage, undoDecision } from "@/lib/server/passage/mutations";
import { makeArticle, makeClaim, type MadeArticle } from "../../factories/article";
import { makeMember, makeWorkspace, testNow } from "../../factories/workspace";

let actor: Actor;
let article: MadeArticle;
let clock: number;
const tick = () => new Date((clock += 1000));

beforeEach(async () => {
  clock = testNow.getTime();
  actor = (await makeWorkspace()).owner;
  article = await makeArticle({ actor });
});

function rangeOf(exact: string) {
  const start = article.text.indexOf(exact);
  return { articleVersionId: article.versionId, start, end: start + exact.length };
}
async function decide(exact: string, disposition: "not_checkable" | "out_of_scope" = "not_checkable") {
  return decidePassage({ actor, input: { ...rangeOf(exact), disposition, reason: "Opinion" }, now: tick() });
}
async function standing() {
  const rows = await db.passageDecision.findMany({
    where: { articleVersionId: article.versionId, undoneAt: null },
    orderBy: [{ start: "asc" }, { createdAt: "asc" }],
  });
  return rows.map((row) => [article.text.slice(row.start, row.end), row.disposition]);
}

test("a decision takes the place of those inside it, and undoing it brings them back", async () => {
  await decide("called the plan reckless");
  await decide("Dr Ines Halloran", "out_of_scope");
  const whole = await decide("Dr Ines Halloran, who chairs the campaign, called the plan reckless.");
  if (!whole.ok) throw new Error(whole.reason);
  expect(await standing()).toEqual([
    ["Dr Ines Halloran, who chairs the campaign, called the plan reckless.", "not_checkable"],
  ]);
  const undone = await undoDecision({ actor, input: { decisionId: whole.decisionId }, now: tick() });
  expect(undone).toMatchObject({ ok: true, removedClaim: null });
  expect(await standing()).toEqual([
    ["Dr Ines Halloran", "out_of_scope"],
    ["called the plan reckless", "not_checkable"],
  ]);
  const again = await undoDecision({ actor, input: { decisionId: whole.decisionId }, now: tick() });
  expect(again).toEqual({ ok: false, reason: "already_undone" });
});

test("a run that is a claim cannot be called not checkable, a part around it can", async () => {
  await makeClaim({ actor, at: { article, exact: "will lose 40 beds by April" } });
  expect(await decide("40 beds")).toEqual({ ok: false, reason: "has_claim" });
  expect((await decide("Thornby General will lose 40 beds by April, the trust said on Tuesday.")).ok).toBe(true);
});

test("a range outside the text is refused", async () => {
  const input = { articleVersionId: article.versionId, start: 0, end: article.text.length + 1 };
  const refused = await decidePassage({ actor, input: { ...input, disposition: "out_of_scope" }, now: tick() });
  expect(refused).toEqual({ ok: false, reason: "range_outside" });
});

describe("undoing a claim", () => {
  async function decisionOf(claimId: string) {
    return (await db.passageDecision.findFirstOrThrow({ where: { claimId } })).id;
  }

  test("removes a bare claim of one's own and gives its fields back", async () => {
    const { claimId } = await makeClaim({ actor, at: { article, exact: "40 beds" } });
    const undone = await undoDecision({ actor, input: { decisionId: await decisionOf(claimId) }, now: tick() });
    expect(undone).toMatchObject({
      ok: true,
      removedClaim: { statement: "Thornby General will lose 40 beds by April 2026." },
    });
    expect(await db.claim.count({ where: { id: claimId } })).toBe(0);
    expect(await standing()).toEqual([]);
  });

  test("keeps a claim that something rests on", async () => {
    const { claimId } = await makeClaim({ actor, at: { article, exact: "40 beds" } });
    const other = await makeClaim({ actor, statement: "Other." });
    await relateClaims({
      actor,
      input: { fromClaimId: claimId, toClaimId: other.claimId, kind: "narrows" },
      now: tick(),
    });
    const undone = await undoDecision({ actor, input: { decisionId: await decisionOf(claimId) }, now: tick() });
    expect(undone).toMatchObject({ ok: true, removedClaim: null });
    expect(await db.claim.count({ where: { id: claimId } })).toBe(1);
    expect(await db.appearance.count({ where: { claimId, removedAt: null } })).toBe(0);
  });

  test("keeps a claim of somebody else, and takes only its appearance away", async () => {
    const colleague = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
    const { claimId } = await makeClaim({ actor: colleague });
    const mark = { ...rangeOf("40 beds"), exact: "40 beds" };
    const made = await attachAppearance({ actor, input: { claimId, mark }, now: tick() });
    if (!made.ok) throw new Error(made.reason);
    const undone = await undoDecision({ actor, input: { decisionId: made.decisionId }, now: tick() });
    expect(undone).toMatchObject({ ok: true, removedClaim: null });
    expect(await db.claim.count({ where: { id: claimId } })).toBe(1);
  });
});

test("two people who decide the same passage at once leave one decision", async () => {
  const colleague = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
  const input = { ...rangeOf("called the plan reckless"), disposition: "not_checkable" as const };
  const now = tick();
  const both = await Promise.all([
    decidePassage({ actor, input, now }),
    decidePassage({ actor: colleague, input, now: new Date(now.getTime() + 1) }),
  ]);
  expect(both.every(({ ok }) => ok)).toBe(true);
  expect(await standing()).toEqual([["called the plan reckless", "not_checkable"]]);
});

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { addSearchLog } from "@/lib/server/evidence/add-search-log";
import { groupEvidence } from "@/lib/server/evidence/group-evidence";
import { createEvidence, editEvidence, restoreEvidence, withdrawEvidence } from "@/lib/server/evidence/mutations";
import { cancelRound } from "@/lib/server/review/round-mutations";
import { makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict, makeRound, succeeded } from "@/tests/factories/review";
import { captureText, makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let actor: Actor;
let claimId: string;
let sourceId: string;
const exact = "The board has not decided to close the maternity ward.";

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  claimId = (await makeClaim({ actor })).claimId;
  sourceId = (await makeSource({ actor })).id;
});

type Input = Parameters<typeof createEvidence>[0]["input"];
const create = (fields: Partial<Input> = {}) =>
  createEvidence({
    actor,
    input: {
      claimId,
      sourceId,
      kind: "quotation",
      exact,
      locator: "",
      stance: "refutes",
      note: "",
      groupId: null,
      ...fields,
    },
    now,
  });
const edit = (evidenceId: string, fields: Partial<Input> = {}) => {
  const input = {
    evidenceId,
    kind: "quotation",
    exact,
    locator: "",
    stance: "refutes",
    note: "",
    groupId: null,
  } as const;
  return editEvidence({ actor, input: { ...input, ...fields }, now });
};
const rowOf = (id: string) =>
  db.evidence.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id } } });
const claimState = async (id = claimId) =>
  (await db.claim.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, id } })).state;

describe("createEvidence", () => {
  test("verifies the quote against the newest copy that holds it, and begins to gather", async () => {
    const holding = await makeCapture({ actor, sourceId, capturedAt: new Date("2026-01-01") });
    await makeCapture({ actor, sourceId, text: "Something newer.", capturedAt: new Date("2026-02-01") });
    const made = succeeded(await create());
    expect(made.quote).toEqual({ copyState: "verified", nearest: null });
    const row = await rowOf(made.evidenceId);
    expect(row.captureId).toBe(holding.id);
    expect(captureText.slice(row.start!, row.end!)).toBe(exact);
    expect(captureText).toContain(`${row.prefix}${exact}${row.suffix}`);
    expect(await claimState()).toBe("gathering");
  });

  test("says that the copy does not hold the quote, and what it says instead", async () => {
    const { id } = await makeCapture({ actor, sourceId });
    const made = succeeded(await create({ exact: "The board has now decided to close the maternity ward." }));
    expect(made.quote.copyState).toBe("not_found");
    expect(made.quote.nearest).toContain("has not decided");
    expect(await rowOf(made.evidenceId)).toMatchObject({ captureId: id, start: null, end: null });
  });

  test("works without a copy, and without quoting", async () => {
    expect(succeeded(await create()).quote.copyState).toBe("no_copy");
    await makeCapture({ actor, sourceId });
    expect(succeeded(await create({ captureId: null, stance: "context" })).quote.copyState).toBe("no_copy");
    const told = succeeded(await create({ kind: "finding", exact: "", note: "The report as a whole." }));
    expect(told.quote.copyState).toBe("nothing_quoted");
  });

  test("a copy that was taken when the page had gone is not one to quote from", async () => {
    await makeCapture({ actor, sourceId, change: "gone" });
    expect(succeeded(await create()).quote.copyState).toBe("no_copy");
  });

  test("goes to the source that absorbed the named one, and may use its copies", async () => {
    const absorbed = await makeSource({ actor, mergedIntoId: sourceId });
    const capture = await makeCapture({ actor, sourceId: absorbed.id });
    const { evidenceId } = succeeded(await create({ sourceId: absorbed.id, captureId: capture.id }));
    expect(await rowOf(evidenceId)).toMatchObject({ sourceId, captureId: capture.id });
  });

  test("refuses what belongs to another source, claim or workspace", async () => {
    const { owner: stranger } = await makeWorkspace();
    const foreignSource = (await makeSource({ actor: stranger })).id;
    const otherCapture = (await makeCapture({ actor })).id;
    const foreignClaim = (await makeClaim({ actor: stranger })).claimId;
    const otherClaim = (await makeClaim({ actor })).claimId;
    const group = await db.evidenceGroup.create({
      data: { workspaceId: actor.workspaceId, claimId: otherClaim, label: "G", createdById: actor.userId },
    });
    expect(await create({ sourceId: foreignSource })).toEqual({ ok: false, reason: "source_not_found" });
    expect(await create({ captureId: otherCapture })).toEqual({ ok: false, reason: "capture_not_found" });
    expect(await create({ claimId: foreignClaim })).toEqual({ ok: false, reason: "not_found" });
    expect(await create({ groupId: group.id })).toEqual({ ok: false, reason: "group_not_found" });
    await db.claim.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: claimId } },
      data: { mergedIntoId: otherClaim },
    });
    expect(await create()).toEqual({ ok: false, reason: "claim_merged" });
    expect(await db.evidence.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("the same thing sent five times at once is added once", async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => create()));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.filter((outcome) => !outcome.ok && outcome.reason === "already_there")).toHaveLength(4);
  });

  test("is possible while a round is open, and waits for the next", async () => {
    const round = await makeRound({ actor, claimId });
    const { evidenceId } = succeeded(await create());
    const inRound = await db.roundEvidence.findMany({
      where: { workspaceId: actor.workspaceId, roundId: round.roundId },
    });
    expect(inRound.map((row) => row.evidenceId)).not.toContain(evidenceId);
    expect(await claimState()).toBe("in_review");
  });
});

describe("editEvidence", () => {
  test("checks the words anew, in a newer copy where the old one does not hold them", async () => {
    const old = await makeCapture({ actor, sourceId, text: "Nothing of it.", capturedAt: new Date("2026-01-01") });
    const { evidenceId } = succeeded(await create());
    expect(await rowOf(evidenceId)).toMatchObject({ captureId: old.id, start: null });
    const newer = await makeCapture({ actor, sourceId, capturedAt: new Date("2026-02-01") });
    expect(succeeded(await edit(evidenceId)).quote.copyState).toBe("verified");
    expect(await rowOf(evidenceId)).toMatchObject({ captureId: newer.id });
    expect(succeeded(await edit(evidenceId, { exact: "61 per cent", kind: "figure" })).quote.copyState).toBe(
      "verified",
    );
    expect(succeeded(await edit(evidenceId, { exact: "62 per cent" })).quote.copyState).toBe("not_found");
    expect(await rowOf(evidenceId)).toMatchObject({ captureId: newer.id, start: null, end: null, prefix: null });
    expect(succeeded(await edit(evidenceId, { captureId: null })).quote.copyState).toBe("no_copy");
  });

  test("refuses a copy of another source", async () => {
    const { evidenceId } = succeeded(await create());
    const { id } = await makeCapture({ actor });
    expect(await edit(evidenceId, { captureId: id })).toEqual({ ok: false, reason: "capture_not_found" });
  });
});

describe("an item under review", () => {
  test("cannot be edited, withdrawn or regrouped until the round is over", async () => {
    const { evidenceIds, roundId } = await makeRound({ actor, claimId });
    const evidenceId = evidenceIds[0]!;
    const refused = { ok: false, reason: "under_review" };
    expect(await edit(evidenceId)).toEqual(refused);
    expect(await withdrawEvidence({ actor, input: { evidenceId, reason: "Wrong." }, now })).toEqual(refused);
    expect(await groupEvidence({ actor, input: { claimId, evidenceIds, group: { label: "G" } }, now })).toEqual(
      refused,
    );
    succeeded(await cancelRound({ actor, input: { roundId, reason: "A source is missing." }, now }));
    succeeded(await edit(evidenceId, { note: "Now." }));
  });

  test("a round that opens at the same moment as an edit sees it before or after, never in between", async () => {
    const { id } = await makeEvidence({ actor, claimId });
    await db.claim.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: claimId } },
      data: { state: "gathering" },
    });
    const [edited, opened] = await Promise.all([
      edit(id, { note: "Edited." }),
      makeRound({ actor, claimId, evidenceIds: [id] }),
    ]);
    expect(opened.evidenceIds).toEqual([id]);
    const { note } = await rowOf(id);
    expect(edited.ok ? note === "Edited." : edited.reason === "under_review" && note === "").toBe(true);
  });
});

describe("an item that a settled verdict rests on", () => {
  test.each([
    ["editing it", (id: string) => edit(id, { note: "Another reading." })],
    [
      "withdrawing it",
      (id: string) => withdrawEvidence({ actor, input: { evidenceId: id, reason: "Wrong year." }, now }),
    ],
  ])("%s voids the approvals and takes the claim back to adjudicated", async (_, change) => {
    const verdict = await makeApprovedVerdict({ actor });
    expect(await claimState(verdict.claimId)).toBe("approved");
    expect(await change(verdict.evidenceIds[0]!)).toMatchObject({ ok: true, voided: true });
    expect(await claimState(verdict.claimId)).toBe("adjudicated");
    const approvals = await db.approval.findMany({ where: { workspaceId: actor.workspaceId } });
    expect(approvals).toHaveLength(2);
    expect(approvals.every(({ voidedAt, voidedReason }) => voidedAt !== null && voidedReason)).toBe(true);
  });

  test("an edit that changes nothing voids nothing", async () => {
    const verdict = await makeApprovedVerdict({ actor });
    expect(await edit(verdict.evidenceIds[0]!)).toMatchObject({ ok: true, voided: false });
    expect(await claimState(verdict.claimId)).toBe("approved");
  });

  test("further evidence for the claim voids nothing", async () => {
    const verdict = await makeApprovedVerdict({ actor });
    succeeded(await create({ claimId: verdict.claimId }));
    expect(await claimState(verdict.claimId)).toBe("approved");
  });
});

describe("withdrawing", () => {
  test("keeps the row with its reason, and can be taken back", async () => {
    const { id } = await makeEvidence({ actor, claimId });
    const call = { actor, input: { evidenceId: id, reason: "Wrong year." }, now };
    expect(await restoreEvidence(call)).toEqual({ ok: false, reason: "not_withdrawn" });
    succeeded(await withdrawEvidence(call));
    expect(await rowOf(id)).toMatchObject({ withdrawnAt: now, withdrawnReason: "Wrong year." });
    expect(await withdrawEvidence(call)).toEqual({ ok: false, reason: "withdrawn" });
    expect(await edit(id)).toEqual({ ok: false, reason: "withdrawn" });
    succeeded(await restoreEvidence(call));
    expect(await rowOf(id)).toMatchObject({ withdrawnAt: null, withdrawnReason: null });
  });
});

describe("groupEvidence", () => {
  test("makes a group, adds to it and takes out of it", async () => {
    const one = await makeEvidence({ actor, claimId });
    const two = await makeEvidence({ actor, claimId });
    const group = (evidenceIds: string[], to: { label: string } | { id: string } | null) =>
      groupEvidence({ actor, input: { claimId, evidenceIds, group: to }, now });
    const { groupId } = succeeded(await group([one.id], { label: "Rates and numbers" }));
    succeeded(await group([two.id], { id: groupId! }));
    expect([(await rowOf(one.id)).groupId, (await rowOf(two.id)).groupId]).toEqual([groupId, groupId]);
    succeeded(await group([one.id], null));
    expect((await rowOf(one.id)).groupId).toBeNull();
    const elsewhere = await makeEvidence({ actor });
    expect(await group([elsewhere.id], { id: groupId! })).toEqual({ ok: false, reason: "not_found" });
  });
});

test("a search is recorded with what it was for", async () => {
  const input = { claimId, where: "The trust's board papers", query: "closure", on: "2026-03-01", found: "Nothing" };
  const { searchLogId } = succeeded(await addSearchLog({ actor, input: { ...input, forAgainst: true }, now }));
  expect(await db.searchLog.findFirst({ where: { workspaceId: actor.workspaceId, claimId } })).toMatchObject({
    id: searchLogId,
    ...input,
    forAgainst: true,
    byId: actor.userId,
  });
});

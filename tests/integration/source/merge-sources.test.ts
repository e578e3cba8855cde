import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { listEvidence } from "@/lib/server/evidence/data";
import { countOrigins } from "@/lib/server/evidence/count-origins";
import { walkProvenance } from "@/lib/server/provenance/walk";
import { answerSupposition } from "@/lib/server/source/answer-supposition";
import { changeStatus } from "@/lib/server/source/change-status";
import { listCaptures } from "@/lib/server/capture/list-captures";
import { getSource } from "@/lib/server/source/data";
import { listDerivations } from "@/lib/server/source/derivations";
import { readRestingOn } from "@/lib/server/source/resting";
import { listTwinPairs } from "@/lib/server/source/list-twin-pairs";
import { listTwins } from "@/lib/server/source/list-twins";
import { getSourceMergePreview } from "@/lib/server/source/merge-preview";
import { mergeSources, unmergeSource } from "@/lib/server/source/merge-sources";
import { addDerivation, removeDerivation } from "@/lib/server/source/mutations";
import { listDownstream } from "@/lib/server/source/put-in-doubt";
import { searchSources } from "@/lib/server/source/search-sources";
import { makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict, makeRound, succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const make = async (title: string) => (await makeSource({ actor, title })).id;
const merge = (absorbedId: string, intoId: string) => mergeSources({ actor, input: { absorbedId, intoId }, now });
const undo = (absorbedId: string) => unmergeSource({ actor, input: { absorbedId }, now });
const derive = (fromSourceId: string, toSourceId: string) =>
  addDerivation({ actor, input: { fromSourceId, toSourceId, kind: "derived_from", claimId: null, note: "" }, now });
const rowOf = (id: string) =>
  db.source.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id } } });
const verbsOf = async (objectId: string) =>
  (await db.activity.findMany({ where: { workspaceId: actor.workspaceId, objectId }, orderBy: { seq: "asc" } })).map(
    ({ verb }) => verb,
  );

describe("mergeSources", () => {
  test("re-parents nothing, and undoing it leaves everything as it was", async () => {
    const [one, other] = [await make("One"), await make("Other")];
    const { id: evidenceId } = await makeEvidence({ actor, sourceId: one });
    const { id: captureId } = await makeCapture({ actor, sourceId: one });
    const before = await rowOf(one);
    succeeded(await merge(one, other));
    expect((await rowOf(one)).mergedIntoId).toBe(other);
    expect(await db.evidence.findFirst({ where: { id: evidenceId } })).toMatchObject({ sourceId: one });
    expect(await db.capture.findFirst({ where: { id: captureId } })).toMatchObject({ sourceId: one });
    succeeded(await undo(one));
    expect({ ...(await rowOf(one)), updatedAt: null }).toEqual({ ...before, updatedAt: null });
    expect(await verbsOf(one)).toEqual(["source.merged", "source.unmerged"]);
  });

  test("never makes a chain, from either end", async () => {
    const [a, b, c] = [await make("A"), await make("B"), await make("C")];
    succeeded(await merge(a, b));
    expect(await merge(b, c)).toEqual({ ok: false, reason: "has_absorbed" });
    expect(await merge(c, a)).toEqual({ ok: false, reason: "target_merged" });
    expect(await merge(a, c)).toEqual({ ok: false, reason: "already_merged" });
    expect(await merge(b, a)).toEqual({ ok: false, reason: "target_merged" });
    succeeded(await merge(c, b));
  });

  test("merges that cross one another at the same moment make neither a circle nor a chain", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await make("A"), await make("B"), await make("C")];
      const answers = await Promise.all([merge(a, b), merge(b, a), merge(b, c), merge(c, a)]);
      expect(answers.some(({ ok }) => ok)).toBe(true);
      const rows = await Promise.all([a, b, c].map(rowOf));
      const heads = new Set(rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
      expect(rows.filter(({ id, mergedIntoId }) => heads.has(id) && mergedIntoId !== null)).toEqual([]);
    }
  });

  test.each([false, true])("refuses to join a source with its own origin (turned round: %s)", async (turned) => {
    const [report, agency, study] = [await make("Report"), await make("Agency"), await make("Study")];
    succeeded(await derive(report, agency));
    succeeded(await derive(agency, study));
    expect(await (turned ? merge(study, report) : merge(report, study))).toEqual({
      ok: false,
      reason: "rests_on_other",
    });
  });

  test("refuses where one judgement would take the place of another unsaid", async () => {
    const [one, other] = [await make("One"), await make("Other")];
    const status = { sourceId: one, status: "retracted", note: "By the journal.", on: "" } as const;
    succeeded(await changeStatus({ actor, input: status, now }));
    expect(await merge(one, other)).toEqual({ ok: false, reason: "status_differs" });
    expect(await merge(other, one)).toEqual({ ok: false, reason: "status_differs" });
    const shown = await makeSource({ actor, title: "Shown", mayBeRepublished: true });
    const kept = await makeSource({ actor, title: "Kept" });
    succeeded(await merge(kept.id, shown.id));
    succeeded(await undo(kept.id));
    await makeCapture({ actor, sourceId: kept.id });
    expect(await merge(kept.id, shown.id)).toEqual({ ok: false, reason: "copies_withheld" });
    succeeded(await merge(shown.id, kept.id));
  });

  test("is refused while evidence from either is in review, and so is undoing it", async () => {
    const [one, other, third] = [await make("One"), await make("Other"), await make("Third")];
    const { claimId } = await makeClaim({ actor, state: "gathering" });
    const { id: evidenceId } = await makeEvidence({ actor, claimId, sourceId: one });
    succeeded(await merge(third, one));
    const { roundId } = await makeRound({ actor, claimId, evidenceIds: [evidenceId] });
    expect(await merge(other, one)).toEqual({ ok: false, reason: "under_review" });
    expect(await undo(third)).toEqual({ ok: false, reason: "under_review" });
    await db.reviewRound.updateMany({ where: { id: roundId }, data: { cancelledAt: now } });
    succeeded(await merge(other, one));
  });

  test("is refused to viewers, for strangers' sources and for one source twice", async () => {
    const [one, other] = [await make("One"), await make("Other")];
    const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
    expect(await mergeSources({ actor: viewer, input: { absorbedId: one, intoId: other }, now })).toMatchObject({
      reason: "forbidden",
    });
    const { owner: stranger } = await makeWorkspace();
    const theirs = (await makeSource({ actor: stranger })).id;
    expect(await merge(one, theirs)).toEqual({ ok: false, reason: "not_found" });
    expect(await merge(one, one)).toEqual({ ok: false, reason: "same_source" });
    expect(await undo(one)).toEqual({ ok: false, reason: "not_merged" });
  });
});

describe("what reads gather over a group", () => {
  test("copies, what rests on it, links, search and evidence", async () => {
    const [one, other, upstream] = [await make("Reprint"), await make("Original"), await make("Data")];
    const { id: captureId } = await makeCapture({ actor, sourceId: one });
    const { id: evidenceId, claimId } = await makeEvidence({ actor, sourceId: one });
    succeeded(await derive(one, upstream));
    succeeded(await merge(one, other));
    const { workspaceId } = actor;
    expect((await listCaptures({ workspaceId, sourceId: other, size: 10 })).rows.map(({ id }) => id)).toEqual([
      captureId,
    ]);
    const resting = await readRestingOn({ workspaceId, sourceId: other });
    expect(resting.evidence.rows.map(({ id }) => id)).toEqual([evidenceId]);
    expect(resting.claims.rows.map(({ id, direct }) => [id, direct])).toEqual([[claimId, true]]);
    expect((await getSource({ workspaceId, sourceId: other }))?.absorbed).toEqual([{ id: one, title: "Reprint" }]);
    const links = await listDerivations({ workspaceId, sourceIds: [other, one], direction: "up", size: 10 });
    expect(links.rows.map(({ source }) => source.id)).toEqual([upstream]);
    const below = await listDerivations({ workspaceId, sourceIds: [upstream], direction: "down", size: 10 });
    expect(below.rows.map(({ source }) => source.id)).toEqual([other]);
    expect((await listEvidence({ workspaceId, where: { claimId } }))[0]?.source).toMatchObject({ id: other });
    const found = await searchSources({ actor, input: { query: "Reprint", limit: 12 } });
    expect(found.map(({ id }) => id)).not.toContain(one);
  });

  test("two sources of one group are one origin, and a change of the one that stands reaches evidence of both", async () => {
    const [one, other] = [await make("Reprint"), await make("Original")];
    const { claimId } = await makeClaim({ actor, state: "gathering" });
    const first = await makeEvidence({ actor, claimId, sourceId: one, stance: "supports", note: "a" });
    const second = await makeEvidence({ actor, claimId, sourceId: other, stance: "supports", note: "b" });
    const { workspaceId } = actor;
    const origins = async () => {
      const evidence = await listEvidence({ workspaceId, where: { claimId } });
      return (await countOrigins({ workspaceId, claimIds: [claimId], evidence }))[0]?.origins;
    };
    expect(await origins()).toBe(2);
    succeeded(await merge(one, other));
    expect(await origins()).toBe(1);
    const downstream = await listDownstream(db, { workspaceId, sourceId: other });
    expect(downstream.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id, claimId]));
    const status = { sourceId: other, status: "retracted", note: "By the journal.", on: "" } as const;
    succeeded(await changeStatus({ actor, input: status, now }));
    const doubts = await db.reReviewItem.findMany({ where: { workspaceId, objectType: "evidence" } });
    expect(doubts.map(({ objectId }) => objectId).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(await changeStatus({ actor, input: { ...status, sourceId: one }, now })).toMatchObject({ reason: "merged" });
  });

  test("a settled claim that loses its second origin by a merge goes to the queue with its verdict, once", async () => {
    const { claimId, verdictId } = await makeApprovedVerdict({ actor });
    const { workspaceId } = actor;
    const [one, other] = [await make("Reprint"), await make("Original")];
    await makeEvidence({ actor, claimId, sourceId: one, stance: "qualifies", note: "a" });
    await makeEvidence({ actor, claimId, sourceId: other, stance: "qualifies", note: "b" });
    const doubts = () =>
      db.reReviewItem.findMany({ where: { workspaceId, cause: "independence_changed" }, orderBy: { id: "asc" } });
    succeeded(await merge(one, other));
    expect(await doubts()).toMatchObject([
      { objectType: "claim", objectId: claimId, causeId: other, state: "open" },
      { objectType: "verdict", objectId: verdictId, causeId: other, state: "open" },
    ]);
    succeeded(await undo(one));
    expect(await doubts()).toEqual([]);
    succeeded(await merge(one, other));
    expect(await doubts()).toHaveLength(2);
    // What somebody has answered stays answered, whatever is undone and done again.
    await db.reReviewItem.updateMany({ where: { workspaceId, objectId: verdictId }, data: { state: "still_holds" } });
    succeeded(await undo(one));
    expect(await doubts()).toMatchObject([{ objectId: verdictId, state: "still_holds" }]);
  });

  test("a new link puts a settled claim in the queue where it joins its last two origins", async () => {
    const { claimId } = await makeApprovedVerdict({ actor });
    const [one, other] = [await make("Article"), await make("Agency")];
    await makeEvidence({ actor, claimId, sourceId: one, stance: "qualifies", note: "a" });
    await makeEvidence({ actor, claimId, sourceId: other, stance: "qualifies", note: "b" });
    const { derivationId } = succeeded(await derive(one, other));
    const where = { workspaceId: actor.workspaceId, cause: "independence_changed" };
    expect(await db.reReviewItem.findMany({ where, orderBy: { id: "asc" } })).toMatchObject([
      { objectId: claimId, causeId: one },
      { objectType: "verdict", causeId: one },
    ]);
    succeeded(await removeDerivation({ actor, input: { derivationId }, now }));
    expect(await db.reReviewItem.count({ where })).toBe(0);
  });

  test("a link to a merged source is stored with the one that stands, and not twice", async () => {
    const [one, other, report] = [await make("Reprint"), await make("Original"), await make("Report")];
    succeeded(await merge(one, other));
    const { derivationId } = succeeded(await derive(report, one));
    expect(await db.derivation.findFirst({ where: { id: derivationId } })).toMatchObject({ toSourceId: other });
    expect(await derive(report, other)).toEqual({ ok: false, reason: "already_derived" });
    expect(await derive(other, one)).toEqual({ ok: false, reason: "same_source" });
  });
});

test("the preview counts what each side has and says why it cannot be done", async () => {
  const [one, other] = [await make("One"), await make("Other")];
  await makeEvidence({ actor, sourceId: one });
  await makeCapture({ actor, sourceId: other });
  const ask = () => getSourceMergePreview({ actor, input: { absorbedId: one, intoId: other } });
  expect(await ask()).toMatchObject({
    ok: true,
    preview: { absorbed: { evidence: 1, copies: 0 }, into: { evidence: 0, copies: 1 }, refused: null },
  });
  succeeded(await derive(one, other));
  expect(await ask()).toMatchObject({ preview: { refused: "rests_on_other", refusedTurned: "rests_on_other" } });
});

describe("possible duplicates", () => {
  test("are offered until they are merged or somebody says that they are not the same", async () => {
    const { workspaceId } = actor;
    const issued = { "date-parts": [[2024]] };
    const csl = { type: "report", title: "Waiting times in Harrow", author: [{ family: "Birch" }], issued };
    const one = await makeSource({ actor, title: csl.title, csl });
    const other = await makeSource({
      actor,
      title: "WAITING TIMES IN HARROW",
      csl: { ...csl, title: csl.title.toUpperCase() },
    });
    const third = await makeSource({ actor, title: csl.title, csl: { ...csl, author: [{ family: "Cole" }] } });
    const later = await makeSource({ actor, title: csl.title, csl: { ...csl, issued: { "date-parts": [[2023]] } } });
    await makeSource({ actor: (await makeWorkspace()).owner, title: csl.title, csl });
    const pairs = async () => (await listTwinPairs({ workspaceId })).map((pair) => [pair.one.id, pair.other.id]);
    expect(await pairs()).toEqual([[one.id, other.id]]);
    expect(await listTwins({ workspaceId, sourceId: other.id })).toEqual([
      { id: one.id, title: csl.title, likeness: "title_and_year" },
    ]);
    expect(await listTwins({ workspaceId, sourceId: third.id })).toEqual([]);
    expect(await listTwins({ workspaceId, sourceId: later.id })).toEqual([]);
    const answer = { sourceId: other.id, otherId: one.id, kind: "not_same" as const };
    succeeded(await answerSupposition({ actor, input: answer, now }));
    expect(
      await answerSupposition({ actor, input: { ...answer, sourceId: one.id, otherId: other.id }, now }),
    ).toMatchObject({
      reason: "already_answered",
    });
    expect(await pairs()).toEqual([]);
    expect(await listTwins({ workspaceId, sourceId: one.id })).toEqual([]);
  });

  test("a DOI of its own makes another work of a page with the same address", async () => {
    const page = { normalisedUrl: "example.org/all" };
    await makeSource({ actor, title: "A", ...page, doi: "10.5555/a" });
    await makeSource({ actor, title: "B", ...page, doi: "10.5555/b" });
    const without = await makeSource({ actor, title: "C", ...page });
    const pairs = await listTwinPairs({ workspaceId: actor.workspaceId });
    expect(pairs.map(({ other, likeness }) => [other.id, likeness])).toEqual([
      [without.id, "url"],
      [without.id, "url"],
    ]);
  });
});

test("the graph of provenance leads through a group from either of its sources", async () => {
  const [one, other, data] = [await make("Reprint"), await make("Original"), await make("Data")];
  const { id: evidenceId } = await makeEvidence({ actor, sourceId: one });
  succeeded(await derive(other, data));
  const walk = async (start: { type: "source" | "evidence"; id: string }, direction: "up" | "down") =>
    (await walkProvenance({ workspaceId: actor.workspaceId, start, direction, maxNodes: 50 })).nodes.map(
      ({ id }) => id,
    );
  expect(await walk({ type: "source", id: other }, "down")).not.toContain(evidenceId);
  succeeded(await merge(one, other));
  expect(await walk({ type: "source", id: other }, "down")).toContain(evidenceId);
  expect(await walk({ type: "source", id: data }, "down")).toEqual(expect.arrayContaining([one, other, evidenceId]));
  expect(await walk({ type: "evidence", id: evidenceId }, "up")).toEqual(expect.arrayContaining([one, other, data]));
});

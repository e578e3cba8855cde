import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readDossierRows } from "@/lib/server/dossier/rows";
import { countOrigins } from "@/lib/server/evidence/count-origins";
import { listEvidence } from "@/lib/server/evidence/data";
import { readRestingOn } from "@/lib/server/source/resting";
import { searchSources } from "@/lib/server/source/search-sources";
import { getCapture, getCaptureFile } from "@/lib/server/capture/data";
import { makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict, makeRound } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});
const derive = (from: string, to: string, claimId: string | null = null, removedAt: Date | null = null) =>
  db.derivation.create({
    data: {
      workspaceId: actor.workspaceId,
      fromSourceId: from,
      toSourceId: to,
      kind: "derived_from",
      claimId,
      removedAt,
      byId: actor.userId,
    },
  });

describe("readDossierRows", () => {
  test("gives nothing of another workspace", async () => {
    const { owner: stranger } = await makeWorkspace();
    const evidence = await makeEvidence({ actor });
    const ids = { evidence: [evidence.id], sources: [evidence.sourceId], claims: [evidence.claimId] };
    const own = await readDossierRows({ workspaceId: actor.workspaceId, ids });
    expect(Object.keys(own.evidence)).toEqual([evidence.id]);
    expect(Object.keys(own.sources)).toEqual([evidence.sourceId]);
    expect(Object.keys(own.claims)).toEqual([evidence.claimId]);
    expect(await readDossierRows({ workspaceId: stranger.workspaceId, ids })).toEqual({
      evidence: {},
      sources: {},
      claims: {},
    });
  });

  test("a merged source is told as its heir, under the id that the text carries", async () => {
    const heir = await makeSource({ actor, title: "Heir" });
    const absorbed = await makeSource({ actor, mergedIntoId: heir.id });
    const rows = await readDossierRows({
      workspaceId: actor.workspaceId,
      ids: { evidence: [], sources: [absorbed.id], claims: [] },
    });
    expect(rows.sources[absorbed.id]).toMatchObject({ id: heir.id, authorDate: "Birch, 2025" });
  });
});

describe("listEvidence", () => {
  test("tells the state of the copy, what is under review and what a verdict rests on", async () => {
    const source = await makeSource({ actor });
    const capture = await makeCapture({ actor, sourceId: source.id });
    const open = await makeEvidence({ actor, sourceId: source.id, captureId: capture.id });
    const inRound = await makeEvidence({ actor });
    await makeRound({ actor, claimId: inRound.claimId, evidenceIds: [inRound.id] });
    const verdict = await makeApprovedVerdict({ actor });
    const ids = [open.id, inRound.id, verdict.evidenceIds[0]!];
    const cards = await listEvidence({ workspaceId: actor.workspaceId, where: { id: { in: ids } } });
    const told = new Map(cards.map((card) => [card.id, [card.copyState, card.underReview, card.inVerdict]]));
    expect(ids.map((id) => told.get(id))).toEqual([
      ["verified", false, false],
      ["no_copy", true, false],
      ["no_copy", false, true],
    ]);
  });

  test("marks what came out after the claim was made, by the claim's day or its first article's", async () => {
    const { claimId } = await makeClaim({ actor });
    const newer = await makeEvidence({ actor, claimId });
    const of = async () =>
      (await listEvidence({ workspaceId: actor.workspaceId, where: { id: newer.id } }))[0]!.newerThanClaim;
    expect(await of()).toBeNull();
    const claim = { workspaceId_id: { workspaceId: actor.workspaceId, id: claimId } };
    await db.claim.update({ where: claim, data: { claimedOn: "2025-02" } });
    expect(await of()).toBe(true);
    await db.claim.update({ where: claim, data: { claimedOn: "2025" } });
    expect(await of()).toBe(false);
  });
});

describe("countOrigins", () => {
  const count = async (claimId: string) => {
    const { workspaceId } = actor;
    const evidence = await listEvidence({ workspaceId, where: { claimId } });
    const told = await countOrigins({ workspaceId, claimIds: [claimId], evidence });
    return Object.fromEntries(told.map(({ stance, items, origins }) => [stance, [items, origins]]));
  };

  test("joins over derivations that hold for the claim, for all claims, and through merged sources", async () => {
    const { claimId } = await makeClaim({ actor });
    const [a, b, c, study, heir] = await Promise.all([1, 2, 3, 4, 5].map(() => makeSource({ actor })));
    const absorbed = await makeSource({ actor, mergedIntoId: heir!.id });
    for (const source of [a, b, c]) await makeEvidence({ actor, claimId, sourceId: source!.id });
    await makeEvidence({ actor, claimId, sourceId: a!.id, stance: "supports" });
    await makeEvidence({ actor, claimId, sourceId: b!.id, withdrawnAt: now, stance: "context" });
    expect(await count(claimId)).toEqual({ refutes: [3, 3], supports: [1, 1] });

    await derive(a!.id, study!.id);
    await derive(study!.id, absorbed.id);
    await derive(b!.id, heir!.id, claimId);
    expect(await count(claimId)).toMatchObject({ refutes: [3, 2] });
    // Recorded for another claim, and taken back: neither joins here.
    await derive(c!.id, study!.id, (await makeClaim({ actor })).claimId);
    await derive(c!.id, study!.id, null, now);
    expect(await count(claimId)).toMatchObject({ refutes: [3, 2] });
  });

  test("a retracted source does not count", async () => {
    const evidence = await makeEvidence({ actor });
    const bad = await makeSource({ actor, status: "retracted" });
    await makeEvidence({ actor, claimId: evidence.claimId, sourceId: bad.id });
    expect(await count(evidence.claimId)).toEqual({ refutes: [2, 1] });
  });
});

test("what rests on a source is told with what reaches it through others", async () => {
  const verdict = await makeApprovedVerdict({ actor });
  const { workspaceId } = actor;
  const evidence = await db.evidence.findFirstOrThrow({ where: { workspaceId, id: verdict.evidenceIds[0]! } });
  const upstream = await makeSource({ actor });
  await derive(evidence.sourceId, upstream.id);
  const direct = await readRestingOn({ workspaceId, sourceId: evidence.sourceId });
  expect(direct.evidence.rows.map(({ id }) => id)).toEqual([evidence.id]);
  expect(direct.claims.rows).toMatchObject([{ id: verdict.claimId, direct: true }]);
  expect(direct.verdicts.rows).toMatchObject([{ id: verdict.verdictId }]);
  const through = await readRestingOn({ workspaceId, sourceId: upstream.id });
  expect(through.evidence).toMatchObject({ rows: [], total: 0 });
  expect(through.claims.rows).toMatchObject([{ id: verdict.claimId, direct: false }]);
});

test("a stored copy is found by its own workspace and source alone", async () => {
  const { owner: stranger } = await makeWorkspace();
  const capture = await makeCapture({ actor });
  const ids = { sourceId: capture.sourceId!, captureId: capture.id };
  expect(await getCapture({ workspaceId: actor.workspaceId, ...ids })).toMatchObject({ id: capture.id });
  expect(await getCaptureFile({ workspaceId: actor.workspaceId, ...ids })).toMatchObject({ sha256: capture.sha256 });
  expect(await getCapture({ workspaceId: stranger.workspaceId, ...ids })).toBeNull();
  expect(await getCaptureFile({ workspaceId: stranger.workspaceId, ...ids })).toBeNull();
  const other = { ...ids, sourceId: (await makeSource({ actor })).id };
  expect(await getCaptureFile({ workspaceId: actor.workspaceId, ...other })).toBeNull();
});

test("sources are found by words of the title, author, address or number, and merged ones are left out", async () => {
  const source = await makeSource({
    actor,
    title: "Road closure register",
    doi: "10.5555/x",
    url: "https://www.example.org/register/",
    normalisedUrl: "example.org/register",
  });
  await makeSource({ actor, title: "Road closure register (double)", mergedIntoId: source.id });
  await makeSource({ actor: (await makeWorkspace()).owner, title: "Road closure register" });
  const find = async (query: string) =>
    (await searchSources({ actor, input: { query, limit: 10 } })).map(({ title }) => title);
  for (const query of ["closure", "regster closure", "Birch", "doi:10.5555/X", "http://example.org/register#a", ""])
    expect(await find(query), query).toEqual(["Road closure register"]);
  for (const query of ["100%", "_", "zebra crossing"]) expect(await find(query), query).toEqual([]);
});

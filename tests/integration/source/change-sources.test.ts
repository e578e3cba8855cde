import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { changeStatus } from "@/lib/server/source/change-status";
import {
  addDerivation,
  createSource,
  decideRepublishing,
  editSource,
  removeDerivation,
} from "@/lib/server/source/mutations";
import { rateReliability } from "@/lib/server/source/rate-reliability";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const report = (fields: Partial<CslItem> = {}): CslItem => ({ type: "report", title: "Annual report", ...fields });
const create = (csl: CslItem, evenIfDuplicate = false) => createSource({ actor, input: { csl, evenIfDuplicate }, now });
const rowOf = (sourceId: string) =>
  db.source.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } } });
const status = (sourceId: string, to: "current" | "corrected" | "retracted", note = "Announced by the journal.") =>
  changeStatus({ actor, input: { sourceId, status: to, note, on: "2026-02-01" }, now });

describe("createSource", () => {
  test("keeps the citation and repeats what lists and duplicates need", async () => {
    const csl = report({
      DOI: "https://doi.org/10.5555/X",
      URL: "https://www.example.org/r/?utm_source=a",
      ISBN: "0306406152",
    });
    const { sourceId } = succeeded(await create(csl));
    expect(await rowOf(sourceId)).toMatchObject({
      title: "Annual report",
      doi: "10.5555/x",
      isbn: "9780306406157",
      url: "https://www.example.org/r/?utm_source=a",
      normalisedUrl: "example.org/r",
      status: "current",
      mayBeRepublished: null,
    });
    expect(readCsl((await rowOf(sourceId)).csl)).toMatchObject({ type: "report", title: "Annual report" });
  });

  test.each([
    ["DOI", { DOI: "10.5555/x" }, { DOI: "doi:10.5555/X" }],
    ["address", { URL: "https://example.org/r" }, { URL: "http://www.example.org/r/#top" }],
    ["ISBN", { ISBN: "0306406152" }, { ISBN: "978-0-306-40615-7" }],
  ])("offers the source that has the same %s, and makes another when told to", async (_, first, second) => {
    const { sourceId } = succeeded(await create(report(first)));
    expect(await create(report(second))).toEqual({
      ok: false,
      reason: "duplicate",
      duplicates: [{ id: sourceId, title: "Annual report" }],
    });
    expect(await db.source.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
    succeeded(await create(report(second), true));
    expect(await db.source.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
  });

  test("does not take another work on the same page, or another workspace's source, for the same", async () => {
    await makeSource({ actor: (await makeWorkspace()).owner, doi: "10.5555/x" });
    succeeded(await create(report({ DOI: "10.5555/x", URL: "https://example.org/all" })));
    succeeded(await create(report({ DOI: "10.5555/y", URL: "https://example.org/all" })));
    expect(await db.source.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
  });

  test("two people who add the same one at once make one", async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => create(report({ DOI: "10.5555/x" }))));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.source.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });

  test("a merged duplicate leads to the source that absorbed it", async () => {
    const heir = await makeSource({ actor, title: "Heir" });
    await makeSource({ actor, doi: "10.5555/x", mergedIntoId: heir.id });
    expect(await create(report({ DOI: "10.5555/x" }))).toMatchObject({ duplicates: [{ id: heir.id, title: "Heir" }] });
  });
});

test("editSource rewrites citation and columns, and a merged source stays as it is", async () => {
  const source = await makeSource({ actor, doi: "10.5555/old" });
  succeeded(await editSource({ actor, input: { sourceId: source.id, csl: report({ title: "New" }) }, now }));
  expect(await rowOf(source.id)).toMatchObject({ title: "New", doi: null, csl: { id: source.id, title: "New" } });
  const merged = await makeSource({ actor, mergedIntoId: source.id });
  expect(await editSource({ actor, input: { sourceId: merged.id, csl: report() }, now })).toEqual({
    ok: false,
    reason: "merged",
  });
});

test("reliability and republishing are kept with their reasons", async () => {
  const { id: sourceId } = await makeSource({ actor });
  succeeded(await rateReliability({ actor, input: { sourceId, reliability: "F", reason: "First report." }, now }));
  succeeded(await decideRepublishing({ actor, input: { sourceId, mayBeRepublished: false, reason: "Rights." }, now }));
  expect(await rowOf(sourceId)).toMatchObject({
    reliability: "F",
    reliabilityReason: "First report.",
    mayBeRepublished: false,
    withheldReason: "Rights.",
  });
  succeeded(await decideRepublishing({ actor, input: { sourceId, mayBeRepublished: true, reason: "" }, now }));
  expect(await rowOf(sourceId)).toMatchObject({ mayBeRepublished: true, withheldReason: null });
});

describe("derivations", () => {
  test("are recorded once, taken back with a trace, and may then be recorded anew", async () => {
    const from = await makeSource({ actor });
    const to = await makeSource({ actor });
    const input = { fromSourceId: from.id, toSourceId: to.id, kind: "derived_from", claimId: null, note: "" } as const;
    const { derivationId } = succeeded(await addDerivation({ actor, input, now }));
    expect(await addDerivation({ actor, input, now })).toMatchObject({ reason: "already_derived" });
    const twice = await Promise.all([1, 2].map(() => removeDerivation({ actor, input: { derivationId }, now })));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    succeeded(await addDerivation({ actor, input, now }));
    expect(await db.derivation.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
  });

  test("refuse a source of another workspace, a claim of another workspace, and a source resting on itself", async () => {
    const { owner: stranger } = await makeWorkspace();
    const own = await makeSource({ actor });
    const foreign = await makeSource({ actor: stranger });
    const { claimId } = await makeClaim({ actor: stranger });
    const base = { fromSourceId: own.id, toSourceId: own.id, kind: "derived_from", claimId: null, note: "" } as const;
    expect(await addDerivation({ actor, input: base, now })).toMatchObject({ reason: "same_source" });
    expect(await addDerivation({ actor, input: { ...base, toSourceId: foreign.id }, now })).toMatchObject({
      reason: "not_found",
    });
    const other = await makeSource({ actor });
    expect(await addDerivation({ actor, input: { ...base, toSourceId: other.id, claimId }, now })).toMatchObject({
      reason: "claim_not_found",
    });
  });
});

describe("changeStatus", () => {
  const openItems = async () => {
    const items = await db.reReviewItem.findMany({ where: { workspaceId: actor.workspaceId, state: "open" } });
    return items.map(({ objectType, objectId }) => `${objectType} ${objectId}`).toSorted();
  };

  test("puts evidence, claim and verdict downstream into the queue, once", async () => {
    const verdict = await makeApprovedVerdict({ actor });
    const evidenceId = verdict.evidenceIds[0]!;
    const evidence = await db.evidence.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, id: evidenceId } });
    await makeEvidence({ actor });
    expect(await status(evidence.sourceId, "retracted")).toMatchObject({ ok: true, opened: 3 });
    const expected = [`claim ${verdict.claimId}`, `evidence ${evidenceId}`, `verdict ${verdict.verdictId}`].toSorted();
    expect(await openItems()).toEqual(expected);
    expect(await status(evidence.sourceId, "retracted", "Another note.")).toMatchObject({ ok: true, opened: 0 });
    expect(await openItems()).toEqual(expected);
    expect(await status(evidence.sourceId, "current")).toMatchObject({ ok: true, opened: 0 });
    expect(await openItems()).toEqual(expected);
  });

  test("reaches what rests on sources that take their matter from it, also through merges and circles", async () => {
    const study = await makeSource({ actor, title: "Study" });
    const heir = await makeSource({ actor, title: "Heir" });
    const absorbed = await makeSource({ actor, mergedIntoId: heir.id });
    const report_ = await makeSource({ actor });
    const derive = (from: string, to: string, claimId: string | null = null) =>
      db.derivation.create({
        data: {
          workspaceId: actor.workspaceId,
          fromSourceId: from,
          toSourceId: to,
          kind: "derived_from",
          claimId,
          byId: actor.userId,
        },
      });
    await derive(absorbed.id, study.id);
    await derive(report_.id, heir.id);
    await derive(study.id, report_.id);
    const near = await makeEvidence({ actor, sourceId: absorbed.id });
    const far = await makeEvidence({ actor, sourceId: report_.id });
    await makeEvidence({ actor, sourceId: heir.id, withdrawnAt: now, withdrawnReason: "Wrong page." });
    succeeded(await status(study.id, "corrected"));
    expect(await openItems()).toEqual(
      [`claim ${near.claimId}`, `claim ${far.claimId}`, `evidence ${near.id}`, `evidence ${far.id}`].toSorted(),
    );
  });

  test("a derivation recorded for one claim leads on for that claim alone", async () => {
    const study = await makeSource({ actor });
    const news = await makeSource({ actor });
    const here = await makeEvidence({ actor, sourceId: news.id });
    await makeEvidence({ actor, sourceId: news.id });
    const input = { fromSourceId: news.id, toSourceId: study.id, kind: "derived_from", note: "" } as const;
    succeeded(await addDerivation({ actor, input: { ...input, claimId: here.claimId }, now }));
    succeeded(await status(study.id, "retracted"));
    expect(await openItems()).toEqual([`claim ${here.claimId}`, `evidence ${here.id}`].toSorted());
  });

  test("and for the claims that are one with it, from whichever side it was recorded", async () => {
    const study = await makeSource({ actor });
    const [fromHead, fromAbsorbed] = [await makeSource({ actor }), await makeSource({ actor })];
    const head = await makeEvidence({ actor, sourceId: fromAbsorbed.id });
    const absorbed = await makeEvidence({ actor, sourceId: fromHead.id });
    await makeEvidence({ actor, sourceId: fromHead.id });
    const input = { toSourceId: study.id, kind: "derived_from", note: "" } as const;
    for (const [{ id: fromSourceId }, { claimId }] of [[fromHead, head] as const, [fromAbsorbed, absorbed] as const])
      succeeded(await addDerivation({ actor, input: { ...input, fromSourceId, claimId }, now }));
    succeeded(await mergeClaims({ actor, input: { absorbedId: absorbed.claimId, intoId: head.claimId }, now }));
    succeeded(await status(study.id, "retracted"));
    const evidence = (await openItems()).filter((item) => item.startsWith("evidence"));
    expect(evidence).toEqual([`evidence ${head.id}`, `evidence ${absorbed.id}`].toSorted());
  });

  test("adds a notice around each edition downstream, replaces it, and ends it when all is well", async () => {
    const { workspaceId } = actor;
    const { claimId, sourceId, upstreamId } = await makeCheckedClaim({ actor });
    const { briefingId } = await makeBriefing({ actor, content: [card(claimId)] });
    const edition = { id: (await makeEdition({ actor, briefingId })).editionId };
    const standing = () =>
      db.laterNotice.findMany({ where: { workspaceId, endedAt: null }, select: { editionId: true, text: true } });

    expect(await status(sourceId, "retracted")).toMatchObject({ editionIds: [edition.id] });
    expect(await standing()).toEqual([
      {
        editionId: edition.id,
        text: "A source that this edition uses (Birch, 2025) has been marked as retracted (1 February 2026). Announced by the journal.",
      },
    ]);
    succeeded(await status(sourceId, "corrected"));
    expect((await standing()).map(({ text }) => text)).toEqual([expect.stringContaining("marked as corrected")]);
    expect(await status(sourceId, "current")).toMatchObject({ editionIds: [edition.id] });
    expect(await standing()).toEqual([]);

    succeeded(await status(upstreamId, "retracted", ""));
    const [notice] = await standing();
    expect(notice?.text).toContain("A source further up");
    expect(notice?.text).not.toContain("Board minutes");
  });

  test("the same status with the same words is refused, and the record stays whole", async () => {
    const { id } = await makeSource({ actor });
    succeeded(await status(id, "retracted"));
    expect(await status(id, "retracted")).toEqual({ ok: false, reason: "unchanged" });
    expect(await verifyChain({ workspaceId: actor.workspaceId })).toMatchObject({ ok: true });
  });
});

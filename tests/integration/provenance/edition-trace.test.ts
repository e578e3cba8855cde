import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { chainAbove, linksByFrom } from "@/lib/domain/provenance/source-chain";
import { closureOf } from "@/lib/server/provenance/closure";
import { traceEdition } from "@/lib/server/provenance/edition-trace";
import { redact } from "@/lib/server/redaction/redact";
import { mergeSources } from "@/lib/server/source/merge-sources";
import { card, makeBriefing, makeCheckedClaim, makeEdition, type MadeCheckedClaim } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let owner: Actor;
let checked: MadeCheckedClaim;
let briefingId: string;
const trace = async (number = 1) => traceEdition({ workspaceId: owner.workspaceId, briefingId, number });

beforeAll(async () => {
  owner = (await makeWorkspace()).owner;
  checked = await makeCheckedClaim({ actor: owner });
  briefingId = (await makeBriefing({ actor: owner, content: [card(checked.claimId)] })).briefingId;
  await makeEdition({ actor: owner, briefingId });
});

describe("what an edition rests on", () => {
  test("is every claim, its evidence, the source, what that rests on, and the copies with their hashes", async () => {
    const found = (await trace())!;
    const edition = await db.edition.findFirstOrThrow({ where: { briefingId } });
    const capture = await db.capture.findFirstOrThrow({ where: { id: checked.captureId! } });
    expect(found.edition).toMatchObject({ sha256: edition.sha256, redaction: null });
    expect(found.claims).toMatchObject([
      {
        claim: { id: checked.claimId },
        verdict: { id: checked.verdictId, sha256: checked.sha256 },
        evidence: [
          {
            id: checked.evidenceId,
            sourceId: checked.sourceId,
            captureId: capture.id,
            judgedCopy: { sha256: capture.sha256 },
          },
        ],
      },
    ]);
    const [item] = found.claims[0]!.evidence;
    const chain = chainAbove({
      sourceId: item!.sourceId,
      claimId: found.claims[0]!.claim.headId,
      links: linksByFrom(found.links),
    });
    expect(chain).toMatchObject([{ sourceId: checked.upstreamId, kind: "had_primary_source", above: [] }]);
    const copies = found.sources.flatMap(({ captures }) => captures);
    expect(copies).toMatchObject([{ id: capture.id, sha256: capture.sha256, isRedacted: false }]);
    // The walk over the view finds the same sources and copies.
    const closure = await closureOf(db, {
      workspaceId: owner.workspaceId,
      start: { type: "edition", id: edition.id },
      direction: "up",
    });
    const idsOf = (type: string) => new Set(closure.filter((node) => node.type === type).map(({ id }) => id));
    expect(idsOf("source")).toEqual(new Set(found.sources.map(({ id }) => id)));
    expect(idsOf("capture")).toEqual(new Set(copies.map(({ id }) => id)));
  });

  test("leaves out evidence that came after the verdict", async () => {
    const { id } = await makeEvidence({ actor: owner, claimId: checked.claimId, note: "Later." });
    const found = (await trace())!;
    expect(found.claims[0]!.evidence.map((item) => item.id)).toEqual([checked.evidenceId]);
    await db.evidence.updateMany({ where: { id }, data: { withdrawnAt: now } });
  });

  test("tells a merged source as the one that stands for it, with the copies of both", async () => {
    const into = await makeSource({ actor: owner, title: "The same report" });
    await db.source.updateMany({ where: { id: checked.sourceId }, data: { reliability: null } });
    succeeded(await mergeSources({ actor: owner, input: { absorbedId: checked.sourceId, intoId: into.id }, now }));
    const newer = await makeCapture({ actor: owner, sourceId: into.id, text: "A newer copy.", capturedAt: new Date() });
    const found = (await trace())!;
    expect(found.claims[0]!.evidence[0]!.sourceId).toBe(into.id);
    const source = found.sources.find(({ id }) => id === into.id)!;
    expect(source.captures.map(({ id }) => id).toSorted()).toEqual([checked.captureId!, newer.id].toSorted());
    expect(found.links).toMatchObject([{ fromId: into.id, toId: checked.upstreamId }]);
  });

  test("is told of a redacted edition and copy too, and of no other workspace's", async () => {
    const { id } = await db.edition.findFirstOrThrow({ where: { briefingId } });
    const ask = { reason: "A name.", answersWith: 410 } as const;
    succeeded(await redact({ actor: owner, input: { ...ask, type: "edition", id }, now }));
    succeeded(await redact({ actor: owner, input: { ...ask, type: "capture", id: checked.captureId! }, now }));
    const found = (await trace())!;
    expect(found.edition.redaction).toMatchObject({ reason: "A name." });
    expect(found.claims).toHaveLength(1);
    const copies = found.sources.flatMap(({ captures }) => captures);
    expect(copies.find((copy) => copy.id === checked.captureId)).toMatchObject({ isRedacted: true });
    expect(found.claims[0]!.evidence[0]!.copyState).toBe("redacted");
    expect(await trace(2)).toBeNull();
    const { workspaceId } = (await makeWorkspace()).owner;
    expect(await traceEdition({ workspaceId, briefingId, number: 1 })).toBeNull();
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { fallsFrom, reliabilities, type Reliability } from "@/lib/domain/source/reliability";
import { listEvidence } from "@/lib/server/evidence/data";
import { changeStatus } from "@/lib/server/source/change-status";
import { listJudgements } from "@/lib/server/source/list-judgements";
import { rateReliability } from "@/lib/server/source/rate-reliability";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow } from "@/tests/factories/workspace";

let actor: Actor;
let sourceId: string;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor })).id;
});

const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);
const rate = (reliability: Reliability, at = testNow, id = sourceId) =>
  rateReliability({ actor, input: { sourceId: id, reliability, reason: `Because of ${reliability}.` }, now: at });
const retract = (at = testNow) =>
  changeStatus({
    actor,
    input: {
      sourceId,
      status: "retracted",
      note: "By the journal.",
      on: "2026-02",
      url: "https://journal.example.org/r",
    },
    now: at,
  });

describe("the history of a source", () => {
  test("keeps each letter and each status with its reason, the newest first", async () => {
    succeeded(await rate("B"));
    succeeded(await rate("D", minutes(1)));
    succeeded(await retract(minutes(2)));
    expect(await rate("D", minutes(3))).toEqual({ ok: false, reason: "unchanged" });
    const told = await listJudgements({ workspaceId: actor.workspaceId, sourceId });
    expect(
      told.map(({ kind, fromValue, toValue, reason, on, url }) => [kind, fromValue, toValue, reason, on, url]),
    ).toEqual([
      ["status", "current", "retracted", "By the journal.", "2026-02", "https://journal.example.org/r"],
      ["reliability", "B", "D", "Because of D.", null, null],
      ["reliability", null, "B", "Because of B.", null, null],
    ]);
    expect(await db.source.findFirst({ where: { id: sourceId } })).toMatchObject({
      reliability: "D",
      statusUrl: "https://journal.example.org/r",
    });
  });

  test("shows beside evidence what changed after it was added, and nothing from before", async () => {
    succeeded(await rate("A"));
    succeeded(await rate("B", minutes(1)));
    const { claimId } = await makeEvidence({ actor, sourceId, createdAt: minutes(2) });
    const since = async () =>
      (await listEvidence({ workspaceId: actor.workspaceId, where: { claimId } }))[0]!.sourceSince;
    expect(await since()).toEqual([]);
    succeeded(await rate("C", minutes(3)));
    succeeded(await retract(minutes(4)));
    expect(await since()).toEqual([
      { kind: "reliability", from: "B", to: "C", at: minutes(3).toISOString() },
      { kind: "status", from: "current", to: "retracted", at: minutes(4).toISOString() },
    ]);
  });
});

describe("a lower letter", () => {
  test("puts the verdicts that rest on the source in the queue, and a higher one does not", async () => {
    const { claimId } = await makeApprovedVerdict({ actor });
    const { sourceId: judged } = (await db.evidence.findFirst({ where: { workspaceId: actor.workspaceId, claimId } }))!;
    const doubts = () =>
      db.reReviewItem.findMany({ where: { workspaceId: actor.workspaceId, cause: "reliability_changed" } });
    succeeded(await rate("C", testNow, judged));
    succeeded(await rate("B", minutes(1), judged));
    expect(await doubts()).toEqual([]);
    succeeded(await rate("D", minutes(2), judged));
    expect(await doubts()).toMatchObject([{ objectType: "verdict", causeId: judged, state: "open" }]);
  });

  test.each(reliabilities.map((letter) => [letter]))("than %s is a fall, unless nothing was known", (letter) => {
    expect(fallsFrom({ from: null, to: letter })).toBe(false);
    expect(fallsFrom({ from: "F", to: letter })).toBe(false);
    expect(fallsFrom({ from: letter, to: letter })).toBe(false);
    expect(fallsFrom({ from: letter, to: "F" })).toBe(letter !== "F");
    expect(fallsFrom({ from: "A", to: letter })).toBe(letter !== "A");
  });
});

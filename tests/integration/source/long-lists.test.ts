import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { lastAbsence } from "@/lib/domain/capture/presence";
import { mostMarkedQuotes } from "@/lib/domain/source/capture-rules";
import { db } from "@/lib/db/client";
import { getCapture } from "@/lib/server/capture/data";
import { listCaptures, listLastLooks } from "@/lib/server/capture/list-captures";
import { listResting, readRestingOn, restingPerPage } from "@/lib/server/source/resting";
import { makeClaim } from "@/tests/factories/article";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let actor: Actor;
let sourceId: string;
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor })).id;
});

/** Everything that stands on the pages from the first on, and the other way from the last. */
async function readThrough<Row>(
  page: (place: { after?: string; before?: string }) => Promise<{
    rows: Row[];
    newer: string | null;
    older: string | null;
  }>,
): Promise<{ forth: Row[][]; back: Row[][] }> {
  const forth = [await page({})];
  for (let last = forth[0]!; last.older; last = forth.at(-1)!) forth.push(await page({ after: last.older }));
  const back = [forth.at(-1)!];
  for (let first = back[0]!; first.newer; first = back[0]!) back.unshift(await page({ before: first.newer }));
  return { forth: forth.map(({ rows }) => rows), back: back.map(({ rows }) => rows) };
}

describe("what rests on a source", () => {
  test("is told by its number and its newest rows, and read through page by page, forth and back, each row once", async () => {
    const count = restingPerPage * 2 + 5;
    const { claimId } = await makeClaim({ actor });
    const first = await makeEvidence({ actor, sourceId, claimId });
    const { id: _id, figure, ...like } = await db.evidence.findFirstOrThrow({ where: { id: first.id } });
    // Pairs of one instant each, so that the order needs more than the time.
    await db.evidence.createMany({
      data: Array.from({ length: count - 1 }, (_, n) => ({ ...like, createdAt: minutes(Math.floor(n / 2)) })),
    });
    const { workspaceId } = actor;
    const resting = await readRestingOn({ workspaceId, sourceId });
    expect(resting.evidence).toMatchObject({ total: count, newer: null, older: expect.any(String) });
    expect(resting.evidence.rows.length).toBeLessThan(20);
    expect(resting.claims).toMatchObject({ total: 1, older: null, rows: [{ id: claimId, direct: true }] });

    const { forth, back } = await readThrough((place) =>
      listResting({ workspaceId, sourceId, kind: "evidence", place }),
    );
    expect(forth.map((rows) => rows.length)).toEqual([restingPerPage, restingPerPage, 5]);
    const ids = forth.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(count);
    expect(back.flat().map(({ id }) => id)).toEqual(ids);
    const times = forth.flat().map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(figure).toBeNull();
  });
});

describe("the stored copies of a source", () => {
  test("come page by page, and without those that say the same", async () => {
    const { workspaceId } = actor;
    const ids: string[] = [];
    for (const [n, change] of (["first", "same", "changed", "same", "same", "changed"] as const).entries())
      ids.unshift((await makeCapture({ actor, sourceId, change, capturedAt: minutes(n) })).id);
    const { forth, back } = await readThrough((place) => listCaptures({ workspaceId, sourceId, size: 4, place }));
    expect(forth.map((rows) => rows.map(({ id }) => id))).toEqual([ids.slice(0, 4), ids.slice(4)]);
    expect(back.flat().map(({ id }) => id)).toEqual(ids);
    const changes = await listCaptures({ workspaceId, sourceId, size: 4, onlyChanges: true });
    expect(changes).toMatchObject({ total: 3, older: null });
    expect(changes.rows.map(({ id }) => id)).toEqual([ids[0], ids[3], ids[5]]);
  });

  test("tell since when a page is gone, however often it was looked for since", async () => {
    const { workspaceId } = actor;
    const day = 24 * 60;
    await makeCapture({ actor, sourceId, method: "fetch", change: "first", capturedAt: minutes(0) });
    expect(lastAbsence(await listLastLooks({ workspaceId, sourceId }))).toBeNull();
    for (let n = 1; n <= 5; n++)
      await makeCapture({ actor, sourceId, method: "fetch", change: "gone", capturedAt: minutes(n * day) });
    const looks = await listLastLooks({ workspaceId, sourceId });
    expect(looks.map(({ capturedAt }) => capturedAt)).toEqual([minutes(5 * day), minutes(day), minutes(0)]);
    expect(lastAbsence(looks)).toContain("absent on 3 March 2026");
  });

  test("mark so many quotes and no more, the one that is asked for among them", async () => {
    const { workspaceId } = actor;
    const text = "The ward stays open. ".repeat(30);
    const { id: captureId } = await makeCapture({ actor, sourceId, text });
    const first = await makeEvidence({ actor, sourceId, captureId, exact: "The ward" });
    const { id: _id, figure: _figure, ...like } = await db.evidence.findFirstOrThrow({ where: { id: first.id } });
    const rows = Array.from({ length: mostMarkedQuotes + 10 }, (_, n) => ({ ...like, start: n + 1, end: n + 9 }));
    await db.evidence.createMany({ data: rows });
    const last = await db.evidence.findFirstOrThrow({ where: { workspaceId, captureId }, orderBy: { start: "desc" } });
    const plain = await getCapture({ workspaceId, sourceId, captureId });
    expect(plain).toMatchObject({ evidenceTotal: mostMarkedQuotes + 11 });
    expect(plain!.evidence).toHaveLength(mostMarkedQuotes);
    const asked = await getCapture({ workspaceId, sourceId, captureId, evidenceId: last.id });
    expect(asked!.evidence.map(({ id }) => id)).toContain(last.id);
    expect(asked!.evidence).toHaveLength(mostMarkedQuotes + 1);
  });
});

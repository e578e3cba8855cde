import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { listDoubts } from "@/lib/server/queue/doubts";
import { resolveGroup, resolveReReview } from "@/lib/server/queue/mutations";
import { changeStatus } from "@/lib/server/source/change-status";
import { openReReview, listDownstream } from "@/lib/server/source/put-in-doubt";
import { transact } from "@/lib/db/transact";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let owner: Actor;
let sourceId: string;

beforeEach(async () => {
  owner = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor: owner })).id;
});

const mark = (status: "current" | "corrected" | "retracted", on = "") =>
  changeStatus({ actor: owner, input: { sourceId, status, note: "The journal says so.", on }, now });
const doubts = () => listDoubts({ workspaceId: owner.workspaceId, limit: 10 });
const open = () => db.reReviewItem.findMany({ where: { workspaceId: owner.workspaceId, state: "open" } });

describe("a retraction that touches forty claims", () => {
  beforeEach(async () => {
    for (let place = 0; place < 40; place += 1) {
      const { claimId } = await makeClaim({ actor: owner });
      await makeEvidence({ actor: owner, claimId, sourceId, note: "a" });
      await makeEvidence({ actor: owner, claimId, sourceId, note: "b" });
    }
    succeeded(await mark("retracted"));
  });

  test("is one group with forty lines, in the order of the claims", async () => {
    const { groups } = await doubts();
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect(group).toMatchObject({ total: 120, lineTotal: 40, cause: "source_status", causeId: sourceId });
    expect(group!.lines).toHaveLength(40);
    expect(new Set(group!.lines.map(({ items }) => items.length))).toEqual(new Set([3]));
    const numbers = group!.lines.map(({ thing }) => Number(/\d+/.exec(thing!.label)![0]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test("is answered line by line, or together with one reason", async () => {
    const [group] = (await doubts()).groups;
    const [line] = group!.lines;
    const itemIds = line!.items.map(({ id }) => id);
    succeeded(await resolveReReview({ actor: owner, input: { itemIds, reason: "Another table." }, now }));
    expect((await doubts()).groups[0]).toMatchObject({ total: 117, lineTotal: 39 });
    const cause = { cause: "source_status", causeType: "source", causeId: sourceId } as const;
    const reason = "None of them rests on the figures in question.";
    // Told of more than is open: somebody has settled some of it meanwhile.
    expect(await resolveGroup({ actor: owner, input: { ...cause, total: 120, reason }, now })).toEqual({
      ok: false,
      reason: "already_handled",
    });
    expect(await open()).toHaveLength(117);
    expect(await resolveGroup({ actor: owner, input: { ...cause, total: 117, reason }, now })).toEqual({
      ok: true,
      resolved: 117,
    });
    expect((await doubts()).groups).toEqual([]);
    const countOf = (why: string) => db.reReviewItem.count({ where: { causeId: sourceId, reason: why } });
    expect([await countOf("Another table."), await countOf(reason)]).toEqual([3, 117]);
  });
});

describe("what was answered", () => {
  const answerAll = async (reason = "It stands without it.") => {
    const itemIds = (await open()).map(({ id }) => id);
    succeeded(await resolveReReview({ actor: owner, input: { itemIds, reason }, now }));
  };

  beforeEach(async () => {
    await makeEvidence({ actor: owner, sourceId, note: "a" });
  });

  test("is not opened again when the same change is entered twice, and is when it is another", async () => {
    expect(await mark("retracted", "2026-02")).toMatchObject({ opened: 2 });
    await answerAll();
    succeeded(await mark("current"));
    expect(await mark("retracted", "2026-02")).toMatchObject({ opened: 0 });
    succeeded(await mark("current"));
    expect(await mark("retracted", "2026-03")).toMatchObject({ opened: 2 });
  });

  test("a worse change takes over what is still open, without a second line", async () => {
    succeeded(await mark("corrected"));
    expect(await mark("retracted")).toMatchObject({ opened: 0 });
    expect((await open()).map(({ causeValue }) => causeValue)).toEqual(["retracted", "retracted"]);
  });

  test("evidence that came later is asked about all the same", async () => {
    succeeded(await mark("retracted"));
    await answerAll();
    succeeded(await mark("current"));
    const { id } = await makeEvidence({ actor: owner, sourceId, note: "later" });
    succeeded(await mark("retracted"));
    expect((await open()).map(({ objectId }) => objectId)).toContain(id);
  });

  test("a page that is looked for each day and is gone each day is one doubt", async () => {
    const url = "https://example.org/report";
    const day = (n: number) => new Date(now.getTime() + n * 86_400_000);
    const fetched = async (
      n: number,
      change: "first" | "gone" | "changed",
      cause: "capture_gone" | "capture_changed",
    ) => {
      const capture = await makeCapture({
        actor: owner,
        sourceId,
        method: "fetch",
        requestedUrl: url,
        change,
        capturedAt: day(n),
        id: uuidv7(),
      });
      if (change === "first") return 0;
      return transact(async (tx) => {
        const { workspaceId } = owner;
        const downstream = await listDownstream(tx, { workspaceId, sourceId });
        const ask = { workspaceId, downstream, cause, causeType: "capture", causeId: capture.id, now: day(n) } as const;
        return { ok: true as const, opened: (await openReReview(tx, ask)).length };
      }).then(({ opened }) => opened);
    };
    await fetched(0, "first", "capture_gone");
    expect(await fetched(1, "gone", "capture_gone")).toBe(2);
    expect(await fetched(2, "gone", "capture_gone")).toBe(0);
    await answerAll();
    expect(await fetched(3, "gone", "capture_gone")).toBe(0);
    // It came back otherwise, and went again: two changes that nobody has looked at.
    expect(await fetched(4, "changed", "capture_changed")).toBe(2);
    expect(await fetched(5, "changed", "capture_changed")).toBe(0);
    expect(await fetched(6, "gone", "capture_gone")).toBe(2);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { listDoubts } from "@/lib/server/queue/doubts";
import { listDoubtsOfClaim } from "@/lib/server/queue/doubts-of-claim";
import { resolveReReview } from "@/lib/server/queue/mutations";
import { changeStatus } from "@/lib/server/source/change-status";
import { makeCheckedClaim, type MadeCheckedClaim } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeWorkspace, testNow } from "@/tests/factories/workspace";

let owner: Actor;
let claim: MadeCheckedClaim;

beforeEach(async () => {
  owner = (await makeWorkspace()).owner;
  claim = await makeCheckedClaim({ actor: owner });
});

const told = (of: { claimId: string }, by = owner) =>
  listDoubtsOfClaim({ workspaceId: by.workspaceId, claimIds: [of.claimId] });

async function retract() {
  const input = { sourceId: claim.sourceId, status: "retracted", note: "Taken back.", on: "" } as const;
  succeeded(await changeStatus({ actor: owner, input, now: testNow }));
}

describe("listDoubtsOfClaim", () => {
  test("names a change once, however much of the claim it touches", async () => {
    const untouched = await makeCheckedClaim({ actor: owner, statement: "The board has closed the ward." });
    expect(await told(claim)).toEqual([]);
    await retract();
    expect(await told(claim)).toMatchObject([
      { what: "The status of a source changed", about: { type: "source", id: claim.sourceId, mark: "Retracted" } },
    ]);
    expect(await told(untouched)).toEqual([]);
  });

  test("is over once an editor has answered all of it, and knows no other workspace's", async () => {
    await retract();
    const stranger = (await makeWorkspace()).owner;
    expect(await told(claim, stranger)).toEqual([]);
    const { groups } = await listDoubts({ workspaceId: owner.workspaceId, limit: 10 });
    const itemIds = groups.flatMap(({ items }) => items.map(({ id }) => id));
    succeeded(await resolveReReview({ actor: owner, input: { itemIds, reason: "It stands." }, now: testNow }));
    expect(await told(claim)).toEqual([]);
  });
});

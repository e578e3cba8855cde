import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { publishCorrection } from "@/lib/server/edition/publish-correction";
import { changeStatus } from "@/lib/server/source/change-status";
import { card, makeBriefing, makeCheckedClaim, makeEdition, type MadeCheckedClaim } from "@/tests/factories/briefing";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeWorkspace, testNow } from "@/tests/factories/workspace";

let owner: Actor;
let one: MadeCheckedClaim;
let other: MadeCheckedClaim;
let briefingId: string;
// Verdicts of the factory are settled at testNow; the doubt arose before.
const before = new Date(testNow.getTime() - 60_000);

beforeEach(async () => {
  owner = (await makeWorkspace()).owner;
  one = await makeCheckedClaim({ actor: owner });
  other = await makeCheckedClaim({ actor: owner, statement: "The board has closed the ward." });
  ({ briefingId } = await makeBriefing({ actor: owner, content: [card(one.claimId), card(other.claimId)] }));
  await makeEdition({ actor: owner, briefingId });
  for (const { sourceId } of [one, other]) {
    const input = { sourceId, status: "retracted", note: "Taken back.", on: "" } as const;
    succeeded(await changeStatus({ actor: owner, input, now: before }));
  }
});

const open = async () => {
  const items = await db.reReviewItem.findMany({
    where: { workspaceId: owner.workspaceId, state: "open" },
    select: { objectType: true, objectId: true },
  });
  return items.map(({ objectType, objectId }) => `${objectType} ${objectId}`).toSorted();
};
const ofClaim = ({ claimId, verdictId, evidenceId }: MadeCheckedClaim) => [
  `claim ${claimId}`,
  `evidence ${evidenceId}`,
  `verdict ${verdictId}`,
];

describe("a published correction", () => {
  test("that is a note alone answers for the editions, and leaves the claims to be looked at", async () => {
    expect((await open()).filter((item) => item.startsWith("edition"))).toHaveLength(2);
    const input = { briefingId, editionNumber: 1, kind: "correction", note: "The report was taken back." } as const;
    succeeded(await publishCorrection({ actor: owner, input, now: testNow }));
    expect(await open()).toEqual([...ofClaim(one), ...ofClaim(other)].toSorted());
    const closed = await db.reReviewItem.findMany({ where: { workspaceId: owner.workspaceId, state: "corrected" } });
    expect(closed.map(({ reason, handledById }) => [reason, handledById])).toEqual(
      closed.map(() => [input.note, owner.userId]),
    );
  });

  test("with a new verdict answers for that claim, and not for one that goes in as it was", async () => {
    await db.claim.updateMany({ where: { id: one.claimId }, data: { state: "gathering" } });
    await makeApprovedVerdict({ actor: owner, claimId: one.claimId, evidenceIds: [one.evidenceId] });
    await db.reReviewItem.updateMany({
      where: { workspaceId: owner.workspaceId, objectId: other.claimId },
      data: { createdAt: new Date(testNow.getTime() + 60_000) },
    });
    await makeEdition({ actor: owner, briefingId, now: new Date(testNow.getTime() + 120_000) });
    const left = await open();
    for (const item of ofClaim(one)) expect(left).not.toContain(item);
    expect(left).toContain(`claim ${other.claimId}`);
    expect(left.filter((item) => item.startsWith("edition"))).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeWorkspace, testNow } from "@/tests/factories/workspace";

async function write({ workspaceId, userId }: { workspaceId: string; userId: string }) {
  await transact(async (tx) => {
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.created",
      objectType: "claim",
      objectId: uuidv7(),
      detail: { é: "ü", n: 1.5 },
      now: testNow,
    });
    return { ok: true as const };
  });
}

/** Goes behind the triggers, as somebody with the database's own password could. */
async function tamper(sql: string) {
  await db.$transaction([
    db.$executeRawUnsafe(`ALTER TABLE activity DISABLE TRIGGER USER`),
    db.$executeRawUnsafe(sql),
    db.$executeRawUnsafe(`ALTER TABLE activity ENABLE TRIGGER USER`),
  ]);
}

test("the chain verifies after 50 writers at once", async () => {
  const { owner } = await makeWorkspace();
  await Promise.all(Array.from({ length: 50 }, () => write(owner)));
  expect(await verifyChain({ workspaceId: owner.workspaceId })).toMatchObject({ ok: true, length: 51 });
});

test("a refused write leaves no link behind", async () => {
  const { owner } = await makeWorkspace();
  await transact(async (tx) => {
    await appendActivity(tx, {
      workspaceId: owner.workspaceId,
      actorId: owner.userId,
      verb: "claim.created",
      objectType: "claim",
      objectId: uuidv7(),
      now: testNow,
    });
    return { ok: false as const, reason: "locked" };
  });
  expect(await verifyChain({ workspaceId: owner.workspaceId })).toMatchObject({ ok: true, length: 1 });
});

test("an altered, a missing and a cut link are each found", async () => {
  const { owner } = await makeWorkspace();
  const { workspaceId } = owner;
  for (let n = 0; n < 4; n += 1) await write(owner);
  const whole = await verifyChain({ workspaceId });
  expect(whole).toMatchObject({ ok: true, length: 5 });

  await tamper(`UPDATE activity SET verb = 'claim.merged' WHERE workspace_id = '${workspaceId}' AND seq = 3`);
  expect(await verifyChain({ workspaceId })).toEqual({ ok: false, seq: 3, problem: "altered" });
  await tamper(`UPDATE activity SET verb = 'claim.created' WHERE workspace_id = '${workspaceId}' AND seq = 3`);
  expect(await verifyChain({ workspaceId })).toEqual(whole);

  await tamper(`DELETE FROM activity WHERE workspace_id = '${workspaceId}' AND seq = 5`);
  expect(await verifyChain({ workspaceId })).toEqual({ ok: false, seq: 5, problem: "cut" });
  // Whoever also sets the head back is found out by a head that an edition carries.
  await tamper(`UPDATE activity_head SET seq = 4, hash = (SELECT hash FROM activity WHERE workspace_id = '${workspaceId}'
                AND seq = 4) WHERE workspace_id = '${workspaceId}'`);
  expect(await verifyChain({ workspaceId })).toMatchObject({ ok: true, length: 4 });
  const expectedHeads = whole.ok ? [whole.head] : [];
  expect(await verifyChain({ workspaceId, expectedHeads })).toMatchObject({ ok: false, problem: "cut" });

  await tamper(`DELETE FROM activity WHERE workspace_id = '${workspaceId}' AND seq = 2`);
  expect(await verifyChain({ workspaceId })).toEqual({ ok: false, seq: 2, problem: "missing" });
});

test.each(["UPDATE activity SET verb = 'x'", "DELETE FROM activity", "TRUNCATE activity"])(
  "%s is refused",
  async (sql) => {
    await makeWorkspace();
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/never change/);
  },
);

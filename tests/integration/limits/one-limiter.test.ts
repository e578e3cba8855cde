import { expect, test, vi } from "vitest";
import { countSignInAttempt } from "@/lib/auth/sign-in-limits";
import { db } from "@/lib/db/client";
import { countImport } from "@/lib/server/article/import-limits";
import { receiveReport } from "@/lib/server/report/receive-report";
import { makeBriefing } from "@/tests/factories/briefing";
import { makeUser, makeWorkspace, testNow } from "@/tests/factories/workspace";

/** Milliseconds after which a limiter clears old rows, and begins to wait for as long again. */
const clearsAfter = 300_000;

test("counting starts one timer for each kind of limit, however often it counts", async () => {
  const { owner, slug } = await makeWorkspace();
  const { workspaceId, userId } = owner;
  const { briefingId } = await makeBriefing({ actor: owner });
  const printed = { canonical: "{}", sha256: "", activityHead: "", publishedById: userId };
  await db.edition.create({ data: { workspaceId, briefingId, number: 1, ...printed } });
  const { id } = await makeUser();
  const input = { path: `/p/${slug}/`, message: "The year is wrong.", contact: "", website: "" };
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  for (let n = 0; n < 3; n += 1) {
    expect(await countImport(id)).toBe(true);
    expect(await countSignInAttempt({ email: "ada@example.org", network: "192.0.2.1" })).toBe(true);
    expect(await receiveReport({ slug, input, network: "192.0.2.1", now: testNow })).toMatchObject({ ok: true });
  }
  const timers = setTimer.mock.calls.filter(([, delay]) => delay === clearsAfter);
  // Imports; networks, people and addresses that sign in; networks and workspaces of reports.
  expect(timers).toHaveLength(6);
  expect(await db.rateLimit.count({ where: { points: 3 } })).toBe(6);
});

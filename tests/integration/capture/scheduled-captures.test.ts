import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { scheduleCapture } from "@/lib/server/capture/schedule-capture";
import { captureTasks, resumeCaptures } from "@/lib/server/capture/tasks";
import { succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs } from "@/tests/support/run-jobs";
import { storedAnswers, type StoredAnswer } from "@/tests/support/stored-answers";

let actor: Actor;
let sourceId: string;
const url = "https://news.example.org/ward";
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const page = (body: string) => `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;

await migrateJobs({ url: process.env.DATABASE_URL! });

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor, url })).id;
});

const scheduleOf = () =>
  db.captureSchedule.findUnique({ where: { workspaceId_sourceId: { workspaceId: actor.workspaceId, sourceId } } });

/** Runs the task as the job would, at the given moment. */
async function run(answer: StoredAnswer, at: Date) {
  const tasks = captureTasks({
    fetcher: storedAnswers({ [url]: answer }),
    inTurn: ({ work }) => work(),
    clock: () => at,
    spread: () => 0,
  });
  const payload = { workspaceId: actor.workspaceId, sourceId };
  await tasks["capture-source"]!({ payload, signal: new AbortController().signal, isLastAttempt: false });
}

describe("a schedule", () => {
  test("stores a copy when it is due, not before, and says when the next one is", async () => {
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: "weekly" }, now }));
    const { nextAt } = (await scheduleOf())!;
    expect(nextAt.getTime()).toBeGreaterThanOrEqual(days(7).getTime());
    await run({ body: page("<p>The ward stays open.</p>") }, days(6));
    expect(await db.capture.count({ where: { sourceId } })).toBe(0);
    await run({ body: page("<p>The ward stays open.</p>") }, days(8));
    expect(await db.capture.findMany({ where: { sourceId } })).toMatchObject([{ change: "first", method: "fetch" }]);
    expect(await scheduleOf()).toMatchObject({ failures: 0, problem: null, lastTriedAt: days(8), nextAt: days(15) });
  });

  test("keeps why no copy was had, stores nothing and tries again sooner", async () => {
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: "monthly" }, now }));
    await run({ refused: "timed_out" }, days(40));
    expect(await scheduleOf()).toMatchObject({ failures: 1, problem: "timed_out", nextAt: days(41) });
    await run({ body: page("<p>Before you continue</p><p>We use cookies.</p><p>Accept all</p>") }, days(41));
    expect(await scheduleOf()).toMatchObject({ failures: 2, problem: "wall", nextAt: days(43) });
    expect(await db.capture.count({ where: { sourceId } })).toBe(0);
    await run({ body: page("<p>The ward stays open.</p>") }, days(43));
    expect(await scheduleOf()).toMatchObject({ failures: 0, problem: null, nextAt: days(73) });
  });

  test("ends with the role of the person who set it, and when it is taken back", async () => {
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: "weekly" }, now }));
    await db.membership.updateMany({ where: { workspaceId: actor.workspaceId }, data: { role: "viewer" } });
    await run({ body: page("<p>The ward stays open.</p>") }, days(8));
    expect(await scheduleOf()).toBeNull();
    expect(await db.capture.count({ where: { sourceId } })).toBe(0);
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: "weekly" }, now }));
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: null }, now }));
    expect(await scheduleOf()).toBeNull();
  });

  test("is refused for a source without an address", async () => {
    const bare = await makeSource({ actor });
    const input = { sourceId: bare.id, every: "weekly" } as const;
    expect(await scheduleCapture({ actor, input, now })).toEqual({ ok: false, reason: "no_url" });
  });

  test("is worked on by the job queue, also after a restart that lost the jobs", async () => {
    succeeded(await scheduleCapture({ actor, input: { sourceId, every: "weekly" }, now }));
    await db.captureSchedule.updateMany({ where: { sourceId }, data: { nextAt: new Date(0) } });
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const fetcher = storedAnswers({ [url]: { body: page("<p>The ward stays open.</p>") } });
    await withJobs({
      tasks: captureTasks({ fetcher, inTurn: ({ work }) => work() }),
      onHeld: resumeCaptures,
      work: () => eventually(() => db.capture.findFirst({ where: { sourceId } })),
    });
    expect(await db.capture.count({ where: { sourceId } })).toBe(1);
  });
});

describe("a public archive", () => {
  const save = "https://archive.example/save/";
  const kept = `https://archive.example/web/20260503101500/${url}`;
  const archive = async (answer: StoredAnswer, isLastAttempt = false) => {
    const fetcher = storedAnswers({ [url]: { body: page("<p>Words</p>") }, [`${save}${url}`]: answer });
    const { captureId } = succeeded(await fetchCopy({ actor, sourceId, fetcher, now }));
    const jobs = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker.jobs WHERE key = ${`archive ${captureId}`}`;
    const tasks = captureTasks({ fetcher, inTurn: ({ work }) => work() });
    const payload = { workspaceId: actor.workspaceId, captureId };
    await tasks["archive-capture"]!({ payload, signal: new AbortController().signal, isLastAttempt });
    const row = await db.capture.findFirstOrThrow({ where: { id: captureId } });
    return { asked: fetcher.asked, jobs: jobs.length, archiveUrl: row.archiveUrl };
  };
  afterEach(() => vi.unstubAllEnvs());

  test("is not asked unless one is configured", async () => {
    expect(await archive({ body: "", finalUrl: kept })).toEqual({ asked: [url], jobs: 0, archiveUrl: null });
  });

  test("is asked for each new state of a page, and where its copy lies is noted", async () => {
    vi.stubEnv("ARCHIVE_SAVE_URL", save);
    expect(await archive({ body: "", finalUrl: kept })).toMatchObject({ jobs: 1, archiveUrl: kept });
  });

  test("that leads elsewhere or refuses is tried again, and given up without harm", async () => {
    vi.stubEnv("ARCHIVE_SAVE_URL", save);
    await expect(archive({ body: "", finalUrl: "https://evil.example/web/20260503101500/x" })).rejects.toThrow(
      /did not make a copy/,
    );
    expect(await archive({ body: "", status: 429 }, true)).toMatchObject({ archiveUrl: null });
  });
});

describe("a page that is fetched again", () => {
  const article = (extra: string, words = "The ward stays open until the spring, the board said on Monday.") =>
    page(
      `<nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Ward</h1><p>${words}</p>` +
        `<p>It has twelve beds and is staffed by night as well, which costs more than in other towns.</p>` +
        `<p>The trust will publish its plan for the coming years in the autumn, after hearing the public.</p></article>${extra}`,
    );
  const again = (body: string, at: Date, status = 200) =>
    fetchCopy({ actor, sourceId, fetcher: storedAnswers({ [url]: { body, status } }), now: at });

  test("is the same where only what changes by itself differs, and says what that was", async () => {
    succeeded(await again(article("<p>1,204 views</p><p>Last updated: 3 May 2026, 10:41</p>"), now));
    const same = succeeded(await again(article("<p>1,377 views</p><p>Last updated: 9 May 2026, 08:02</p>"), days(1)));
    expect(same.change).toBe("same");
    expect(Object.keys(same.ignored).length).toBeGreaterThan(0);
    const changed = succeeded(await again(article("", "The ward closes in the spring, the board said."), days(2)));
    expect(changed.change).toBe("changed");
  });

  test("a page that says by its words that it is missing was absent", async () => {
    const missing = page("<h1>Page not found</h1><p>Sorry, there is nothing here.</p>");
    expect(await again(missing, now)).toEqual({ ok: false, reason: "page_missing" });
    succeeded(await again(article(""), days(1)));
    await makeEvidence({ actor, sourceId });
    expect(await again(missing, days(2))).toMatchObject({ ok: true, change: "gone", opened: 2 });
  });
});

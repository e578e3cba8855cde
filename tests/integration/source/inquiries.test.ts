import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { requestsPerRun, worksPerRequest } from "@/lib/domain/source/inquiry";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { createSource } from "@/lib/server/source/mutations";
import { runInquiries, type InquiryTools } from "@/lib/server/source/status-report/run-inquiries";
import { storeAnswer } from "@/lib/server/source/status-report/store-answer";
import { resumeSources, sourceTasks } from "@/lib/server/source/tasks";
import { changePolicies } from "@/lib/server/workspace/policies";
import { succeeded } from "@/tests/factories/review";
import { makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { playCrossref, updated, type StoredUpdate } from "@/tests/support/crossref-stand-in";
import { eventually, withJobs } from "@/tests/support/run-jobs";
import { ServicesServer } from "@/tests/support/services-server";
import { waitForLockWaiter } from "@/tests/support/wait-for-lock-waiter";

const services = new ServicesServer();
beforeAll(() => services.start());
afterAll(() => services.stop());

let actor: Actor;
beforeEach(async () => {
  services.forget();
  actor = (await makeWorkspace()).owner;
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const retraction: StoredUpdate = {
  DOI: "10.5555/notice",
  type: "retraction",
  source: "publisher",
  updated: updated(2026, 3, 4),
};

async function makeSources(count: number, doi = (place: number) => `10.5555/work.${place}`): Promise<void> {
  const { workspaceId, userId } = actor;
  await db.source.createMany({
    data: Array.from({ length: count }, (_, place) => {
      const id = uuidv7();
      const title = `Work ${place}`;
      return { workspaceId, id, title, csl: { id, type: "report", title }, doi: doi(place), createdById: userId };
    }),
  });
}

/** Plays Crossref, with a retraction of every hundredth work, and runs the job at the given moment. */
async function run({
  at = now,
  isDown,
  isStopped = false,
  afterEach = async () => {},
}: {
  at?: Date;
  isDown?: (dois: string[]) => boolean;
  isStopped?: boolean;
  /** Happens between an answer and what the job does next. */
  afterEach?: () => Promise<unknown>;
} = {}): Promise<string[][]> {
  services.forget();
  const sources = await db.source.findMany({ where: { workspaceId: actor.workspaceId, doi: { not: null } } });
  const works = Object.fromEntries(sources.map(({ doi }) => [doi, doi!.endsWith("00") ? [retraction] : []]));
  const requests = playCrossref({ server: services, works, ...(isDown && { isDown }) });
  const stop = new AbortController();
  if (isStopped) stop.abort(new Error("The server stops."));
  const fetcher = services.fetcher();
  const tools: InquiryTools = {
    fetcher: async (request) => {
      const answer = await fetcher(request);
      await afterEach();
      return answer;
    },
    inTurn: ({ work }) => work(),
    clock: () => at,
  };
  const payload = { workspaceId: actor.workspaceId };
  await sourceTasks(tools)["ask-crossref"]!({ payload, signal: stop.signal, isLastAttempt: false });
  return requests;
}

const nextRun = async () => {
  const jobs = await db.$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = ${`ask-crossref ${actor.workspaceId}`}`;
  return jobs.map(({ run_at }) => run_at);
};
const askedCount = (problem: string | null = null) =>
  db.statusInquiry.count({ where: { workspaceId: actor.workspaceId, askedAt: { not: null }, problem } });

describe("the weekly round", () => {
  test("asks about hundreds of sources in few requests, and about each once a week", async () => {
    await makeSources(430);
    const requests = await run();
    expect(requests).toHaveLength(Math.ceil(430 / worksPerRequest));
    expect(new Set(requests.flat()).size).toBe(430);
    expect(await askedCount()).toBe(430);
    const found = await db.statusReport.findMany({ where: { workspaceId: actor.workspaceId } });
    expect(found.map(({ doi }) => doi).toSorted()).toEqual([1, 2, 3, 4].map((place) => `10.5555/work.${place}00`));
    const told = await db.activity.findMany({
      where: { workspaceId: actor.workspaceId, verb: "source.noticeFound" },
      select: { actorId: true },
    });
    expect(told).toEqual(found.map(() => ({ actorId: null })));
    expect(await db.source.count({ where: { workspaceId: actor.workspaceId, status: { not: "current" } } })).toBe(0);
    expect(await nextRun()).toEqual([hours(24)]);
    expect(await run({ at: hours(24) })).toEqual([]);
    expect(await run({ at: hours(7 * 24) })).toHaveLength(requests.length);
    expect(await db.statusReport.count({ where: { workspaceId: actor.workspaceId } })).toBe(found.length);
  });

  test("asks once about a DOI that several sources have", async () => {
    await makeSources(3, () => "10.5555/same00");
    expect(await run()).toEqual([["10.5555/same00"]]);
    expect(await db.statusReport.count({ where: { workspaceId: actor.workspaceId } })).toBe(3);
  });

  test("loses one request without harm to the others, and makes it again later", async () => {
    await makeSources(120);
    const isDown = (dois: string[]) => dois.includes("10.5555/work.60");
    expect(await run({ isDown })).toHaveLength(3);
    expect(await askedCount()).toBe(70);
    expect(await nextRun()).toEqual([hours(6)]);
    expect(await run({ at: hours(5) })).toEqual([]);
    const again = await run({ at: hours(6) });
    expect(again.map((dois) => dois.length)).toEqual([50]);
    expect(await askedCount()).toBe(120);
  });

  test("leaves Crossref alone once it seems to be away", async () => {
    await makeSources(400);
    expect(await run({ isDown: () => true })).toHaveLength(3);
    expect(await askedCount()).toBe(0);
    expect(await nextRun()).toEqual([hours(6)]);
  });

  test("asks one by one about works whose common answer could not be read", async () => {
    await makeSources(3);
    services.text("api.crossref.org/works", "<html>");
    const { workspaceId } = actor;
    const tools: InquiryTools = { fetcher: services.fetcher(), inTurn: ({ work }) => work(), clock: () => now };
    await runInquiries({ workspaceId, tools, signal: new AbortController().signal });
    expect(await db.statusInquiry.count({ where: { workspaceId, problem: "unreadable_answer" } })).toBe(3);
    expect((await run({ at: hours(6) })).map((dois) => dois.length)).toEqual([1, 1, 1]);
    expect(await askedCount()).toBe(3);
  });

  test("ends after so many requests and goes on ten minutes later", async () => {
    const most = requestsPerRun * worksPerRequest;
    await makeSources(most + 30);
    expect(await run()).toHaveLength(requestsPerRun);
    expect(await askedCount()).toBe(most);
    expect(await nextRun()).toEqual([hours(1 / 6)]);
    expect((await run({ at: hours(1 / 6) })).map((dois) => dois.length)).toEqual([30]);
  });

  test("ends between two requests when the server stops, and keeps its rhythm", async () => {
    await makeSources(60);
    await expect(run({ isStopped: true })).rejects.toThrow("The server stops.");
    expect(await askedCount()).toBe(0);
    expect(await nextRun()).toEqual([hours(24)]);
  });

  test("keeps nothing of a DOI that was corrected while Crossref answered", async () => {
    await makeSources(1, () => "10.5555/mistyped00");
    const { workspaceId } = actor;
    await run({
      afterEach: () => db.source.updateMany({ where: { workspaceId }, data: { doi: "10.5555/right" } }),
    });
    expect(await db.statusReport.count({ where: { workspaceId } })).toBe(0);
    expect(await db.statusInquiry.count({ where: { workspaceId } })).toBe(0);
    expect(await run()).toEqual([["10.5555/right"]]);
  });

  test("asks for one workspace alone", async () => {
    await makeSources(2);
    const other = (await makeWorkspace()).owner;
    await makeSource({ actor: other, doi: "10.5555/work.0" });
    await run();
    expect(await db.statusInquiry.count({ where: { workspaceId: other.workspaceId } })).toBe(0);
  });
});

describe("the workspace's setting", () => {
  const set = async (asksCrossref: boolean) => {
    const input = { name: "Harrow Vale desk", language: "en", requiredApprovals: 2, contact: "", methodNote: "" };
    succeeded(await changePolicies({ actor, input: { ...input, asksCrossref }, now }));
  };

  test("ends the asking, and begins it anew", async () => {
    await makeSources(2);
    await set(false);
    expect(await run()).toEqual([]);
    expect(await nextRun()).toEqual([]);
    await set(true);
    expect(await nextRun()).toEqual([now]);
    expect(await run()).toHaveLength(1);
    const [changed] = await db.activity.findMany({
      where: { workspaceId: actor.workspaceId, verb: "workspace.changed" },
      orderBy: { seq: "desc" },
    });
    expect(changed!.detail).toMatchObject({ asksCrossref: true });
  });

  test("ends it in the middle of a round", async () => {
    await makeSources(120);
    expect(await run({ afterEach: () => set(false) })).toHaveLength(1);
    expect(await askedCount()).toBe(50);
    expect(await run({ at: hours(24) })).toEqual([]);
  });
});

test("a source with a DOI is asked about as soon as it is there, and after a restart that lost the jobs", async () => {
  playCrossref({ server: services, works: { "10.5555/new": [retraction] } });
  const csl = { type: "article-journal", title: "Beds and wards", DOI: "10.5555/new" } as const;
  const created = await createSource({ actor, input: { csl, evenIfDuplicate: false }, now });
  const { sourceId } = succeeded(created);
  expect(await nextRun()).toEqual([now]);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await withJobs({
    tasks: sourceTasks({ fetcher: services.fetcher(), inTurn: ({ work }) => work() }),
    onHeld: resumeSources,
    work: () => eventually(() => db.statusReport.findFirst({ where: { sourceId } })),
  });
  expect(await db.statusReport.findMany({ where: { sourceId } })).toMatchObject([
    { kind: "retraction", proposedStatus: "retracted", state: "open" },
  ]);
});

test("a notice that is stored while an editor marks its source as retracted does not wait for another answer", async () => {
  const { workspaceId, userId } = actor;
  const { id: sourceId } = await makeSource({ actor, doi: "10.5555/work" });
  const update = { kind: "retraction", on: "2026-03-04", noticeDoi: "10.5555/notice", reportedBy: ["publisher"] };
  const answer = new Map([["10.5555/work", [update]]]);
  let stored: Promise<void> = Promise.resolve();
  await db.$transaction(async (tx) => {
    const where = { workspaceId_id: { workspaceId, id: sourceId } };
    await tx.source.update({ where, data: { status: "retracted" } });
    stored = storeAnswer({ workspaceId, asked: [{ sourceId, doi: "10.5555/work" }], answer, actorId: userId, now });
    await waitForLockWaiter();
  });
  await stored;
  const reports = await db.statusReport.findMany({ where: { workspaceId }, select: { state: true } });
  expect(reports).toEqual([{ state: "taken" }]);
});

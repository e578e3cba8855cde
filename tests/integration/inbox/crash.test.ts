import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import { migrateJobs } from "@/lib/platform/jobs/migrate-jobs";
import { startJobs } from "@/lib/platform/jobs/start-jobs";
import { resumeWork } from "@/lib/server/inbox/resume-work";
import { startWordpress } from "@/lib/server/inbox/start-wordpress";
import { inboxTasks } from "@/lib/server/inbox/tasks";
import { inTurnAtOnce, makeUrlList, newsPage, webOf } from "@/tests/factories/inbox";
import { succeeded } from "@/tests/factories/review";
import { wordpressFile } from "@/tests/factories/wordpress";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs } from "@/tests/support/run-jobs";

// Real processes, which load the whole program first.
vi.setConfig({ testTimeout: 120_000 });

let actor: Actor;
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  actor = (await makeWorkspace()).owner;
});

/** Another process that works on the jobs of this database. */
function startWorker(stuck = ""): { firstLine: (line: string) => Promise<unknown>; kill: () => Promise<unknown> } {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "work-on-jobs.ts"), stuck], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  const lines = createInterface({ input: child.stdout });
  return {
    firstLine: (wanted) =>
      new Promise<void>((resolve) => lines.on("line", (line: string) => line === wanted && resolve())),
    kill: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const ended = (batchId: string) =>
  eventually(async () => {
    const batch = await db.importBatch.findFirstOrThrow({ where: { id: batchId } });
    return batch.endedAt ? batch : null;
  });

const beds = "https://post.example/beds";
const nights = "https://post.example/nights";

describe("kill -9", () => {
  test("in the middle of a list: the page that was being fetched is fetched again, the others are not", async () => {
    const worker = startWorker(nights);
    const told = worker.firstLine(nights);
    const { batchId } = await makeUrlList({ actor, urls: [beds, nights] });
    await told;
    const before = await db.articleImport.findMany({ where: { workspaceId: actor.workspaceId }, select: { id: true } });
    expect(before).toHaveLength(1);
    await worker.kill();

    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: newsPage("Wards shut at night") });
    const batch = await withJobs({
      tasks: inboxTasks({ fetcher: web, inTurn: inTurnAtOnce, clock: () => now }),
      onHeld: resumeWork,
      work: () => ended(batchId),
    });
    expect(batch).toMatchObject({ state: "done", total: 2, done: 2, failed: 0 });
    expect(web.asked.map(({ url }) => url)).toEqual([nights]);
    const items = await db.inboxItem.findMany({ where: { batchId }, orderBy: { id: "desc" } });
    expect(items.map(({ title }) => title)).toEqual(["About beds", "Wards shut at night"]);
    expect(items[0]!.importId).toBe(before[0]!.id);
    expect(await db.articleImport.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(2);
  });

  test("in the middle of an export: reading goes on behind the last post that was stored", async () => {
    const posts = Array.from({ length: 3_000 }, (_, index) => ({
      id: index + 1,
      content: `Words ${index}. `.repeat(20),
    }));
    const stream = (async function* () {
      yield new TextEncoder().encode(wordpressFile(posts));
    })();
    const { batchId } = succeeded(await startWordpress({ actor, stream, fileName: "ashby.xml", now }));
    const worker = startWorker();
    const done = await eventually(async () => {
      const batch = await db.importBatch.findFirstOrThrow({ where: { id: batchId } });
      return batch.done > 0 ? batch.done : null;
    });
    await worker.kill();
    expect(done).toBeLessThan(posts.length);

    const batch = await withJobs({ tasks: inboxTasks(), onHeld: resumeWork, work: () => ended(batchId) });
    expect(batch).toMatchObject({ state: "done", total: 3_000, done: 3_000, failed: 0 });
    const items = await db.inboxItem.findMany({ where: { batchId }, orderBy: { id: "asc" }, select: { title: true } });
    expect(items.map(({ title }) => title)).toEqual(posts.map(({ id }) => `Post ${id}`));
  });
});

describe("the work on jobs", () => {
  const url = () => process.env.DATABASE_URL!;
  const ask = (key: string) => enqueueJob(db, { task: "note", payload: { key }, key });

  test("is done by one process at a time; the next one begins when the first has stopped", async () => {
    const held: string[] = [];
    const jobs = (name: string) =>
      startJobs({
        url: url(),
        tasks: { note: async () => {} },
        onHeld: async () => void held.push(name),
        onError: () => {},
      });
    const first = jobs("first");
    await eventually(async () => (held.length > 0 ? held : null));
    const second = jobs("second");
    await ask("a");
    await eventually(async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM graphile_worker.jobs`;
      return row!.count === 0 ? true : null;
    });
    expect(held).toEqual(["first"]);
    await first.stop();
    await eventually(async () => (held.length > 1 ? held : null));
    await second.stop();
    expect(held).toEqual(["first", "second"]);
  });

  test("goes on after the database has thrown everybody out", async () => {
    const noted: unknown[] = [];
    let held = 0;
    const jobs = startJobs({
      url: url(),
      tasks: { note: async ({ payload }) => void noted.push(payload) },
      onHeld: async () => void (held += 1),
      onError: () => {},
    });
    await ask("before");
    await eventually(async () => (noted.length === 1 ? true : null));
    await db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await eventually(() =>
      ask("after").then(
        () => true,
        () => null,
      ),
    );
    await eventually(async () => (noted.length === 2 ? true : null));
    await jobs.stop();
    expect(held).toBe(2);
    expect(noted).toEqual([{ key: "before" }, { key: "after" }]);
  });

  test("wants a database account that may make a schema, and says how to allow it", async () => {
    const { pathname } = new URL(url());
    const [role, database] = [`jobless_${process.env.VITEST_POOL_ID ?? "1"}`, `${pathname.slice(1)}_jobless`];
    await db.$executeRawUnsafe(`DROP DATABASE IF EXISTS ${database}`);
    await db.$executeRawUnsafe(`DROP ROLE IF EXISTS ${role}`);
    await db.$executeRawUnsafe(`CREATE ROLE ${role} LOGIN PASSWORD 'lantern'`);
    await db.$executeRawUnsafe(`CREATE DATABASE ${database}`);
    try {
      const poor = Object.assign(new URL(url()), { username: role, password: "lantern", pathname: `/${database}` });
      await expect(migrateJobs({ url: poor.href })).rejects.toThrow(
        `GRANT CREATE ON DATABASE "${database}" TO "${role}"`,
      );
    } finally {
      await db.$executeRawUnsafe(`DROP DATABASE ${database} WITH (FORCE)`);
      await db.$executeRawUnsafe(`DROP ROLE ${role}`);
    }
  });

  test("a stop ends a job after its present step, and the job is free for the next start", async () => {
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const jobs = startJobs({
      url: url(),
      tasks: {
        note: ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
            begun();
          }),
      },
      onHeld: async () => {},
      onError: () => {},
    });
    await ask("long");
    await isBegun;
    await jobs.stop();
    const rows = await db.$queryRaw<{ locked: boolean }[]>`
      SELECT locked_at IS NOT NULL AS locked FROM graphile_worker.jobs WHERE key = 'long'`;
    expect(rows).toEqual([{ locked: false }]);
  });
});

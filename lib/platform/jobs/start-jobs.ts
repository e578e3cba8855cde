import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import pg from "pg";
import { log } from "@/lib/platform/log";
import { jobLogger, JobsStopped } from "./job-logger";

/** Held by the one process that works on the jobs of a database; the others wait for it. */
const JOBS_LOCK = 7_205_761;

/** Jobs under way at the same time. Few: the machine belongs to the people at their desks. */
const atOnce = 2;

/** Milliseconds until the lock or a lost database is tried again. */
const again = 2_000;

/** Milliseconds that a stop waits for jobs to come to the end of a step. */
const patience = 5_000;

export type JobCall = {
  payload: unknown;
  /** Aborted when the server stops or the database is lost: end after the present step, by throwing. */
  signal: AbortSignal;
  /** Nobody will try again by themselves if this one throws. */
  isLastAttempt: boolean;
};

/** What can be done, by the name of the task. One that throws is tried again, a little later each time. */
export type JobTasks = Record<string, (call: JobCall) => Promise<void>>;

/**
 * Works on the jobs of the database at `url` until it is stopped. Exactly one process at a time does so: it holds an
 * advisory lock, and whoever gets it knows that no other worker lives, so that jobs cut off by a crash are free again at
 * once. A lost database is waited for.
 * @param onHeld - called each time the lock was taken, before the first job: the moment to ask for what has to be done
 */
export function startJobs({
  url,
  tasks,
  onHeld,
  onError,
}: {
  url: string;
  tasks: JobTasks;
  onHeld: () => Promise<void>;
  onError: (error: unknown) => void;
}): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const worked = (async () => {
    while (!ending.signal.aborted) {
      try {
        await workWhileHeld({ url, tasks, onHeld, ending: ending.signal });
      } catch (error) {
        if (!ending.signal.aborted) onError(error);
      }
      await pause({ ms: again, signal: ending.signal });
    }
  })();
  return {
    stop: async () => {
      ending.abort(new JobsStopped("The server stops."));
      await worked;
    },
  };
}

/** Returns when the lock is held by somebody else, the database is lost, or it is time to end. */
async function workWhileHeld({
  url,
  tasks,
  onHeld,
  ending,
}: {
  url: string;
  tasks: JobTasks;
  onHeld: () => Promise<void>;
  ending: AbortSignal;
}): Promise<void> {
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  const stopped = new AbortController();
  const lost = () => stopped.abort(new JobsStopped("The database is away."));
  const end = () => stopped.abort(ending.reason);
  lock.on("error", lost);
  lock.on("end", lost);
  ending.addEventListener("abort", end, { once: true });
  const pool = poolFor(url);
  let runner: Runner | null = null;
  try {
    await lock.connect();
    const { rows } = await lock.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [JOBS_LOCK]);
    if (!rows[0]?.held || stopped.signal.aborted) return;
    await lock.query(`SELECT graphile_worker.force_unlock_workers(
      ARRAY(SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL))`);
    await onHeld();
    runner = await run({
      pgPool: pool,
      concurrency: atOnce,
      noHandleSignals: true,
      parsedCronItems: [],
      logger: new Logger(jobLogger),
      gracefulShutdownAbortTimeout: patience,
      taskList: taskListOf({ tasks, signal: stopped.signal }),
    });
    const ended = runner.promise.catch(() => {});
    await Promise.race([ended, aborted(stopped.signal)]);
  } finally {
    stopped.abort(new JobsStopped("The work on jobs ends."));
    ending.removeEventListener("abort", end);
    // With the database away its goodbyes cannot be stored; the next holder of the lock frees what it leaves.
    if (runner) await Promise.race([runner.stop().catch(() => {}), pause({ ms: patience + 1_000 })]);
    // The worker writes down that its last jobs were cut off, and nobody waits for that but us.
    await untilIdle(pool);
    await Promise.race([Promise.all([lock.end(), pool.end()]).catch(() => {}), pause({ ms: 1_000 })]);
  }
}

/**
 * Connections of the worker's own. A pool that the worker makes stops listening for errors before its connections are
 * closed; one that the database ends at that moment would then end the whole process.
 */
function poolFor(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: atOnce + 2, connectionTimeoutMillis: 10_000 });
  const note = (error: Error) => log.debug({ err: error }, "jobs: a connection was lost");
  pool.on("error", note);
  pool.on("connect", (client) => void client.on("error", note));
  return pool;
}

/** Resolves once no connection is in use or asked for, and after a second whatever there is. */
async function untilIdle(pool: pg.Pool): Promise<void> {
  for (let looks = 50; looks > 0 && (pool.waitingCount > 0 || pool.idleCount < pool.totalCount); looks--)
    await pause({ ms: 20 });
}

function taskListOf({ tasks, signal }: { tasks: JobTasks; signal: AbortSignal }): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) => {
        signal.throwIfAborted();
        await task({ payload, signal, isLastAttempt: job.attempts >= job.max_attempts });
      },
    ]),
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function pause({ ms, signal }: { ms: number; signal?: AbortSignal }): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}

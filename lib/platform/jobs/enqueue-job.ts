import type { Reader } from "@/lib/db/client";

/** One thing to be done behind the scenes. Ids alone, never words: what is to be done stands in the tables. */
export type JobRequest = {
  /** Name of the task, one of those that `startJobs` was given. */
  task: string;
  payload: Record<string, string>;
  /** Of two requests with one key that nobody has begun, the later one holds. A job under way is not touched by it. */
  key: string;
  /** Not before this instant; at once where absent. */
  runAt?: Date;
};

/**
 * Asks for a job as part of the open transaction: it exists exactly if what it is about was committed, and is taken up
 * within milliseconds of that. Needs the schema that `migrateJobs` makes.
 */
export async function enqueueJob(tx: Reader, { task, payload, key, runAt }: JobRequest): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json, job_key => ${key}::text,
                                   run_at => ${runAt ?? null}::timestamptz, max_attempts => 6)`;
}

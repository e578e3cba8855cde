import { startJobs, type JobTasks } from "@/lib/platform/jobs/start-jobs";

/** One of the tasks, so that jobs of other kinds stay where they are: they might ask somebody outside. */
export function onlyTask(tasks: JobTasks, name: string): JobTasks {
  return { [name]: tasks[name]! };
}

/** Works on the jobs of the test's database while `work` goes on, as the server does, and stops gracefully. */
export async function withJobs<T>({
  tasks,
  onHeld = async () => {},
  work,
}: {
  tasks: JobTasks;
  onHeld?: () => Promise<void>;
  work: () => Promise<T>;
}): Promise<T> {
  const errors: unknown[] = [];
  const jobs = startJobs({ url: process.env.DATABASE_URL!, tasks, onHeld, onError: (error) => errors.push(error) });
  try {
    return await work();
  } finally {
    await jobs.stop();
  }
}

/** Resolves once `look` gives something else than null. */
export async function eventually<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

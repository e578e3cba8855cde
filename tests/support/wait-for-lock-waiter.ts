import { db } from "@/lib/db/client";

/** Resolves once some session of this database waits for a row. */
export async function waitForLockWaiter(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waiting: bigint }[]>`
      SELECT count(*) AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (Number(row?.waiting) > 0) return;
  }
}

import { db } from "@/lib/db/client";
import { enqueueBatch, enqueueFeed } from "@/lib/server/inbox/job-requests";

/**
 * Asks anew for everything that the tables say has still to be done, of all workspaces: what a crash cut off, and what a
 * restored backup, which carries no jobs, was about to do. What is asked for already stays as it is.
 */
export async function resumeWork(): Promise<void> {
  const row = { workspaceId: true, id: true, createdById: true } as const;
  const batches = await db.importBatch.findMany({ where: { state: { in: ["waiting", "running"] } }, select: row });
  for (const batch of batches) await enqueueBatch(db, batch);
  const feeds = await db.feed.findMany({ where: { stoppedAt: null }, select: { ...row, nextReadAt: true } });
  for (const { nextReadAt, ...feed } of feeds)
    await enqueueFeed(db, { ...feed, ...(nextReadAt && { runAt: nextReadAt }) });
}

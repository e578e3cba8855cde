import { db } from "@/lib/db/client";
import type { Feed } from "@/lib/db/generated/client";
import { nextReading } from "@/lib/domain/inbox/feed-schedule";
import { fetchFeed } from "@/lib/server/inbox/fetch-feed";
import { enqueueFeed } from "@/lib/server/inbox/job-requests";
import type { JobTools } from "@/lib/server/inbox/job-tools";
import { personOfJob } from "@/lib/server/workspace/person-of-job";
import { prepareEntries, storeEntries } from "@/lib/server/inbox/store-entries";

/**
 * Reads a watched feed once, puts what is new into the inbox and asks for the next reading, all of it together. After a
 * failure the next one is later each time. The feed rests for good when whoever watches it may no longer bring articles in.
 */
export async function runFeed({
  feed,
  tools: { fetcher, inTurn, clock, spread },
  signal,
}: {
  feed: Feed;
  tools: JobTools;
  signal: AbortSignal;
}): Promise<void> {
  const { workspaceId, id: feedId, createdById: personId, url, etag, lastModified } = feed;
  const where = { workspaceId_id: { workspaceId, id: feedId } };
  if (!(await personOfJob({ workspaceId, personId, capability: "article.import" }))) {
    await db.feed.update({ where, data: { stoppedAt: clock(), nextReadAt: null, problem: "watcher_left" } });
    return;
  }
  const work = () => fetchFeed({ url, etag, lastModified, fetcher, signal, mayFollow: false });
  const read = await inTurn({ url, signal, work });
  signal.throwIfAborted();
  const rows = read.ok && read.feed ? await prepareEntries({ workspaceId, entries: read.feed.entries }) : [];
  const now = clock();
  await db.$transaction(async (tx) => {
    const current = await tx.feed.findUnique({ where });
    if (!current || current.stoppedAt) return;
    const failures = read.ok ? 0 : current.failures + 1;
    const nextReadAt = nextReading({ now, failures, spread: spread() });
    await storeEntries(tx, { feedId, rows, now });
    await tx.feed.update({
      where,
      data: {
        lastReadAt: now,
        nextReadAt,
        failures,
        problem: read.ok ? null : read.reason,
        ...(read.ok && read.feed && { etag: read.etag, lastModified: read.lastModified }),
      },
    });
    await enqueueFeed(tx, { ...current, runAt: nextReadAt });
  });
}

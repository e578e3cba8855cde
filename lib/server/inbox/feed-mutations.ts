import { z } from "zod";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { maxUrlLength } from "@/lib/domain/article/article-fields";
import { nextReading } from "@/lib/domain/inbox/feed-schedule";
import { maxWatchedFeeds } from "@/lib/domain/inbox/limits";
import { addressOf } from "@/lib/domain/inbox/read-url-list";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { fetchFeed } from "@/lib/server/inbox/fetch-feed";
import type { PageFetcher } from "@/lib/server/inbox/import-item";
import { enqueueFeed } from "@/lib/server/inbox/job-requests";
import { countLongImport } from "@/lib/server/inbox/long-import-limits";
import { prepareEntries, storeEntries } from "@/lib/server/inbox/store-entries";

export const watchFeedSchema = z.object({ url: z.string().trim().min(1).max(maxUrlLength) });
export const feedIdSchema = z.object({ feedId: z.uuid() });

/**
 * Begins to watch a feed: reads it once, puts what it holds into the inbox, and asks for the next reading. The address may be
 * that of a page that names its feed. A feed that was stopped before goes on where it was.
 */
export async function watchFeed({
  actor,
  input: { url },
  now,
  fetcher,
  spread = Math.random(),
}: {
  actor: Actor;
  input: z.output<typeof watchFeedSchema>;
  now: Date;
  fetcher?: PageFetcher;
  spread?: number;
}): Promise<Outcome<{ feedId: string; title: string; count: number }, string>> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "article.import")) return refuse("forbidden");
  const address = addressOf(url);
  if (address === null) return refuse("invalid_url");
  if (!(await countLongImport(userId))) return refuse("too_many_lists");
  const read = await fetchFeed({ url: address, ...(fetcher && { fetcher }) });
  if (!read.ok) return read;
  if (!read.feed) return refuse("not_feed");
  const { feed, etag, lastModified, url: feedUrl } = read;
  const rows = await prepareEntries({ workspaceId, entries: feed.entries });
  return transact(async (tx) => {
    const watched = await tx.feed.count({ where: { workspaceId, stoppedAt: null } });
    const before = await tx.feed.findUnique({ where: { workspaceId_url: { workspaceId, url: feedUrl } } });
    if (before && before.stoppedAt === null) return refuse("already_watched");
    if (watched >= maxWatchedFeeds) return refuse("too_many_feeds");
    const feedId = before?.id ?? uuidv7();
    const nextReadAt = nextReading({ now, failures: 0, spread });
    const state = {
      title: feed.title.slice(0, 300),
      siteUrl: feed.siteUrl,
      etag,
      lastModified,
      lastReadAt: now,
      nextReadAt,
      failures: 0,
      problem: null,
      createdById: userId,
      stoppedAt: null,
    };
    await tx.feed.upsert({
      where: { workspaceId_id: { workspaceId, id: feedId } },
      create: { ...state, workspaceId, id: feedId, url: feedUrl, createdAt: now },
      update: state,
    });
    const count = await storeEntries(tx, { feedId, rows, now });
    await enqueueFeed(tx, { workspaceId, id: feedId, createdById: userId, runAt: nextReadAt });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "feed.watched",
      objectType: "feed",
      objectId: feedId,
      detail: { items: count },
      now,
    });
    return { ok: true, feedId, title: state.title, count };
  });
}

type FeedCall = { actor: Actor; input: z.output<typeof feedIdSchema>; now: Date };

/** Stops watching a feed. What it brought stays in the inbox; watching it again goes on from there. */
export async function stopFeed({
  actor,
  input: { feedId },
  now,
}: FeedCall): Promise<Outcome<object, "forbidden" | "not_found" | "ended">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const feed = await tx.feed.findUnique({ where: { workspaceId_id: { workspaceId, id: feedId } } });
    if (!feed) return refuse("not_found");
    if (!can(actor, "article.import", feed)) return refuse("forbidden");
    if (feed.stoppedAt) return refuse("ended");
    await tx.feed.update({
      where: { workspaceId_id: { workspaceId, id: feedId } },
      data: { stoppedAt: now, nextReadAt: null },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "feed.stopped",
      objectType: "feed",
      objectId: feedId,
      now,
    });
    return { ok: true };
  });
}

/** Asks for a feed to be read at once instead of at its next turn. */
export async function readFeedNow({
  actor,
  input: { feedId },
  now,
}: FeedCall): Promise<Outcome<object, "forbidden" | "not_found" | "ended">> {
  const { workspaceId } = actor;
  const feed = await db.feed.findUnique({ where: { workspaceId_id: { workspaceId, id: feedId } } });
  if (!feed) return refuse("not_found");
  if (!can(actor, "article.import", feed)) return refuse("forbidden");
  if (feed.stoppedAt) return refuse("ended");
  await db.$transaction(async (tx) => {
    await tx.feed.update({ where: { workspaceId_id: { workspaceId, id: feedId } }, data: { nextReadAt: now } });
    await enqueueFeed(tx, { ...feed, runAt: now });
  });
  return { ok: true };
}

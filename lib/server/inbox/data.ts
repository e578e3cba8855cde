import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { BatchFigures, LeftOut } from "@/lib/domain/inbox/inbox-words";

/** A long import with how far it is. */
export type ShownBatch = BatchFigures & {
  id: string;
  name: string;
  problem: string | null;
  leftOut: LeftOut;
  createdAt: Date;
  endedAt: Date | null;
  createdById: string;
};

const shown = {
  id: true,
  kind: true,
  name: true,
  state: true,
  total: true,
  done: true,
  failed: true,
  leftOut: true,
  problem: true,
  createdAt: true,
  endedAt: true,
  createdById: true,
} as const;

/** A long import, or null where the workspace has none of this id. */
export async function getBatch({
  workspaceId,
  batchId,
}: {
  workspaceId: WorkspaceId;
  batchId: string;
}): Promise<ShownBatch | null> {
  const row = await db.importBatch.findUnique({
    where: { workspaceId_id: { workspaceId, id: batchId } },
    select: shown,
  });
  return row && { ...row, leftOut: row.leftOut as LeftOut };
}

/** Batches that can be chosen as a filter. */
const mostBatches = 30;

/** The last long imports, the newest first. */
export async function listBatches({ workspaceId }: { workspaceId: WorkspaceId }): Promise<ShownBatch[]> {
  const rows = await db.importBatch.findMany({
    where: { workspaceId },
    orderBy: { createdAt: "desc" },
    take: mostBatches,
    select: shown,
  });
  return rows.map((row) => ({ ...row, leftOut: row.leftOut as LeftOut }));
}

/** A watched feed with what of it waits. */
export type ShownFeed = {
  id: string;
  url: string;
  title: string;
  lastReadAt: Date | null;
  nextReadAt: Date | null;
  problem: string | null;
  stoppedAt: Date | null;
  /** Items that somebody has still to decide. */
  waiting: number;
};

/** The feeds of a workspace by name; those that were stopped after the others. */
export async function listFeeds({ workspaceId }: { workspaceId: WorkspaceId }): Promise<ShownFeed[]> {
  const [feeds, waiting] = await Promise.all([
    db.feed.findMany({ where: { workspaceId }, orderBy: [{ title: "asc" }, { id: "asc" }] }),
    db.inboxItem.groupBy({
      by: ["feedId"],
      where: { workspaceId, state: "waiting", feedId: { not: null } },
      _count: { _all: true },
    }),
  ]);
  const countOf = new Map(waiting.map(({ feedId, _count }) => [feedId, _count._all]));
  return feeds
    .map(({ id, url, title, lastReadAt, nextReadAt, problem, stoppedAt }) => ({
      id,
      url,
      title,
      lastReadAt,
      nextReadAt,
      problem,
      stoppedAt,
      waiting: countOf.get(id) ?? 0,
    }))
    .toSorted((a, b) => Number(a.stoppedAt !== null) - Number(b.stoppedAt !== null));
}

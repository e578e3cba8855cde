import { db } from "@/lib/db/client";
import type { ImportBatch } from "@/lib/db/generated/client";
import { countProgress, endBatch, isRunning } from "@/lib/server/inbox/batch-progress";
import { importItem } from "@/lib/server/inbox/import-item";
import type { JobTools } from "@/lib/server/inbox/job-tools";
import { personOfJob } from "@/lib/server/workspace/person-of-job";

/**
 * Fetches the pages of a list one after another, until all are fetched, somebody cancels it, or the person it works for may
 * no longer bring articles in. An address that comes to nothing is told on its item; the others go on.
 */
export async function runUrlList({
  batch: { workspaceId, id: batchId, createdById: personId },
  tools: { fetcher, inTurn, clock },
  signal,
}: {
  batch: ImportBatch;
  tools: JobTools;
  signal: AbortSignal;
}): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (!(await isRunning({ workspaceId, batchId }))) return;
    const actor = await personOfJob({ workspaceId, personId, capability: "article.import" });
    if (!actor) return endBatch({ workspaceId, batchId, state: "failed", problem: "not_allowed", now: clock() });
    const item = await db.inboxItem.findFirst({
      where: { workspaceId, batchId, state: "fetching" },
      orderBy: { id: "desc" },
    });
    if (!item) break;
    const work = () => importItem({ actor, item, now: clock(), fetcher, signal });
    const outcome = await inTurn({ url: item.url ?? "", signal, work });
    // A stop in the middle of a request is no fault of the page: it is fetched again.
    if (!outcome.ok) {
      signal.throwIfAborted();
      await db.inboxItem.updateMany({
        where: { workspaceId, id: item.id, state: "fetching" },
        data: { state: "failed", problem: outcome.reason, updatedAt: clock() },
      });
    }
    await countProgress({ workspaceId, batchId, whose: "batchId", ahead: "fetching" });
  }
  await countProgress({ workspaceId, batchId, whose: "batchId", ahead: "fetching" });
  await endBatch({ workspaceId, batchId, state: "done", now: clock() });
}

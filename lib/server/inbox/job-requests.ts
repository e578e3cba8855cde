import type { Reader } from "@/lib/db/client";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";

type Row = { workspaceId: string; id: string; createdById: string; runAt?: Date };

/** Asks for the work on a batch. Jobs stand outside of workspaces, so each names its own and the person it works for. */
export function enqueueBatch(tx: Reader, { workspaceId, id, createdById, runAt }: Row): Promise<void> {
  const payload = { workspaceId, batchId: id, personId: createdById };
  return enqueueJob(tx, { task: "import-batch", payload, key: `batch ${id}`, ...(runAt && { runAt }) });
}

/** Asks for a feed to be read, at once or later. */
export function enqueueFeed(tx: Reader, { workspaceId, id, createdById, runAt }: Row): Promise<void> {
  const payload = { workspaceId, feedId: id, personId: createdById };
  return enqueueJob(tx, { task: "read-feed", payload, key: `feed ${id}`, ...(runAt && { runAt }) });
}

import { db } from "@/lib/db/client";
import type { ImportBatch, InboxItem } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { storeImport } from "@/lib/server/article/store-import";
import { countProgress, endBatch, isRunning } from "@/lib/server/inbox/batch-progress";
import { importItem, pageToFetch } from "@/lib/server/inbox/import-item";
import type { JobTools } from "@/lib/server/inbox/job-tools";
import { personOfJob } from "@/lib/server/workspace/person-of-job";

/**
 * Makes articles of items as they were proposed, one after another: what was taken for furniture is left out and kept
 * with the version, as when a person stores an import without changing it. An item that cannot be stored so says why and
 * waits for a person.
 */
export async function runBringIn({
  batch: { workspaceId, id: batchId, createdById: personId },
  tools,
  signal,
}: {
  batch: ImportBatch;
  tools: JobTools;
  signal: AbortSignal;
}): Promise<void> {
  const { clock } = tools;
  for (;;) {
    signal.throwIfAborted();
    if (!(await isRunning({ workspaceId, batchId }))) return;
    const actor = await personOfJob({ workspaceId, personId, capability: "article.import" });
    if (!actor) return endBatch({ workspaceId, batchId, state: "failed", problem: "not_allowed", now: clock() });
    const item = await db.inboxItem.findFirst({
      where: { workspaceId, bringInBatchId: batchId, state: "storing" },
      orderBy: { id: "desc" },
    });
    if (!item) break;
    const problem = await bringIn({ actor, item, tools, signal });
    if (problem !== null) {
      signal.throwIfAborted();
      await db.inboxItem.updateMany({
        where: { workspaceId, id: item.id, state: "storing" },
        data: { state: "failed", problem, updatedAt: clock() },
      });
    }
    await countProgress({ workspaceId, batchId, whose: "bringInBatchId", ahead: "storing" });
  }
  await countProgress({ workspaceId, batchId, whose: "bringInBatchId", ahead: "storing" });
  await endBatch({ workspaceId, batchId, state: "done", now: clock() });
}

/** @returns why it could not be brought in, or null where it is an article now */
async function bringIn({
  actor,
  item,
  tools: { fetcher, inTurn, clock },
  signal,
}: {
  actor: Actor;
  item: InboxItem;
  tools: JobTools;
  signal: AbortSignal;
}): Promise<string | null> {
  const { workspaceId } = actor;
  const work = () => importItem({ actor, item, now: clock(), fetcher, signal });
  const pageUrl = pageToFetch(item);
  const made = pageUrl === null ? await work() : await inTurn({ url: pageUrl, signal, work });
  if (!made.ok) return made.reason;
  const row = await db.articleImport.findUnique({
    where: { workspaceId_id: { workspaceId, id: made.importId } },
    select: { proposal: true },
  });
  const { articles } = (row?.proposal ?? {}) as { articles?: unknown[] };
  // Which of them are wanted, and where each begins, is for a person to say.
  if (articles && articles.length > 1) return "several_articles";
  const stored = await storeImport({ actor, input: { importId: made.importId }, now: clock() });
  if (!stored.ok) return stored.reason;
  // Where the import was an article before it was chosen here, nothing has told the item so.
  await db.inboxItem.updateMany({
    where: { workspaceId, id: item.id, state: "storing" },
    data: { state: "stored", articleId: stored.articleId, updatedAt: clock() },
  });
  return null;
}

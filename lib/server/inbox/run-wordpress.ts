import { db } from "@/lib/db/client";
import type { ImportBatch } from "@/lib/db/generated/client";
import { readWordpress } from "@/lib/import/read-wordpress";
import type { WordpressPost } from "@/lib/import/wordpress-export";
import { hasBlob, putBlob, withBlobFile } from "@/lib/platform/blobs";
import { log } from "@/lib/platform/log";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { endBatch, isRunning } from "@/lib/server/inbox/batch-progress";
import type { JobTools } from "@/lib/server/inbox/job-tools";
import { personOfJob } from "@/lib/server/workspace/person-of-job";

/** Ends the reading from within: it was cancelled, or the person may no longer do it. */
class Ended extends Error {}

/**
 * Reads an uploaded export into items. Posts arrive in parcels, and the batch counts those whose items are stored in the same
 * transaction: a reading that was cut off goes on behind the last of them.
 */
export async function runWordpress({
  batch,
  tools: { clock },
  signal,
}: {
  batch: ImportBatch;
  tools: JobTools;
  signal: AbortSignal;
}): Promise<void> {
  const { workspaceId, id: batchId, captureId, createdById: personId } = batch;
  const end = (state: "done" | "failed", more: Partial<Parameters<typeof endBatch>[0]> = {}) =>
    endBatch({ workspaceId, batchId, state, now: clock(), ...more });
  const capture = captureId
    ? await db.capture.findUnique({
        where: { workspaceId_id: { workspaceId, id: captureId } },
        select: { sha256: true },
      })
    : null;
  if (!capture || !(await hasBlob({ workspaceId, sha256: capture.sha256 })))
    return end("failed", { problem: "file_gone" });

  let mayGoOn = true;
  const read = await withBlobFile({
    workspaceId,
    sha256: capture.sha256,
    work: (file) =>
      readWordpress({
        file,
        skip: batch.done,
        signal,
        onPosts: async (posts) => {
          signal.throwIfAborted();
          mayGoOn = (await personOfJob({ workspaceId, personId, capability: "article.import" })) !== null;
          if (!mayGoOn || !(await isRunning({ workspaceId, batchId }))) throw new Ended();
          await storePosts({ batch, posts, now: clock() });
        },
      }),
  }).catch((error: unknown) => {
    if (error instanceof Ended) return null;
    throw error;
  });
  if (!mayGoOn) return end("failed", { problem: "not_allowed" });
  if (read === null) return;
  if (!read.ok) {
    if (read.reason === "aborted") throw new Error("The reading of an export was stopped.");
    return end("failed", { problem: read.reason === "parser_failed" ? "unexpected" : read.reason });
  }
  log.info({ posts: read.posts, peakMb: read.peakMb }, "a WordPress export was read");
  if (read.posts === 0) return end("failed", { problem: "no_posts", total: 0, leftOut: read.leftOut });
  await end("done", { total: read.posts, leftOut: read.leftOut });
}

async function storePosts({ batch, posts, now }: { batch: ImportBatch; posts: WordpressPost[]; now: Date }) {
  const { workspaceId, id: batchId } = batch;
  const rows = [];
  for (const { id, title, url, authors, publishedOn, html } of posts) {
    const problem = html === null ? "too_large" : html.trim() === "" ? "no_content" : null;
    const content =
      html !== null && problem === null ? await putBlob({ workspaceId, bytes: new TextEncoder().encode(html) }) : null;
    rows.push({
      workspaceId,
      id: uuidv7(),
      batchId,
      key: sha256Hex(id),
      title,
      url,
      authors,
      publishedOn,
      contentSha256: content?.sha256 ?? null,
      state: problem ? ("failed" as const) : ("waiting" as const),
      problem,
      createdAt: now,
      updatedAt: now,
    });
  }
  await db.$transaction([
    // An export of several parts may hold a post twice.
    db.inboxItem.createMany({ data: rows, skipDuplicates: true }),
    db.importBatch.update({
      where: { workspaceId_id: { workspaceId, id: batchId } },
      data: { done: { increment: posts.length }, failed: { increment: rows.filter(({ problem }) => problem).length } },
      select: { id: true },
    }),
  ]);
}

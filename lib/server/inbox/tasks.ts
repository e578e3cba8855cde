import { z } from "zod";
import { db } from "@/lib/db/client";
import type { ImportBatch } from "@/lib/db/generated/client";
import type { JobCall, JobTasks } from "@/lib/platform/jobs/start-jobs";
import { log } from "@/lib/platform/log";
import { TooBusy } from "@/lib/platform/take-turns";
import { beginBatch, endBatch } from "@/lib/server/inbox/batch-progress";
import { fetchFeedFile } from "@/lib/server/inbox/fetch-feed";
import { enqueueBatch } from "@/lib/server/inbox/job-requests";
import { hostTurns } from "@/lib/server/inbox/host-turns";
import { fetchPage } from "@/lib/server/inbox/import-item";
import type { JobTools } from "@/lib/server/inbox/job-tools";
import { runBringIn } from "@/lib/server/inbox/run-bring-in";
import { runFeed } from "@/lib/server/inbox/run-feed";
import { runUrlList } from "@/lib/server/inbox/run-url-list";
import { runWordpress } from "@/lib/server/inbox/run-wordpress";

const batchPayload = z.object({ workspaceId: z.uuid(), batchId: z.uuid(), personId: z.uuid() });
const feedPayload = z.object({ workspaceId: z.uuid(), feedId: z.uuid(), personId: z.uuid() });

const runners = { url_list: runUrlList, wordpress: runWordpress, bring_in: runBringIn } as const satisfies Record<
  ImportBatch["kind"],
  unknown
>;

/** Milliseconds until a batch is looked at again that is being worked on, or finds all readers of files taken. */
const lookAgainMs = 5_000;

/** What the server does behind the scenes for the inbox, by the name of the task. */
export function inboxTasks(given: Partial<JobTools> = {}): JobTasks {
  const tools = {
    inTurn: hostTurns(),
    clock: () => new Date(),
    spread: Math.random,
    ...given,
  };
  // Jobs are worked on by one process alone, so its memory tells what is under way.
  const underWay = new Set<string>();
  return {
    "import-batch": async ({ payload, signal, isLastAttempt }: JobCall) => {
      const { workspaceId, batchId, personId } = batchPayload.parse(payload);
      if (underWay.has(batchId)) {
        // Somebody has asked for more of it. Two at once would fetch the same page twice, so this one comes back later.
        const runAt = new Date(Date.now() + lookAgainMs);
        await enqueueBatch(db, { workspaceId, id: batchId, createdById: personId, runAt });
        return;
      }
      const batch = await beginBatch({ workspaceId, batchId, now: tools.clock() });
      // The tables say whose it is; a job that says otherwise is none of ours.
      if (!batch || batch.createdById !== personId) return;
      underWay.add(batchId);
      try {
        await runners[batch.kind]({ batch, tools: { fetcher: fetchPage, ...tools }, signal });
      } catch (error) {
        if (error instanceof TooBusy) {
          // People at their desks come first with the readers of files.
          const runAt = new Date(Date.now() + lookAgainMs);
          await enqueueBatch(db, { workspaceId, id: batchId, createdById: personId, runAt });
          return;
        }
        if (!signal.aborted) {
          log.error({ err: error, batchId }, "a long import failed");
          const now = tools.clock();
          if (isLastAttempt) await endBatch({ workspaceId, batchId, state: "failed", problem: "unexpected", now });
        }
        throw error;
      } finally {
        underWay.delete(batchId);
      }
    },
    "read-feed": async ({ payload, signal }: JobCall) => {
      const { workspaceId, feedId, personId } = feedPayload.parse(payload);
      const feed = await db.feed.findFirst({
        where: { workspaceId, id: feedId, createdById: personId, stoppedAt: null },
      });
      if (feed) await runFeed({ feed, tools: { fetcher: fetchFeedFile, ...tools }, signal });
    },
  };
}

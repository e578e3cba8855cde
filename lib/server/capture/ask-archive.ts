import { z } from "zod";
import { db } from "@/lib/db/client";
import { maxCaptureBytes } from "@/lib/domain/source/capture-rules";
import { env } from "@/lib/platform/env";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import type { JobTasks } from "@/lib/platform/jobs/start-jobs";
import { log } from "@/lib/platform/log";
import type { HostTurn } from "@/lib/server/inbox/host-turns";
import type { Fetcher } from "@/lib/server/source/look-up-source";

const payloadSchema = z.object({ workspaceId: z.uuid(), captureId: z.uuid() });

/** Milliseconds: the archive opens the page itself before it answers. */
const archiveLimitMs = 120_000;

/** Asks for a copy at a public archive, where one is configured; nothing is sent otherwise. */
export async function enqueueArchive({ workspaceId, captureId }: z.output<typeof payloadSchema>): Promise<void> {
  if (!env().ARCHIVE_SAVE_URL) return;
  await enqueueJob(db, {
    task: "archive-capture",
    payload: { workspaceId, captureId },
    key: `archive ${captureId}`,
  });
}

/** Has a public archive keep its own copy of a fetched page, and notes where that lies. */
export function archiveTasks({ fetcher, inTurn }: { fetcher: Fetcher; inTurn: HostTurn }): JobTasks {
  return {
    "archive-capture": async ({ payload, signal, isLastAttempt }) => {
      const { workspaceId, captureId } = payloadSchema.parse(payload);
      const saveAt = env().ARCHIVE_SAVE_URL;
      const where = { workspaceId_id: { workspaceId, id: captureId } };
      const capture = await db.capture.findUnique({ where, select: { finalUrl: true, archiveUrl: true } });
      if (!saveAt || !capture?.finalUrl || capture.archiveUrl) return;
      const url = `${saveAt}${capture.finalUrl}`;
      const limits = { totalMs: archiveLimitMs, maxBytes: maxCaptureBytes };
      const answer = await inTurn({ url, signal, work: () => fetcher({ url, limits }) });
      signal.throwIfAborted();
      const archiveUrl = answer.ok ? addressIn({ answer, saveAt }) : null;
      if (archiveUrl) await db.capture.update({ where, data: { archiveUrl } });
      else {
        const why = answer.ok ? `HTTP ${answer.status}` : answer.reason;
        log.warn({ captureId, why }, "the archive did not make a copy");
        if (!isLastAttempt) throw new Error(`The archive did not make a copy: ${why}`);
      }
    },
  };
}

/** The archive answers with the copy itself, or names its address in a header: …/web/20260503101500/https://… */
function addressIn({
  answer: { status, finalUrl, headers },
  saveAt,
}: {
  answer: { status: number; finalUrl: string; headers: Record<string, string> };
  saveAt: string;
}): string | null {
  if (status < 200 || status >= 300) return null;
  const named = headers["content-location"];
  const candidates = [finalUrl, ...(named && URL.canParse(named, saveAt) ? [new URL(named, saveAt).href] : [])];
  const { origin } = new URL(saveAt);
  return (
    candidates.find((url) => URL.canParse(url) && new URL(url).origin === origin && /\/web\/\d{14}/u.test(url)) ?? null
  );
}

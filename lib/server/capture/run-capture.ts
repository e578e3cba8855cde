import { db } from "@/lib/db/client";
import type { CaptureSchedule } from "@/lib/db/generated/client";
import { nextCapture } from "@/lib/domain/capture/rhythm";
import { TooBusy } from "@/lib/platform/take-turns";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { enqueueCapture } from "@/lib/server/capture/schedule-capture";
import type { HostTurn } from "@/lib/server/inbox/host-turns";
import { personOfJob } from "@/lib/server/workspace/person-of-job";
import type { Fetcher } from "@/lib/server/source/look-up-source";

/** What the job needs of the world, so that tests can stand in for it. */
export type CaptureTools = {
  fetcher: Fetcher;
  /** One request at a time to each host. */
  inTurn: HostTurn;
  clock: () => Date;
  /** From 0 up to 1, as Math.random. */
  spread: () => number;
};

/** What ends a schedule: nobody is there to store copies for, or there is nothing to fetch. */
const lasting = new Set(["forbidden", "not_found", "merged", "no_url"]);

/**
 * Fetches a source once, as its schedule asks, and asks for the next time. A failure is kept with its reason and tried
 * again sooner; a schedule without a person who may store copies, or whose source was merged away, ends.
 */
export async function runCapture({
  schedule: { workspaceId, sourceId, setById },
  tools: { fetcher, inTurn, clock, spread },
  signal,
}: {
  schedule: CaptureSchedule;
  tools: CaptureTools;
  signal: AbortSignal;
}): Promise<void> {
  const actor = await personOfJob({ workspaceId, personId: setById, capability: "source.capture" });
  const outcome = actor
    ? await fetchCopy({
        actor,
        sourceId,
        fetcher: ({ url, ...rest }) => inTurn({ url, signal, work: () => fetcher({ url, ...rest }) }),
        now: clock(),
      }).catch((error: unknown) => {
        if (error instanceof TooBusy) return { ok: false as const, reason: "busy" };
        throw error;
      })
    : { ok: false as const, reason: "forbidden" };
  signal.throwIfAborted();
  const now = clock();
  await db.$transaction(async (tx) => {
    const where = { workspaceId_sourceId: { workspaceId, sourceId } };
    const current = await tx.captureSchedule.findUnique({ where });
    if (!current) return;
    if (!outcome.ok && lasting.has(outcome.reason)) {
      await tx.captureSchedule.delete({ where });
      return;
    }
    const failures = outcome.ok ? 0 : current.failures + 1;
    const nextAt = nextCapture({ every: current.every, failures, now, spread: spread() });
    const problem = outcome.ok ? null : outcome.reason;
    await tx.captureSchedule.update({ where, data: { lastTriedAt: now, nextAt, failures, problem } });
    await enqueueCapture(tx, { workspaceId, sourceId, nextAt });
  });
}

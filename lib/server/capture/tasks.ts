import { z } from "zod";
import { db } from "@/lib/db/client";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import type { JobTasks } from "@/lib/platform/jobs/start-jobs";
import { archiveTasks } from "@/lib/server/capture/ask-archive";
import { runCapture, type CaptureTools } from "@/lib/server/capture/run-capture";
import { enqueueCapture } from "@/lib/server/capture/schedule-capture";
import { hostTurns } from "@/lib/server/inbox/host-turns";

const payloadSchema = z.object({ workspaceId: z.uuid(), sourceId: z.uuid() });

/** What the server does behind the scenes for stored copies, by the name of the task. */
export function captureTasks(given: Partial<CaptureTools> = {}): JobTasks {
  const tools = { fetcher: guardedFetch, inTurn: hostTurns(), clock: () => new Date(), spread: Math.random, ...given };
  return {
    ...archiveTasks(tools),
    "capture-source": async ({ payload, signal }) => {
      const { workspaceId, sourceId } = payloadSchema.parse(payload);
      const schedule = await db.captureSchedule.findUnique({
        where: { workspaceId_sourceId: { workspaceId, sourceId } },
      });
      if (schedule && schedule.nextAt <= tools.clock()) await runCapture({ schedule, tools, signal });
    },
  };
}

/** Asks anew for every copy that is due some day: a restored backup carries no jobs. */
export async function resumeCaptures(): Promise<void> {
  const schedules = await db.captureSchedule.findMany({
    select: { workspaceId: true, sourceId: true, nextAt: true },
  });
  for (const schedule of schedules) await enqueueCapture(db, schedule);
}

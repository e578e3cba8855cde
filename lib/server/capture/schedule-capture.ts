import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Reader } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { captureRhythms, nextCapture } from "@/lib/domain/capture/rhythm";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { enqueueJob } from "@/lib/platform/jobs/enqueue-job";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdSource } from "@/lib/server/source/mutations";

export const scheduleCaptureSchema = z.object({
  sourceId: z.uuid(),
  /** null: only by hand from now on. */
  every: z.enum(captureRhythms).nullable(),
});

/** Has the address of a source fetched again and again, or only by hand. */
export function scheduleCapture({
  actor,
  input: { sourceId, every },
  now,
}: {
  actor: Actor;
  input: z.output<typeof scheduleCaptureSchema>;
  now: Date;
}): Promise<Outcome<{ nextAt: Date | null }, "forbidden" | "not_found" | "merged" | "no_url">> {
  return transact(async (tx) => {
    const { workspaceId, userId } = actor;
    const held = await holdSource(tx, { workspaceId, sourceId });
    if (!held.ok) return held;
    const { source } = held;
    if (!can(actor, "source.capture", source)) return refuse("forbidden");
    if (every !== null && !source.url && !source.doi) return refuse("no_url");
    const nextAt = every && nextCapture({ every, failures: 0, now, spread: Math.random() });
    if (every && nextAt) {
      const row = { every, nextAt, failures: 0, problem: null, setById: userId, setAt: now };
      await tx.captureSchedule.upsert({
        where: { workspaceId_sourceId: { workspaceId, sourceId } },
        create: { workspaceId, sourceId, ...row },
        update: row,
      });
      await enqueueCapture(tx, { workspaceId, sourceId, nextAt });
    } else await tx.captureSchedule.deleteMany({ where: { workspaceId, sourceId } });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.captureScheduled",
      objectType: "source",
      objectId: sourceId,
      detail: { every },
      now,
    });
    return { ok: true as const, nextAt };
  });
}

/** Asks for the next copy. A job that finds its schedule gone or not yet due does nothing. */
export function enqueueCapture(
  tx: Reader,
  { workspaceId, sourceId, nextAt }: { workspaceId: string; sourceId: string; nextAt: Date },
): Promise<void> {
  const payload = { workspaceId, sourceId };
  return enqueueJob(tx, { task: "capture-source", payload, key: `capture ${sourceId}`, runAt: nextAt });
}

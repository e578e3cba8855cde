import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";

export const dismissStatusReportSchema = z.object({
  reportId: z.uuid(),
  reason: z.string().trim().min(1, "Say why nothing follows from it.").max(2_000, "Use at most 2,000 characters."),
});

/** Says of what was reported of a source that nothing follows from it, and why. The same notice is not reported again. */
export function dismissStatusReport({
  actor,
  input: { reportId, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof dismissStatusReportSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "already_handled">> {
  const { workspaceId, userId } = actor;
  return transact<Outcome<object, "forbidden" | "not_found" | "already_handled">>(async (tx) => {
    const report = await tx.statusReport.findUnique({ where: { workspaceId_id: { workspaceId, id: reportId } } });
    if (!report) return refuse("not_found");
    if (!can(actor, "source.changeStatus", report)) return refuse("forbidden");
    // The condition on the state decides between two editors.
    const { count } = await tx.statusReport.updateMany({
      where: { workspaceId, id: reportId, state: "open" },
      data: { state: "dismissed", reason, answeredById: userId, answeredAt: now },
    });
    if (count === 0) return refuse("already_handled");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.noticeDismissed",
      objectType: "source",
      objectId: report.sourceId,
      detail: { reportId },
      now,
    });
    return { ok: true };
  });
}

import type { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { handleReportSchema } from "@/lib/domain/edition/report-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";

/** Settles a reader's report: something was done about it, or nothing, and why. Refused where somebody was first. */
export async function handleReport({
  actor,
  input: { reportId, state, answer },
  now,
}: {
  actor: Actor;
  input: z.output<typeof handleReportSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "already_handled">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const report = await tx.errorReport.findUnique({ where: { workspaceId_id: { workspaceId, id: reportId } } });
    if (!report) return refuse("not_found");
    if (!can(actor, "report.handle", report)) return refuse("forbidden");
    const { count } = await tx.errorReport.updateMany({
      where: { workspaceId, id: reportId, state: "open" },
      data: { state, answer, handledById: userId, handledAt: now },
    });
    if (count === 0) return refuse("already_handled");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "report.handled",
      objectType: "error_report",
      objectId: reportId,
      detail: { state },
      now,
    });
    return { ok: true as const };
  });
}

import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { SourceStatus } from "@/lib/domain/source/status";
import { saysAlready } from "@/lib/domain/source/status-report";

/**
 * Answers what was reported of a source by the status that it has been given: the report that led to it, and those that
 * say nothing else. Call it within the transaction that changes the status.
 * @returns the ids of the reports; null where the one that is named has been answered already
 */
export async function takeReports(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    status,
    statusUrl,
    reportId,
    userId,
    now,
  }: {
    workspaceId: WorkspaceId;
    /** The source that stands for its group. */
    sourceId: string;
    status: SourceStatus;
    statusUrl: string | null;
    reportId: string | null;
    userId: string;
    now: Date;
  },
): Promise<string[] | null> {
  const open = await tx.statusReport.findMany({
    where: { workspaceId, state: "open", source: { OR: [{ id: sourceId }, { mergedIntoId: sourceId }] } },
    select: { id: true, proposedStatus: true, noticeDoi: true },
  });
  const taken = open.filter((report) => report.id === reportId || saysAlready({ status, statusUrl, report }));
  const ids = taken.map(({ id }) => id);
  if (reportId !== null && !ids.includes(reportId)) return null;
  const { count } = await tx.statusReport.updateMany({
    where: { workspaceId, id: { in: ids }, state: "open" },
    data: { state: "taken", answeredById: userId, answeredAt: now },
  });
  return count < ids.length ? null : ids;
}

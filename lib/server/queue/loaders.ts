import { requireActor } from "@/lib/auth/require-actor";
import { can } from "@/lib/domain/permission/can";
import { listDoubts, listReports } from "@/lib/server/queue/doubts";
import { listWaiting } from "@/lib/server/queue/waiting";

/** Most lines of one kind, most changes, most reports on the page of the queue. */
const perKind = 25;
const mostReports = 50;

/** The queue as this person may see it; doubts and reports are for those who settle them. */
export async function loadQueue(slug: string) {
  const { actor } = await requireActor(slug);
  const { workspaceId } = actor;
  const mayResolve = can(actor, "queue.resolve");
  const mayHandle = can(actor, "report.handle");
  const [waiting, doubts, reports] = await Promise.all([
    listWaiting({ actor, limit: perKind }),
    mayResolve ? listDoubts({ workspaceId, limit: perKind }) : null,
    mayHandle ? listReports({ workspaceId, limit: mostReports }) : null,
  ]);
  return { waiting, doubts, reports, perKind };
}

import { requireActor } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { can } from "@/lib/domain/permission/can";
import { listRecent } from "@/lib/server/home/recent";
import { listDoubts, listReports } from "@/lib/server/queue/doubts";
import { listWaiting } from "@/lib/server/queue/waiting";
import { listWorkspacesOf } from "@/lib/server/workspace/data";

/** Home shows the head of each list; the queue has the rest. */
const perKind = 4;
const mostChanges = 20;
const mostDoubts = 5;

/** What waits for the person, what changed, and, for those who settle it, what is in doubt. */
export async function loadHome(slug: string) {
  const { actor, workspace, session } = await requireActor(slug);
  const { workspaceId } = actor;
  const [article, waiting, recent, doubts, reports] = await Promise.all([
    db.article.findFirst({ where: { workspaceId }, select: { id: true } }),
    listWaiting({ actor, limit: perKind + 1 }),
    listRecent({ workspaceId, limit: mostChanges }),
    can(actor, "queue.resolve") ? listDoubts({ workspaceId, limit: mostDoubts }) : null,
    can(actor, "report.handle") ? listReports({ workspaceId, limit: mostDoubts + 1 }) : null,
  ]);
  const isEmpty = article === null;
  // Whoever begins, and has a sample to learn from, is told where it is.
  const workspaces = isEmpty ? await listWorkspacesOf(actor.userId) : [];
  return {
    name: workspace.name,
    userName: session.user.name,
    isEmpty,
    sampleSlug: workspaces.find((each) => each.isSample && each.slug !== workspace.slug)?.slug ?? null,
    mayImport: can(actor, "article.import"),
    mayInvite: can(actor, "members.manage"),
    perKind,
    waiting,
    recent,
    doubts,
    reports: reports && { shown: reports.slice(0, mostDoubts), more: reports.length > mostDoubts },
  };
}

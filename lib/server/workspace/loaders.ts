import { requireActor } from "@/lib/auth/require-actor";
import { can } from "@/lib/domain/permission/can";
import { countInbox } from "@/lib/server/inbox/count-inbox";
import { getScale } from "@/lib/server/scale/data";
import { countQueue } from "@/lib/server/workspace/count-queue";
import { getPolicies, listInvitations, listMembers, listWorkspacesOf } from "@/lib/server/workspace/data";

/** What the frame around every page of a workspace shows. */
export async function loadDeskFrame(slug: string) {
  const { actor, workspace, session } = await requireActor(slug);
  const [workspaces, queue, inbox] = await Promise.all([
    listWorkspacesOf(actor.userId),
    countQueue(actor),
    countInbox(actor),
  ]);
  return {
    workspace: { slug: workspace.slug, name: workspace.name },
    workspaces,
    user: { name: session.user.name, email: session.user.email },
    counts: { queue, inbox },
    canManage: can(actor, "members.manage"),
  };
}

/** Members, invitations and policies. Links that still let people in are shown to those alone who manage members. */
export async function loadSettings(slug: string) {
  const { actor } = await requireActor(slug);
  const canManage = can(actor, "members.manage");
  const [members, invitations, policies, scale] = await Promise.all([
    listMembers(actor),
    canManage ? listInvitations({ actor, now: new Date() }) : [],
    getPolicies(actor),
    getScale({ workspaceId: actor.workspaceId }),
  ]);
  return { members, invitations, policies, scale, canManage, ownId: actor.userId };
}

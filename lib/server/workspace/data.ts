import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";

/** The members, in the order in which they joined; at most 500. Addresses are for those alone who manage members. */
export async function listMembers(actor: Actor) {
  const showsAddresses = can(actor, "members.manage");
  const memberships = await db.membership.findMany({
    where: { workspaceId: actor.workspaceId, removedAt: null },
    orderBy: { createdAt: "asc" },
    take: 500,
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
  return memberships.map(({ user, ...membership }) => ({
    ...membership,
    user: { name: user.name, email: showsAddresses ? user.email : null },
  }));
}

/** Links that can still be used, the newest first; at most 100. */
export function listInvitations({ actor, now }: { actor: Actor; now: Date }) {
  return db.invitation.findMany({
    where: { workspaceId: actor.workspaceId, revokedAt: null, usesLeft: { gte: 1 }, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: { id: true, role: true, note: true, usesLeft: true, expiresAt: true },
  });
}

/** The workspaces that a person belongs to, by name; at most 100. */
export async function listWorkspacesOf(userId: string): Promise<{ slug: string; name: string; isSample: boolean }[]> {
  const memberships = await db.membership.findMany({
    where: { userId, removedAt: null },
    orderBy: { workspace: { name: "asc" } },
    take: 100,
    select: { workspace: { select: { slug: true, name: true, isSample: true } } },
  });
  return memberships.map(({ workspace }) => workspace);
}

/** The workspace's policies. */
export function getPolicies(actor: Actor) {
  return db.workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
    select: {
      slug: true,
      name: true,
      language: true,
      requiredApprovals: true,
      citationStyle: true,
      asksCrossref: true,
      contact: true,
      methodNote: true,
    },
  });
}

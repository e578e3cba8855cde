import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor, Role } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";

type MemberRefusal = "forbidden" | "not_found" | "last_owner";

/** Locks the workspace's owners, so that two owners cannot step down at the same moment. */
async function isLastOwner(tx: Tx, { actor, userId }: { actor: Actor; userId: string }): Promise<boolean> {
  const owners = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT user_id FROM membership
     WHERE workspace_id = ${actor.workspaceId}::uuid AND role = 'owner' AND removed_at IS NULL FOR UPDATE`;
  return owners.length === 1 && owners[0]?.user_id === userId;
}

/**
 * Ends the links that somebody made who may make none any more: each could let them in again under another name.
 * @returns the ids of the links, for the record.
 */
async function endInvitationsOf(
  tx: Tx,
  { actor, userId, now }: { actor: Actor; userId: string; now: Date },
): Promise<string[]> {
  const ended = await tx.invitation.updateManyAndReturn({
    where: { workspaceId: actor.workspaceId, invitedById: userId, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}

/**
 * Gives a member another role; the links of somebody who may not invite any more end. Refuses "last_owner" where nobody
 * would be left to manage the workspace.
 */
export function changeRole({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: { userId: string; role: Role };
  now: Date;
}): Promise<Outcome<object, MemberRefusal>> {
  return transact<Outcome<object, MemberRefusal>>(async (tx) => {
    if (!can(actor, "members.manage")) return refuse("forbidden");
    if (input.role !== "owner" && (await isLastOwner(tx, { actor, userId: input.userId }))) return refuse("last_owner");
    const changed = await tx.membership.updateMany({
      where: { workspaceId: actor.workspaceId, userId: input.userId, removedAt: null },
      data: { role: input.role },
    });
    if (changed.count === 0) return refuse("not_found");
    const mayInvite = can({ ...actor, userId: input.userId, role: input.role }, "members.manage");
    const invitationsEnded = mayInvite ? [] : await endInvitationsOf(tx, { actor, userId: input.userId, now });
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "member.roleChanged",
      objectType: "user",
      objectId: input.userId,
      detail: { role: input.role, ...(invitationsEnded.length > 0 && { invitationsEnded }) },
      now,
    });
    return { ok: true };
  });
}

/** Ends a membership and the links that the person made; what they did stays, under their name. */
export function removeMember({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: { userId: string };
  now: Date;
}): Promise<Outcome<object, MemberRefusal>> {
  return transact<Outcome<object, MemberRefusal>>(async (tx) => {
    if (!can(actor, "members.manage")) return refuse("forbidden");
    if (await isLastOwner(tx, { actor, userId: input.userId })) return refuse("last_owner");
    const removed = await tx.membership.updateMany({
      where: { workspaceId: actor.workspaceId, userId: input.userId, removedAt: null },
      data: { removedAt: now },
    });
    if (removed.count === 0) return refuse("not_found");
    const invitationsEnded = await endInvitationsOf(tx, { actor, userId: input.userId, now });
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "member.removed",
      objectType: "user",
      objectId: input.userId,
      ...(invitationsEnded.length > 0 && { detail: { invitationsEnded } }),
      now,
    });
    return { ok: true };
  });
}

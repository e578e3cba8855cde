import { hashPassword } from "@/lib/auth/password";
import { passwordProblem, type PasswordProblem } from "@/lib/auth/password-rules";
import { db, type Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { PersonInput } from "@/lib/domain/account/account-schemas";
import type { Actor, Role } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { makeOneTimeToken } from "@/lib/server/account/one-time-token";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";

/** Days that an invitation link holds. */
export const invitationDays = 14;

/** Makes an invitation link. The token is told once, here; only its hash is kept. */
export async function createInvitation({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: { role: Role; note: string; uses: number };
  now: Date;
}): Promise<Outcome<{ id: string; token: string; expiresAt: Date }, "forbidden">> {
  if (!can(actor, "members.manage")) return refuse("forbidden");
  const { token, tokenHash } = makeOneTimeToken();
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  return transact(async (tx) => {
    const { id } = await tx.invitation.create({
      data: {
        workspaceId: actor.workspaceId,
        tokenHash,
        role: input.role,
        note: input.note,
        usesLeft: input.uses,
        invitedById: actor.userId,
        createdAt: now,
        expiresAt,
      },
    });
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "invitation.created",
      objectType: "invitation",
      objectId: id,
      detail: { role: input.role, uses: input.uses },
      now,
    });
    return { ok: true as const, id, token, expiresAt };
  });
}

/** Ends a link. Refuses "not_found" for one of another workspace or one that has ended already. */
export async function revokeInvitation({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: { invitationId: string };
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found">> {
  if (!can(actor, "members.manage")) return refuse("forbidden");
  return transact(async (tx) => {
    const ended = await tx.invitation.updateMany({
      where: { workspaceId: actor.workspaceId, id: input.invitationId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (ended.count === 0) return refuse("not_found");
    await appendActivity(tx, {
      workspaceId: actor.workspaceId,
      actorId: actor.userId,
      verb: "invitation.revoked",
      objectType: "invitation",
      objectId: input.invitationId,
      now,
    });
    return { ok: true as const };
  });
}

/** @returns the invitation behind a link with its workspace, or null for one that is unknown, used up, ended or too old. */
export async function findInvitation({ token, now }: { token: string; now: Date }) {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: sha256Hex(token) },
    include: { workspace: { select: { id: true, slug: true, name: true } } },
  });
  if (!invitation || invitation.revokedAt || invitation.usesLeft < 1 || invitation.expiresAt <= now) return null;
  return invitation;
}

type JoinRefusal = "link_no_longer_valid" | "already_a_member";

async function joinInTransaction(tx: Tx, { token, userId, now }: { token: string; userId: string; now: Date }) {
  const tokenHash = sha256Hex(token);
  // The conditional update is what lets a link with one use left be used once by two people at the same moment.
  const taken = await tx.invitation.updateMany({
    where: { tokenHash, revokedAt: null, usesLeft: { gte: 1 }, expiresAt: { gt: now } },
    data: { usesLeft: { decrement: 1 } },
  });
  if (taken.count === 0) return refuse("link_no_longer_valid");
  const invitation = await tx.invitation.findUniqueOrThrow({
    where: { tokenHash },
    include: { workspace: { select: { slug: true } } },
  });
  const key = { workspaceId_userId: { workspaceId: invitation.workspaceId, userId } };
  const membership = await tx.membership.findUnique({ where: key });
  if (membership && !membership.removedAt) return refuse("already_a_member");
  // A link from before somebody was removed does not bring them back; a new one does.
  if (membership?.removedAt && invitation.createdAt <= membership.removedAt) return refuse("link_no_longer_valid");
  await tx.membership.upsert({
    where: key,
    create: { workspaceId: invitation.workspaceId, userId, role: invitation.role, createdAt: now },
    update: { role: invitation.role, removedAt: null },
  });
  await appendActivity(tx, {
    workspaceId: invitation.workspaceId,
    actorId: userId,
    verb: "member.joined",
    objectType: "user",
    objectId: userId,
    detail: { role: invitation.role, invitationId: invitation.id },
    now,
  });
  return { ok: true as const, slug: invitation.workspace.slug, userId };
}

/** Somebody with an account joins. */
export function joinWorkspace(call: { token: string; userId: string; now: Date }) {
  return transact<Outcome<{ slug: string; userId: string }, JoinRefusal>>((tx) => joinInTransaction(tx, call));
}

/** Somebody new makes an account and joins, or neither. Refuses "address_taken" where the account exists: sign in first. */
export async function joinAsNewPerson({
  token,
  person,
  now,
}: {
  token: string;
  person: PersonInput;
  now: Date;
}): Promise<Outcome<{ slug: string; userId: string }, JoinRefusal | "address_taken" | PasswordProblem>> {
  const problem = passwordProblem({ password: person.password, about: [person.name, person.email] });
  if (problem) return refuse(problem);
  if (!(await findInvitation({ token, now }))) return refuse("link_no_longer_valid");
  const passwordHash = await hashPassword(person.password);
  return transact<Outcome<{ slug: string; userId: string }, JoinRefusal | "address_taken">>(async (tx) => {
    const created = await tx.user.createManyAndReturn({
      data: [{ name: person.name, email: person.email, passwordHash, createdAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    const userId = created[0]?.id;
    if (!userId) return refuse("address_taken");
    return joinInTransaction(tx, { token, userId, now });
  });
}

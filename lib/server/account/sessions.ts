import { closeSession } from "@/lib/collab/registry";
import { db } from "@/lib/db/client";

/** The person's browsers that are signed in, the last seen first; at most 50. */
export function listSessions({ userId, now }: { userId: string; now: Date }) {
  return db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
}

/** Revokes one session of this person and closes its sockets; another person's id does nothing. */
export async function endSession({ userId, sessionId, now }: { userId: string; sessionId: string; now: Date }) {
  const where = { id: sessionId, userId, revokedAt: null };
  const ended = await db.session.updateManyAndReturn({ where, data: { revokedAt: now }, select: { id: true } });
  for (const { id } of ended) closeSession(id);
}

/** Revokes all sessions of this person but one, and closes their sockets. */
export async function endSessionsOf({ userId, except, now }: { userId: string; except: string; now: Date }) {
  const where = { userId, revokedAt: null, id: { not: except } };
  const ended = await db.session.updateManyAndReturn({ where, data: { revokedAt: now }, select: { id: true } });
  for (const { id } of ended) closeSession(id);
}

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

/** Revokes one session of this person; another person's id does nothing. Open sockets close at their next message. */
export async function endSession({ userId, sessionId, now }: { userId: string; sessionId: string; now: Date }) {
  await db.session.updateMany({ where: { id: sessionId, userId, revokedAt: null }, data: { revokedAt: now } });
}

/** Revokes all sessions of this person but one. */
export async function endSessionsOf({ userId, except, now }: { userId: string; except: string; now: Date }) {
  await db.session.updateMany({ where: { userId, revokedAt: null, id: { not: except } }, data: { revokedAt: now } });
}

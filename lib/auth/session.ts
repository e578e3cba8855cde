import { decode, encode } from "next-auth/jwt";
import { sessionCookie, sessionDays } from "@/lib/auth/cookie";
import { db } from "@/lib/db/client";
import { authSecret } from "@/lib/platform/env";

/** A signed-in browser. */
export type SignedIn = {
  sessionId: string;
  user: { id: string; name: string; email: string; preferences: unknown };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @returns the signed-in person of a Session row, or null where it is revoked, expired or its account disabled. */
export async function liveSession({ sessionId, now }: { sessionId: string; now: Date }): Promise<SignedIn | null> {
  const session = await db.session.findUnique({
    where: { id: sessionId },
    select: {
      id: true,
      revokedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true, preferences: true, disabledAt: true } },
    },
  });
  if (!session || session.revokedAt || session.expiresAt <= now || session.user.disabledAt) return null;
  // The list of sessions shows the day, so once an hour is enough and keeps reads from writing.
  if (now.getTime() - session.lastSeenAt.getTime() > 3_600_000) {
    await db.session.update({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  const { disabledAt: _disabledAt, ...user } = session.user;
  return { sessionId: session.id, user };
}

/** @returns the id of the Session row that a token names, or null for a token that is not ours or has expired. */
async function sessionIdOfToken(token: string): Promise<string | null> {
  try {
    const claims = await decode({ token, secret: authSecret() });
    return typeof claims?.sid === "string" && uuid.test(claims.sid) ? claims.sid : null;
  } catch {
    return null;
  }
}

/** The signed-in person behind a session token, checked against the Session row; null for everybody else. */
export async function sessionOfToken({ token, now }: { token: string; now: Date }): Promise<SignedIn | null> {
  const sessionId = await sessionIdOfToken(token);
  return sessionId ? liveSession({ sessionId, now }) : null;
}

/** The same for the Cookie header of a plain request or a socket upgrade. */
export async function sessionOfCookieHeader({
  header,
  now,
}: {
  header: string | undefined;
  now: Date;
}): Promise<SignedIn | null> {
  const { name } = sessionCookie();
  const pair = header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  // A token is base64url and dots, which need no escaping; what is written otherwise is none of ours.
  return pair ? sessionOfToken({ token: pair.slice(name.length + 1), now }) : null;
}

/** Writes the Session row of a fresh sign-in. */
export async function openSession({ userId, userAgent, now }: { userId: string; userAgent: string; now: Date }) {
  const expiresAt = new Date(now.getTime() + sessionDays * 86_400_000);
  return db.session.create({
    data: { userId, userAgent: userAgent.slice(0, 300), createdAt: now, lastSeenAt: now, expiresAt },
  });
}

/** The token that names a Session row, as it stands in the cookie. */
export function tokenOfSession({ sessionId, userId }: { sessionId: string; userId: string }): Promise<string> {
  return encode({ token: { sub: userId, sid: sessionId }, secret: authSecret(), maxAge: sessionDays * 86_400 });
}

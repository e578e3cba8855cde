import { cookies, headers } from "next/headers";
import { sessionCookie, sessionDays } from "@/lib/auth/cookie";
import { openSession, tokenOfSession } from "@/lib/auth/session";

/**
 * Signs the person of the present request in without asking for the password that they have just set: after the first
 * start, an invitation or a reset link. For server actions alone, since it sets the cookie.
 */
export async function signInHere({ userId, now }: { userId: string; now: Date }): Promise<void> {
  const userAgent = (await headers()).get("user-agent") ?? "";
  const session = await openSession({ userId, userAgent, now });
  const { name, secure } = sessionCookie();
  (await cookies()).set(name, await tokenOfSession({ sessionId: session.id, userId }), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: sessionDays * 86_400,
  });
}

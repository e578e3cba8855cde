import { sessionOfCookieHeader } from "@/lib/auth/session";
import type { IsSignedIn } from "@/lib/collab/accept-sockets";

/** Whether the cookies of a socket are of somebody who is signed in here. */
export const isSignedIn: IsSignedIn = async (cookieHeader) =>
  (await sessionOfCookieHeader({ header: cookieHeader, now: new Date() })) !== null;

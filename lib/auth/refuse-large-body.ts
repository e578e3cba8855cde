import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionOfCookieHeader } from "@/lib/auth/session";
import { refuse } from "@/lib/domain/outcome";

/** Bytes that anybody may send to a page. The forms before the sign-in are far smaller. */
const maxStrangersBytes = 64 * 1024;

/**
 * Answers a large request of somebody who is not signed in, before any of it is kept: Next holds up to 10 MB of each until
 * its last byte is there, and strangers who send that byte slowly could fill the memory. In the form in which the routes
 * say that somebody was signed out, since a page that stood open for long sends its uploads there.
 * @returns false where the request may go on.
 */
export async function refuseLargeBody(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { cookie, "content-length": declared, "transfer-encoding": coding } = request.headers;
  if (coding === undefined && Number(declared ?? 0) <= maxStrangersBytes) return false;
  if (await sessionOfCookieHeader({ header: cookie, now: new Date() })) return false;
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(refuse("signed_out")));
  return true;
}

import { AsyncLocalStorage } from "node:async_hooks";
import { sessionCookie } from "@/lib/auth/cookie";
import { openSession, tokenOfSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";

type Request = { cookies: Map<string, string>; headers: Headers };

const request = new AsyncLocalStorage<Request>();

/**
 * What stands for `next/headers` in tests that go through the doors of the product themselves, actions and routes, with a
 * session of their own: `vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders)`.
 */
export const nextHeaders = {
  cookies: async () => {
    const { cookies } = request.getStore() ?? { cookies: new Map<string, string>() };
    return {
      get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name)! } : undefined),
      set: (name: string, value: string) => void cookies.set(name, value),
    };
  },
  headers: async () => request.getStore()?.headers ?? new Headers(),
};

const tokens = new Map<string, Promise<string>>();

async function tokenOf(userId: string): Promise<string> {
  const session = await openSession({ userId, userAgent: "", now: new Date() });
  return tokenOfSession({ sessionId: session.id, userId });
}

/** Runs the work as a request of this person, who is signed in; of nobody where null. */
export async function asPerson<T>(person: { userId: string } | null, work: () => Promise<T>): Promise<T> {
  const cookies = new Map<string, string>();
  if (person) {
    const { userId } = person;
    if (!tokens.has(userId)) tokens.set(userId, tokenOf(userId));
    cookies.set(sessionCookie().name, await tokens.get(userId)!);
  }
  return request.run({ cookies, headers: new Headers() }, work);
}

/** The value of a Cookie header of this person, for doors that read it themselves. */
export async function cookieHeaderOf(userId: string): Promise<string> {
  return `${sessionCookie().name}=${await tokenOf(userId)}`;
}

/** The slug of a workspace, as it stands in every address of the desk. */
export async function slugOfWorkspace(workspaceId: string): Promise<string> {
  return (await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } })).slug;
}

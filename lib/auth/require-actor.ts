import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { sessionCookie } from "@/lib/auth/cookie";
import { membershipActor, type ActorInWorkspace } from "@/lib/auth/membership-actor";
import { sessionOfToken, type SignedIn } from "@/lib/auth/session";

/** The signed-in person of the present request, or null. Asked once a request. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return token ? sessionOfToken({ token, now: new Date() }) : null;
});

/** For pages that want somebody signed in: sends everybody else to the sign-in page and back. */
export async function requireSession(next: string): Promise<SignedIn> {
  const session = await currentSession();
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  return session;
}

/** No workspace has an address of other signs, and the database takes some of them for an error. */
const isSlug = /^[a-z0-9-]+$/u;

const actorOfSlug = cache(async (userId: string, slug: string) =>
  isSlug.test(slug) ? membershipActor({ userId, slug }) : null,
);

/**
 * The gate of every page of the desk: who is here, in which workspace, as what. Sends strangers to the sign-in page;
 * a workspace that the person does not belong to is "not found", as if it did not exist.
 */
export async function requireActor(slug: string): Promise<ActorInWorkspace & { session: SignedIn }> {
  const session = await requireSession(`/w/${slug}`);
  const found = await actorOfSlug(session.user.id, slug);
  if (!found) notFound();
  return { ...found, session };
}

/** The same gate for actions and routes: null where `requireActor` would have led away. */
export async function findActor(
  slug: string,
): Promise<{ ok: true; found: ActorInWorkspace } | { ok: false; reason: "signed_out" | "not_found" }> {
  const session = await currentSession();
  if (!session) return { ok: false, reason: "signed_out" };
  const found = await actorOfSlug(session.user.id, slug);
  return found ? { ok: true, found } : { ok: false, reason: "not_found" };
}

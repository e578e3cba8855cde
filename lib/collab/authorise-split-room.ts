import { membershipActor } from "@/lib/auth/membership-actor";
import { sessionOfCookieHeader } from "@/lib/auth/session";
import type { DocumentAccess } from "@/lib/collab/authorise-document";
import type { SplitRoomKey } from "@/lib/collab/split-room-name";
import { db } from "@/lib/db/client";
import { can } from "@/lib/domain/permission/can";

/** Throws when the answer cannot be had, which is not a refusal. */
export type AuthoriseSplitRoom = (
  request: SplitRoomKey & { cookieHeader: string | undefined },
) => Promise<DocumentAccess>;

/** Who may see who is at which row, and be seen: whoever may read the article. Nobody writes in a room's document. */
export const authoriseSplitRoom: AuthoriseSplitRoom = async ({ cookieHeader, workspaceId, articleVersionId }) => {
  const session = await sessionOfCookieHeader({ header: cookieHeader, now: new Date() });
  if (!session) return { ok: false, reason: "signed_out" };
  const found = await membershipActor({ userId: session.user.id, workspaceId });
  if (!found || !can(found.actor, "workspace.read")) return { ok: false, reason: "not_found" };
  const version = await db.articleVersion.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleVersionId } },
    select: { id: true },
  });
  if (!version) return { ok: false, reason: "not_found" };
  return {
    ok: true,
    userId: session.user.id,
    sessionId: session.sessionId,
    readOnly: true,
    label: session.user.name,
  };
};

import { membershipActor } from "@/lib/auth/membership-actor";
import { sessionOfCookieHeader } from "@/lib/auth/session";
import type { DocumentKey } from "@/lib/collab/document-name";
import { db } from "@/lib/db/client";
import { dossierIsLocked } from "@/lib/domain/claim/transitions";
import { can } from "@/lib/domain/permission/can";

/** What somebody may do with a document, or why nothing. */
export type DocumentAccess =
  | {
      ok: true;
      userId: string;
      sessionId: string;
      readOnly: boolean;
      /** The name that others see at the caret. */
      label: string;
    }
  | { ok: false; reason: "signed_out" | "not_found" };

/** Throws when the answer cannot be had, which is not a refusal. */
export type Authorise = (request: DocumentKey & { cookieHeader: string | undefined }) => Promise<DocumentAccess>;

/**
 * The gate of the collaboration server: session, membership, role, and the state of the claim. Asked when a document is
 * opened and again for each message, so that a revoked session, a changed role or a settled claim tells at once.
 */
export const authoriseDocument: Authorise = async ({ cookieHeader, workspaceId, documentId }) => {
  const session = await sessionOfCookieHeader({ header: cookieHeader, now: new Date() });
  if (!session) return { ok: false, reason: "signed_out" };
  const found = await membershipActor({ userId: session.user.id, workspaceId });
  if (!found || !can(found.actor, "workspace.read")) return { ok: false, reason: "not_found" };
  const document = await db.document.findUnique({
    where: { workspaceId_id: { workspaceId, id: documentId } },
    select: { claim: { select: { state: true, mergedIntoId: true } } },
  });
  if (!document) return { ok: false, reason: "not_found" };
  const { claim } = document;
  const writable = claim
    ? can(found.actor, "dossier.write") && !dossierIsLocked(claim.state) && claim.mergedIntoId === null
    : can(found.actor, "briefing.write");
  return {
    ok: true,
    userId: session.user.id,
    sessionId: session.sessionId,
    readOnly: !writable,
    label: session.user.name,
  };
};

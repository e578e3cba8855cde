import type { DocumentKey } from "@/lib/collab/document-name";
import { tokenOfSession, openSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/cookie";
import { db } from "@/lib/db/client";
import type { Actor, Role } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";

/** A member with a signed-in browser. */
export type Person = { actor: Actor; userId: string; sessionId: string; cookie: string };

/** Signs somebody in and gives what their browser would send. */
export async function signIn(actor: Actor): Promise<Person> {
  const { id: sessionId } = await openSession({ userId: actor.userId, userAgent: "test", now: new Date() });
  const token = await tokenOfSession({ sessionId, userId: actor.userId });
  return { actor, userId: actor.userId, sessionId, cookie: `${sessionCookie().name}=${token}` };
}

/** A workspace of its own with an empty dossier. */
export async function makeDossier(): Promise<DocumentKey & { claimId: string; owner: Person }> {
  const { owner } = await makeWorkspace();
  const { workspaceId, userId } = owner;
  const claimId = uuidv7();
  const documentId = uuidv7();
  await db.claim.create({
    data: {
      workspaceId,
      id: claimId,
      number: 1,
      statement: "The ferry at Marrow Quay ran on time in 2024.",
      createdById: userId,
    },
  });
  await db.document.create({ data: { workspaceId, id: documentId, claimId } });
  return { workspaceId, documentId, claimId, owner: await signIn(owner) };
}

/** A signed-in member in the given role. */
export async function makePerson({ workspaceId, role }: { workspaceId: string; role: Role }): Promise<Person> {
  return signIn(await makeMember({ workspaceId, role }));
}

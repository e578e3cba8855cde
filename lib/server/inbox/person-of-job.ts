import { membershipActor } from "@/lib/auth/membership-actor";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";

/**
 * The person that a job works for, with the role that they have at this moment; null where they have left the workspace,
 * lost their account or may no longer bring articles in. A job asks before each thing that it stores.
 */
export async function personOfJob({
  workspaceId,
  personId,
}: {
  workspaceId: string;
  personId: string;
}): Promise<Actor | null> {
  const found = await membershipActor({ userId: personId, workspaceId });
  if (!found || !can(found.actor, "article.import")) return null;
  const person = await db.user.findUnique({ where: { id: personId }, select: { disabledAt: true } });
  return person && person.disabledAt === null ? found.actor : null;
}

import { membershipActor } from "@/lib/auth/membership-actor";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import type { Capability } from "@/lib/domain/permission/capabilities";

/**
 * The person that a job works for, with the role that they have at this moment; null where they have left the workspace,
 * lost their account or may no longer do what the job does. A job asks before each thing that it stores.
 */
export async function personOfJob({
  workspaceId,
  personId,
  capability,
}: {
  workspaceId: string;
  personId: string;
  capability: Capability;
}): Promise<Actor | null> {
  const found = await membershipActor({ userId: personId, workspaceId });
  if (!found || !can(found.actor, capability)) return null;
  const person = await db.user.findUnique({ where: { id: personId }, select: { disabledAt: true } });
  return person && person.disabledAt === null ? found.actor : null;
}

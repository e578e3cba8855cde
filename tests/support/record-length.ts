import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** How many entries the record of the actor's workspace has. */
export async function recordLength({ workspaceId }: Pick<Actor, "workspaceId">): Promise<number> {
  return (await db.activityHead.findUniqueOrThrow({ where: { workspaceId } })).seq;
}

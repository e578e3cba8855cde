import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";

/** Counting stops here: the navigation says "999+". */
const most = 1_000;

/** How much waits in the inbox for somebody to decide, for people who may: 0 to 1,000. */
export async function countInbox(actor: Actor): Promise<number> {
  if (!can(actor, "article.import")) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM inbox_item WHERE workspace_id = ${actor.workspaceId}::uuid AND state = 'waiting' LIMIT ${most}
    ) AS waiting`;
  return row?.count ?? 0;
}

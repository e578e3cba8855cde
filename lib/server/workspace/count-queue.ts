import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { openReports } from "@/lib/server/source/status-report/data";

/** Counting stops here: the navigation says "99+". */
const most = 100;

/** How much waits in the review queue for this person's eyes: things in doubt, sources with notices, reports from readers; 0 to 100. */
export async function countQueue(actor: Actor): Promise<number> {
  if (!can(actor, "queue.resolve")) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      (SELECT 1 FROM re_review_item WHERE workspace_id = ${actor.workspaceId}::uuid AND state = 'open' LIMIT ${most})
      UNION ALL
      (SELECT 1 FROM (${openReports(actor.workspaceId)}) AS open GROUP BY stands LIMIT ${most})
      UNION ALL
      (SELECT 1 FROM error_report WHERE workspace_id = ${actor.workspaceId}::uuid AND state = 'open' LIMIT ${most})
    ) AS waiting`;
  return Math.min(row?.count ?? 0, most);
}

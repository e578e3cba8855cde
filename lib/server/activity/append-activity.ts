import type { Tx } from "@/lib/db/client";
import { canonicalText, sha256Hex, type ActivityContent } from "@/lib/server/activity/canonical-activity";
import type { ActivityVerb } from "@/lib/server/activity/verbs";

/**
 * Adds one link to the workspace's chain. To be called as the last statement of the transaction that makes the change:
 * the head row stays locked until the COMMIT, so every other writer of the workspace waits from here on.
 * @throws Error when the workspace has no head row.
 */
export async function appendActivity(
  tx: Tx,
  activity: {
    workspaceId: string;
    /** null for what the software did by itself. */
    actorId: string | null;
    verb: ActivityVerb;
    objectType: string;
    objectId: string;
    detail?: Record<string, unknown>;
    now: Date;
  },
): Promise<{ seq: number; hash: string }> {
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    UPDATE activity_head SET seq = seq + 1 WHERE workspace_id = ${activity.workspaceId}::uuid RETURNING seq, hash`;
  if (!head) throw new Error("This workspace has no activity head.");
  const content: ActivityContent = {
    workspaceId: activity.workspaceId,
    seq: head.seq,
    at: activity.now.toISOString(),
    actorId: activity.actorId,
    verb: activity.verb,
    objectType: activity.objectType,
    objectId: activity.objectId,
    detail: activity.detail ?? {},
    prevHash: head.hash,
  };
  const canonical = canonicalText(content);
  const hash = sha256Hex(canonical);
  // One statement for both rows: it halves the time that other writers of this workspace wait.
  await tx.$executeRaw`
    WITH link AS (
      INSERT INTO activity (workspace_id, seq, at, actor_id, verb, object_type, object_id, detail, canonical, prev_hash, hash)
      VALUES (${content.workspaceId}::uuid, ${content.seq}, ${activity.now}, ${content.actorId}::uuid, ${content.verb},
              ${content.objectType}, ${content.objectId}::uuid, ${JSON.stringify(content.detail)}::jsonb, ${canonical},
              ${content.prevHash}, ${hash})
      RETURNING workspace_id, hash)
    UPDATE activity_head SET hash = link.hash FROM link WHERE activity_head.workspace_id = link.workspace_id`;
  return { seq: head.seq, hash };
}

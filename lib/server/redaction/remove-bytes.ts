import { db } from "@/lib/db/client";
import { removeBlob } from "@/lib/platform/blobs";
import { log } from "@/lib/platform/log";

/**
 * Removes the bytes of every redacted copy of a workspace, with the pictures and styles stored beside a page, unless a copy
 * that is not redacted has the same. Whatever an earlier redaction did not get to, through a crash or a store that did not
 * answer, goes with it.
 * @returns whether all of them are gone.
 */
export async function removeRedactedBytes({ workspaceId }: { workspaceId: string }): Promise<boolean> {
  const rows = await db.$queryRaw<{ sha256: string }[]>`
    WITH redacted AS (
      SELECT DISTINCT object_id AS id FROM redaction
       WHERE workspace_id = ${workspaceId}::uuid AND object_type = 'capture'),
    gone AS (
      SELECT capture.sha256 FROM capture JOIN redacted ON redacted.id = capture.id
       WHERE capture.workspace_id = ${workspaceId}::uuid
      UNION
      SELECT part.sha256 FROM capture_resource part JOIN redacted ON redacted.id = part.capture_id
       WHERE part.workspace_id = ${workspaceId}::uuid)
    SELECT sha256 FROM gone
     WHERE NOT EXISTS (SELECT 1 FROM capture WHERE capture.workspace_id = ${workspaceId}::uuid
                          AND capture.sha256 = gone.sha256 AND capture.id NOT IN (SELECT id FROM redacted))
       AND NOT EXISTS (SELECT 1 FROM capture_resource part WHERE part.workspace_id = ${workspaceId}::uuid
                          AND part.sha256 = gone.sha256 AND part.capture_id NOT IN (SELECT id FROM redacted))`;
  let areGone = true;
  for (const { sha256 } of rows) {
    try {
      await removeBlob({ workspaceId, sha256 });
    } catch (error) {
      areGone = false;
      log.error({ err: error, workspaceId, sha256 }, "redacted bytes could not be removed");
    }
  }
  return areGone;
}

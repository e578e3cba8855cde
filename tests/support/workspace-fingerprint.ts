import { db } from "@/lib/db/client";
import { workspaceTables } from "@/tests/support/workspace-tables";

/**
 * Every table's number of rows and youngest writing transaction within one workspace. Equal before and after a call, it
 * shows that the call wrote nothing there, whether or not it would have been recorded.
 */
export async function workspaceFingerprint(workspaceId: string): Promise<Record<string, string>> {
  const parts = (await workspaceTables()).map(
    (name) =>
      `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(max(xmin::text::bigint), 0) AS state
         FROM "${name}" WHERE workspace_id = $1::uuid`,
  );
  parts.push(`SELECT 'workspace', xmin::text FROM workspace WHERE id = $1::uuid`);
  const rows = await db.$queryRawUnsafe<{ name: string; state: string }[]>(parts.join(" UNION ALL "), workspaceId);
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

import { db } from "@/lib/db/client";
import { workspaceTables } from "@/tests/support/workspace-tables";

/** Every row of every table that carries the workspace's id, as JSON, by table; rows in the order of their text. */
export async function workspaceRows(workspaceId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await workspaceTables();
  const parts = tables.map(
    (name) => `SELECT '${name}' AS name, to_jsonb("${name}") AS row FROM "${name}" WHERE workspace_id = $1::uuid`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; row: Record<string, unknown> }[]>(
    `SELECT name, row FROM (${parts.join(" UNION ALL ")}) AS every ORDER BY name, row::text`,
    workspaceId,
  );
  const found = Map.groupBy(rows, ({ name }) => name);
  return Object.fromEntries(tables.map((name) => [name, (found.get(name) ?? []).map(({ row }) => row)]));
}

import { db } from "@/lib/db/client";

/** Every row of every table that carries the workspace's id, as JSON, by table; rows in the order of their text. */
export async function workspaceRows(workspaceId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT columns.table_name::text AS name
      FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
     WHERE columns.table_schema = 'public' AND column_name = 'workspace_id' AND table_type = 'BASE TABLE'
     ORDER BY 1`;
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb("${name}") AS row FROM "${name}" WHERE workspace_id = $1::uuid ORDER BY to_jsonb("${name}")::text`,
      workspaceId,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

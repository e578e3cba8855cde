import { db } from "@/lib/db/client";

let names: Promise<string[]> | undefined;

/** The tables that carry a workspace's id, by name. */
export function workspaceTables(): Promise<string[]> {
  names ??= db.$queryRaw<{ name: string }[]>`
    SELECT columns.table_name::text AS name
      FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
     WHERE columns.table_schema = 'public' AND column_name = 'workspace_id' AND table_type = 'BASE TABLE'
     ORDER BY 1`.then((rows) => rows.map(({ name }) => name));
  return names;
}

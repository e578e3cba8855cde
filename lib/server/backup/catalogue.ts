import pg from "pg";

const id = pg.escapeIdentifier;

/** A table of the installation and its stored columns, in their order. */
export type TableShape = { name: string; columns: string[] };

/** Every table but Prisma's own list of migrations, by name. Generated columns are left out: they are computed again. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

/** Names of the migrations that the database has, oldest first; empty before the first one. */
export async function listApplied(client: pg.ClientBase): Promise<string[]> {
  const { rows: known } = await client.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!known[0]?.exists) return [];
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );
  return rows.map((row) => row.name);
}

/** Every sequence with the last number it has given out; null when none yet. */
export async function listSequences(client: pg.ClientBase): Promise<{ name: string; last: string | null }[]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() ORDER BY sequencename`,
  );
  return rows;
}

/** Statements that take away everything that would refuse rows in an arbitrary order, and those that put it back. */
export type Disarming = { before: string[]; after: string[] };

/** Foreign keys are dropped and added again, which checks every row; triggers are switched off and on as they were. */
export async function planDisarming(client: pg.ClientBase): Promise<Disarming> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2`);
  const { rows: triggers } = await client.query<{ table: string; name: string; enabled: "O" | "D" | "R" | "A" }>(`
    SELECT tgrelid::regclass::text AS table, tgname AS name, tgenabled AS enabled
    FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
    WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2`);
  const enabling = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA", D: "DISABLE" } as const;
  return {
    before: [
      ...keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${id(name)}`),
      ...triggers.map(({ table, name }) => `ALTER TABLE ${table} DISABLE TRIGGER ${id(name)}`),
    ],
    after: [
      ...keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${id(name)} ${definition}`),
      ...triggers.map(({ table, name, enabled }) => `ALTER TABLE ${table} ${enabling[enabled]} TRIGGER ${id(name)}`),
    ],
  };
}

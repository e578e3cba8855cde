import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's internal one-byte type "char" and the array of it (pg_type.dat). */
const CHAR_OID = 18;
const CHAR_ARRAY_OID = 1002;

/**
 * The connection that Prisma's schema engine works through. It differs from @prisma/adapter-pg in three points,
 * without which the engine fails on a real schema:
 * - a script is sent whole, in one implicit transaction. The original splits it at every semicolon, and so tears
 *   function bodies apart, and leaves half of a failed migration behind;
 * - an error in a script keeps PostgreSQL's own words, which the engine would swallow (`scriptError`);
 * - columns of type "char", which the catalogue is full of, are passed on as characters instead of refused.
 */
export function schemaEngineAdapter(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const original = new PrismaPg(pool);
  let failed: unknown;
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: original.provider,
    adapterName: original.adapterName,
    connect: async () => adapt({ adapter: await original.connect(), pool, onScriptError: (error) => (failed = error) }),
    connectToShadowDb: () => Promise.reject(new Error("Plumbline uses no shadow database")),
  };
  return { factory: bindMigrationAwareSqlAdapterFactory(factory), scriptError: () => failed, close: () => pool.end() };
}

function adapt({
  adapter,
  pool,
  onScriptError,
}: {
  adapter: SqlDriverAdapter;
  pool: pg.Pool;
  onScriptError: (error: unknown) => void;
}): SqlDriverAdapter {
  const sendQuery = pool.query.bind(pool) as (query: pg.QueryArrayConfig | string) => Promise<pg.QueryArrayResult>;
  // The original refuses "char" but takes "char"[]; it is disguised on the way in and set right on the way out.
  const query = async (config: pg.QueryArrayConfig | string) => {
    const result = await sendQuery(config);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID;
    return result;
  };
  Object.assign(pool, { query });
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (sqlQuery: Parameters<SqlDriverAdapter["queryRaw"]>[0]) => {
      const result = await queryRaw(sqlQuery);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
    executeScript: async (script: string) => {
      try {
        await sendQuery(script);
      } catch (error) {
        onScriptError(error);
        throw error;
      }
    },
  });
}

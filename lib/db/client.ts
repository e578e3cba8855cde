import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "@/lib/db/generated/client";
import { OneAtATimeClient } from "@/lib/db/one-at-a-time-client";

/** What a function gets inside a transaction. */
export type Tx = Prisma.TransactionClient;

/** A function that only reads can be given the client or an open transaction. */
export type Reader = PrismaClient | Tx;

const shared = globalThis as { plumblineDb?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString)
    throw new Error("DATABASE_URL is not set: ensureDatabase() has to run before the first query.");
  const pool = new pg.Pool({ connectionString, max: 12, connectionTimeoutMillis: 10_000, Client: OneAtATimeClient });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 20_000 } });
}

/**
 * The process's one database client, made at its first use. It hangs on globalThis since the web part is bundled
 * apart from the server around it, and both must share one pool.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    shared.plumblineDb ??= connect();
    const value: unknown = Reflect.get(shared.plumblineDb, property);
    return typeof value === "function" ? value.bind(shared.plumblineDb) : value;
  },
});

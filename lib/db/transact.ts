import { db, type Tx } from "@/lib/db/client";

class RolledBack extends Error {
  constructor(readonly outcome: { ok: false }) {
    super("rolled back");
  }
}

/**
 * Runs one write in one transaction. A returned `{ ok: false }` rolls everything back and is passed on, so that a
 * refusal found late leaves nothing half-written; what is thrown rolls back as well and is thrown on.
 */
export async function transact<O extends { ok: boolean }>(work: (tx: Tx) => Promise<O>): Promise<O> {
  try {
    return await db.$transaction(async (tx) => {
      const outcome = await work(tx);
      if (!outcome.ok) throw new RolledBack(outcome as { ok: false });
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome as O;
    throw error;
  }
}

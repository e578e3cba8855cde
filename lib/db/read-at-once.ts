import { db, type Tx } from "@/lib/db/client";

/**
 * Runs several reads over one state of the database: nothing that is written meanwhile shows in some of them and not in
 * others. Readers inside wait for one another, so it is for pages where two facts side by side must agree.
 */
export function readAtOnce<Answer>(read: (tx: Tx) => Promise<Answer>): Promise<Answer> {
  return db.$transaction(read, { isolationLevel: "RepeatableRead" });
}

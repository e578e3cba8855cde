import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";

/** Texts that one person may bring in within an hour: more than anybody reads, less than a script would try. */
const importsPerHour = 120;

let made: RateLimiterPrisma | null = null;

/** One for the process: every limiter starts a timer of its own that clears old rows for ever after. */
function limiter(): RateLimiterPrisma {
  made ??= new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimit",
    keyPrefix: "article-import",
    points: importsPerHour,
    duration: 3600,
  });
  return made;
}

/** Counts one import. @returns false once there have been too many, for the rest of the hour. */
export async function countImport(userId: string): Promise<boolean> {
  try {
    await limiter().consume(userId);
    return true;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return false;
    throw rejection;
  }
}

import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";

/** Counts attempts of one kind by key, for all processes of the installation together. */
export type AttemptLimit = {
  /** Counts one. @returns false once there have been too many, for the rest of the time that they are counted in. */
  count(key: string): Promise<boolean>;
  /** Begins anew for this key. */
  forget(key: string): Promise<void>;
};

/**
 * At most `most` attempts in `seconds` for each key. To be made once for each kind and process: every limiter starts, at
 * its first use, a timer of its own that clears old rows for ever after.
 * @param name - what is counted, as its rows are called
 */
export function attemptLimit({ name, most, seconds }: { name: string; most: number; seconds: number }): AttemptLimit {
  let made: RateLimiterPrisma | null = null;
  const limiter = () =>
    (made ??= new RateLimiterPrisma({
      storeClient: db,
      tableName: "rateLimit",
      keyPrefix: name,
      points: most,
      duration: seconds,
    }));
  return {
    count: async (key) => {
      try {
        await limiter().consume(key);
        return true;
      } catch (rejection) {
        if (rejection instanceof RateLimiterRes) return false;
        throw rejection;
      }
    },
    forget: async (key) => {
      await limiter().delete(key);
    },
  };
}

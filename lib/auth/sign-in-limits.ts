import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/lib/db/client";

/** Failed attempts: 8 for one address of a person and 60 for one network address in a quarter of an hour. */
const windowSeconds = 15 * 60;
const limits = { email: 8, network: 60 } as const;

const limiters = new Map<keyof typeof limits, RateLimiterPrisma>();

/** One for each kind and process: every limiter starts a timer of its own that clears old rows for ever after. */
function limiter(kind: keyof typeof limits): RateLimiterPrisma {
  const known = limiters.get(kind);
  if (known) return known;
  const made = new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimit",
    keyPrefix: `sign-in-${kind}`,
    points: limits[kind],
    duration: windowSeconds,
  });
  limiters.set(kind, made);
  return made;
}

/** Counts one attempt. @returns false once there have been too many, for the rest of the quarter of an hour. */
export async function countSignInAttempt({ email, network }: { email: string; network: string }): Promise<boolean> {
  try {
    await limiter("email").consume(email);
    await limiter("network").consume(network);
    return true;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return false;
    throw rejection;
  }
}

/** A successful sign-in forgets the failures before it. */
export async function forgetSignInAttempts(email: string): Promise<void> {
  await limiter("email").delete(email);
}

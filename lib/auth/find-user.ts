import { db } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";

/** Addresses are compared without regard to case or outer white space. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** @returns the person with this address, or null where there is none or their account is switched off. */
export async function findLiveUser(email: string): Promise<User | null> {
  const user = await db.user.findUnique({ where: { email: normaliseEmail(email) } });
  return user && !user.disabledAt ? user : null;
}

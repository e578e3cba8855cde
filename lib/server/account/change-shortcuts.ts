"use server";

import { currentSession } from "@/lib/auth/require-actor";
import { db } from "@/lib/db/client";
import { changeShortcutsSchema } from "@/lib/domain/account/preferences";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { log } from "@/lib/platform/log";

/** Keeps a person's own keys of the article reader. Their other preferences stay as they are. */
export async function changeShortcutsAction(
  raw: unknown,
): Promise<Outcome<object, "signed_out" | "invalid_input" | "unavailable">> {
  try {
    const session = await currentSession();
    if (!session) return refuse("signed_out");
    const parsed = changeShortcutsSchema.safeParse(raw);
    if (!parsed.success) return refuse("invalid_input");
    await db.$executeRaw`
      UPDATE user_account
         SET preferences = preferences || jsonb_build_object('shortcuts', ${JSON.stringify(parsed.data)}::jsonb)
       WHERE id = ${session.user.id}::uuid`;
    return { ok: true };
  } catch (error) {
    log.error({ err: error }, "shortcuts could not be kept");
    return refuse("unavailable");
  }
}

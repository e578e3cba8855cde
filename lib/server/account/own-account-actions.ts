"use server";

import type { z } from "zod";
import { currentSession } from "@/lib/auth/require-actor";
import type { SignedIn } from "@/lib/auth/session";
import { changeNameSchema, changePasswordSchema } from "@/lib/domain/account/account-schemas";
import type { Outcome } from "@/lib/domain/outcome";
import { log } from "@/lib/platform/log";
import { changeName, changePassword } from "@/lib/server/account/own-account";
import type { ActionRefusal } from "@/lib/server/workspace-action";

/** Runs the work for whoever is signed in; it is always their own account. */
async function forOneself<Input, O extends { ok: boolean }>(
  { schema, raw }: { schema: z.ZodType<Input>; raw: unknown },
  run: (session: SignedIn, input: Input) => Promise<O>,
): Promise<O | ActionRefusal> {
  try {
    const session = await currentSession();
    if (!session) return { ok: false, reason: "signed_out" };
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
      return { ok: false, reason: "invalid_input", issues };
    }
    return await run(session, parsed.data);
  } catch (error) {
    log.error({ err: error }, "an account could not be changed");
    return { ok: false, reason: "unavailable" };
  }
}

/** Changes one's own name. */
export async function changeNameAction(raw: unknown): Promise<Outcome<object, never> | ActionRefusal> {
  return forOneself({ schema: changeNameSchema, raw }, async ({ user }, { name }) => {
    await changeName({ userId: user.id, name });
    return { ok: true as const };
  });
}

/** Changes one's own password and signs one's other browsers out. */
export async function changePasswordAction(
  raw: unknown,
): Promise<Awaited<ReturnType<typeof changePassword>> | ActionRefusal> {
  return forOneself({ schema: changePasswordSchema, raw }, ({ user, sessionId }, passwords) =>
    changePassword({ userId: user.id, sessionId, ...passwords, now: new Date() }),
  );
}

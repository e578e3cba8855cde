import { hashPassword } from "@/lib/auth/password";
import { passwordProblem, type PasswordProblem } from "@/lib/auth/password-rules";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { makeOneTimeToken } from "@/lib/server/account/one-time-token";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";

/** Minutes that a link for a new password holds. */
export const resetMinutes = 60;

/** Makes a link's token for the account with this address. Refuses "no_such_account". */
export async function createPasswordReset({
  email,
  now,
}: {
  email: string;
  now: Date;
}): Promise<Outcome<{ token: string; expiresAt: Date }, "no_such_account">> {
  const user = await db.user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!user || user.disabledAt) return refuse("no_such_account");
  const { token, tokenHash } = makeOneTimeToken();
  const expiresAt = new Date(now.getTime() + resetMinutes * 60_000);
  await db.passwordReset.create({ data: { userId: user.id, tokenHash, createdAt: now, expiresAt } });
  return { ok: true, token, expiresAt };
}

/** @returns whose link this is, or null for one that is unknown, used or too old. */
export async function findPasswordReset({ token, now }: { token: string; now: Date }) {
  const reset = await db.passwordReset.findUnique({
    where: { tokenHash: sha256Hex(token) },
    select: { id: true, usedAt: true, expiresAt: true, user: { select: { id: true, name: true, email: true } } },
  });
  return reset && !reset.usedAt && reset.expiresAt > now ? reset : null;
}

/**
 * Sets the new password, uses the link up, with every other one of that person that was not used, and signs all of their
 * browsers out.
 */
export async function resetPassword({
  token,
  password,
  now,
}: {
  token: string;
  password: string;
  now: Date;
}): Promise<Outcome<{ userId: string }, "link_no_longer_valid" | PasswordProblem>> {
  const reset = await findPasswordReset({ token, now });
  if (!reset) return refuse("link_no_longer_valid");
  const problem = passwordProblem({ password, about: [reset.user.name, reset.user.email] });
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  return transact(async (tx) => {
    const used = await tx.passwordReset.updateMany({ where: { id: reset.id, usedAt: null }, data: { usedAt: now } });
    if (used.count === 0) return refuse("link_no_longer_valid");
    await tx.passwordReset.updateMany({ where: { userId: reset.user.id, usedAt: null }, data: { usedAt: now } });
    await tx.user.update({ where: { id: reset.user.id }, data: { passwordHash } });
    await tx.session.updateMany({ where: { userId: reset.user.id, revokedAt: null }, data: { revokedAt: now } });
    return { ok: true as const, userId: reset.user.id };
  });
}

import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { passwordProblem, type PasswordProblem } from "@/lib/auth/password-rules";
import { countPasswordAttempt, forgetPasswordAttempts } from "@/lib/auth/sign-in-limits";
import { closeSession } from "@/lib/collab/registry";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { refuse, type Outcome } from "@/lib/domain/outcome";

/**
 * Changes what a person is called. The name stands in their account alone, so everything that they ever did shows the new
 * one; what an edition froze stays as it was printed.
 */
export async function changeName({ userId, name }: { userId: string; name: string }): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { name } });
}

/** Whether the person signs in with a password at all. */
export async function hasPassword(userId: string): Promise<boolean> {
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return passwordHash !== null;
}

/**
 * Sets a new password for somebody who knows the old one. It signs every other browser of theirs out and ends the links
 * for a new password that were still open.
 * Refuses "wrong_password" (also for an account without one), "too_many_attempts" after 8 in a quarter of an hour, and
 * whatever is wrong with the new password.
 */
export async function changePassword({
  userId,
  sessionId,
  oldPassword,
  password,
  now,
}: {
  userId: string;
  /** The session that stays. */
  sessionId: string;
  oldPassword: string;
  password: string;
  now: Date;
}): Promise<Outcome<{ signedOut: number }, "wrong_password" | "too_many_attempts" | PasswordProblem>> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  if (!(await countPasswordAttempt(userId))) return refuse("too_many_attempts");
  const { passwordHash: oldHash } = user;
  if (!oldHash || !(await verifyPassword({ password: oldPassword, hash: oldHash }))) return refuse("wrong_password");
  await forgetPasswordAttempts(userId);
  const problem = passwordProblem({ password, about: [user.name, user.email] });
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  const changed = await transact(async (tx) => {
    // Of two changes at once the second no longer knows the password.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: oldHash },
      data: { passwordHash },
    });
    if (count === 0) return refuse("wrong_password");
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
    const ended = await tx.session.updateManyAndReturn({
      where: { userId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: now },
      select: { id: true, expiresAt: true },
    });
    return { ok: true as const, ended };
  });
  if (!changed.ok) return changed;
  for (const { id } of changed.ended) closeSession(id);
  return { ok: true, signedOut: changed.ended.filter(({ expiresAt }) => expiresAt > now).length };
}

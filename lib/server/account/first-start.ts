import { hashPassword } from "@/lib/auth/password";
import { passwordProblem, type PasswordProblem } from "@/lib/auth/password-rules";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { PersonInput } from "@/lib/domain/account/account-schemas";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { slugOf } from "@/lib/domain/workspace/slug-of";
import { createWorkspace } from "@/lib/server/workspace/create-workspace";

/** Whether nobody has an account here yet. */
export async function isEmptyInstallation(): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) === null;
}

/**
 * Makes the first account and its workspace, once in the life of an installation.
 * Refuses "already_started" for everybody after the first, also when two arrive at the same moment.
 */
export async function startInstallation({
  person,
  workspaceName,
  now,
}: {
  person: PersonInput;
  workspaceName: string;
  now: Date;
}): Promise<Outcome<{ slug: string; userId: string }, "already_started" | PasswordProblem>> {
  const problem = passwordProblem({ password: person.password, about: [person.name, person.email, workspaceName] });
  if (problem) return refuse(problem);
  if (!(await isEmptyInstallation())) return refuse("already_started");
  const passwordHash = await hashPassword(person.password);
  return transact(async (tx) => {
    // One start at a time: the second waits here and then finds the first one's account.
    await tx.$executeRaw`LOCK TABLE user_account IN SHARE ROW EXCLUSIVE MODE`;
    if (await tx.user.findFirst({ select: { id: true } })) return refuse("already_started");
    const user = await tx.user.create({
      data: { name: person.name, email: person.email, passwordHash, createdAt: now },
    });
    const slug = slugOf(workspaceName);
    await createWorkspace(tx, { ownerId: user.id, name: workspaceName, slug, now });
    return { ok: true as const, slug, userId: user.id };
  });
}

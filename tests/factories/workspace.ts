import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { mintWorkspaceId, type Actor, type Role } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { createWorkspace } from "@/lib/server/workspace/create-workspace";

/** The moment at which everything in a test happens unless it says otherwise. */
export const testNow = new Date("2026-03-02T19:30:00.000Z");

/** A person with an account and without a workspace. */
export async function makeUser({ name = "Ada Birch" }: { name?: string } = {}): Promise<{ id: string; email: string }> {
  const id = uuidv7();
  const email = `${id}@example.org`;
  await db.user.create({ data: { id, email, name } });
  return { id, email };
}

/** A workspace of its own with its owner. */
export async function makeWorkspace({ name = "Test desk" }: { name?: string } = {}): Promise<{
  owner: Actor;
  slug: string;
}> {
  const user = await makeUser({ name: "Olive Owner" });
  const slug = `desk-${user.id}`;
  const made = await transact(async (tx) => ({
    ok: true as const,
    owner: await createWorkspace(tx, { ownerId: user.id, name, slug, now: testNow }),
  }));
  return { owner: made.owner, slug };
}

/** A member of the workspace in the given role. */
export async function makeMember({ workspaceId, role }: { workspaceId: string; role: Role }): Promise<Actor> {
  const user = await makeUser({ name: `A ${role}` });
  await db.membership.create({ data: { workspaceId, userId: user.id, role } });
  return { userId: user.id, workspaceId: mintWorkspaceId(workspaceId), role };
}

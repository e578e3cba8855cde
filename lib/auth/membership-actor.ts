import { db } from "@/lib/db/client";
import { mintWorkspaceId, type Actor } from "@/lib/domain/actor";

export type ActorInWorkspace = {
  actor: Actor;
  workspace: { id: string; slug: string; name: string; language: string; isSample: boolean };
};

const workspaceFields = { id: true, slug: true, name: true, language: true, isSample: true } as const;

/** The person as a member of the workspace with this slug or id, or null where they are none. */
export async function membershipActor(
  where: { userId: string } & ({ slug: string } | { workspaceId: string }),
): Promise<ActorInWorkspace | null> {
  const membership = await db.membership.findFirst({
    where: {
      userId: where.userId,
      removedAt: null,
      workspace: "slug" in where ? { slug: where.slug } : { id: where.workspaceId },
    },
    select: { role: true, workspace: { select: workspaceFields } },
  });
  if (!membership) return null;
  const { role, workspace } = membership;
  return { actor: { userId: where.userId, workspaceId: mintWorkspaceId(workspace.id), role }, workspace };
}

import type { Tx } from "@/lib/db/client";
import { uuidv7 } from "@/lib/platform/uuidv7";

/**
 * The claimant of this name, made where there is none yet. Names are compared without regard to capitals.
 * @returns its id, or null for an empty name.
 */
export async function findOrMakeClaimant(
  tx: Tx,
  { workspaceId, name, now }: { workspaceId: string; name: string | undefined; now: Date },
): Promise<string | null> {
  if (!name) return null;
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM claimant WHERE workspace_id = ${workspaceId}::uuid AND lower(name) = lower(${name})
    ORDER BY created_at LIMIT 1`;
  if (known) return known.id;
  // Somebody may make the same one at this moment; whoever comes second takes the first one's row.
  await tx.$executeRaw`
    INSERT INTO claimant (workspace_id, id, name, created_at)
    VALUES (${workspaceId}::uuid, ${uuidv7()}::uuid, ${name}, ${now}) ON CONFLICT (workspace_id, name) DO NOTHING`;
  const made = await tx.claimant.findUniqueOrThrow({
    where: { workspaceId_name: { workspaceId, name } },
    select: { id: true },
  });
  return made.id;
}

import { uuidv7 } from "@/lib/platform/uuidv7";
import type { Tx } from "@/lib/db/client";
import { mintWorkspaceId, type Actor } from "@/lib/domain/actor";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { genesisHash } from "@/lib/server/activity/canonical-activity";

/**
 * Makes a workspace with its first owner, the default rating scale and the head of its record.
 * @returns the owner as an actor in it.
 */
export async function createWorkspace(
  tx: Tx,
  {
    ownerId,
    name,
    slug,
    language = "en",
    isSample = false,
    now,
  }: { ownerId: string; name: string; slug: string; language?: string; isSample?: boolean; now: Date },
): Promise<Actor> {
  const workspaceId = uuidv7();
  await tx.workspace.create({ data: { id: workspaceId, name, slug, language, isSample, createdAt: now } });
  await tx.activityHead.create({ data: { workspaceId, hash: genesisHash } });
  await tx.membership.create({ data: { workspaceId, userId: ownerId, role: "owner", createdAt: now } });
  const scaleVersionId = uuidv7();
  await tx.ratingScaleVersion.create({
    data: { workspaceId, id: scaleVersionId, number: 1, name: defaultScale.name, createdById: ownerId, createdAt: now },
  });
  await tx.rating.createMany({
    data: defaultScale.ratings.map((rating, index) => ({ ...rating, workspaceId, scaleVersionId, order: index + 1 })),
  });
  await appendActivity(tx, {
    workspaceId,
    actorId: ownerId,
    verb: "workspace.created",
    objectType: "workspace",
    objectId: workspaceId,
    now,
  });
  return { userId: ownerId, workspaceId: mintWorkspaceId(workspaceId), role: "owner" };
}

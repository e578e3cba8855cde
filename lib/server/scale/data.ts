import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/** The rating scale in force, with its ratings in their order. */
export async function getScale({ workspaceId }: { workspaceId: WorkspaceId }) {
  const { id, number, name, ratings } = await db.ratingScaleVersion.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { number: "desc" },
    include: {
      ratings: { orderBy: { order: "asc" }, select: { id: true, label: true, definition: true, value: true } },
    },
  });
  return { id, number, name, ratings };
}

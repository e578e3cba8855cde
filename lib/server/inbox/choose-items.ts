import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { inboxFilterSchema, type InboxFilter } from "@/lib/domain/inbox/inbox-params";
import { itemStates, type ItemState } from "@/lib/domain/inbox/inbox-words";
import { maxChosenItems } from "@/lib/domain/inbox/limits";

/** Items that somebody has chosen: one by one, or all that a filter lists. */
export const chosenSchema = z.union([
  z.object({ itemIds: z.array(z.uuid()).min(1).max(maxChosenItems) }),
  z.object({ filter: inboxFilterSchema }),
]);
export type Chosen = z.output<typeof chosenSchema>;

/** What is listed where no state is chosen: everything that somebody still has to decide, and what is under way. */
const openStates = ["waiting", "failed", "fetching", "storing"] as const satisfies readonly ItemState[];

/** The condition behind a filter of the inbox. */
export function filterCondition({
  workspaceId,
  filter: { q, batch, feed, state },
}: {
  workspaceId: WorkspaceId;
  filter: InboxFilter;
}): Prisma.InboxItemWhereInput {
  const words = q.split(" ").filter(Boolean).slice(0, 12);
  // A batch's own page is about the batch, so it shows everything that came of it.
  const states = state ? [state] : batch ? itemStates : openStates;
  return {
    workspaceId,
    state: { in: [...states] },
    ...(batch && { OR: [{ batchId: batch }, { bringInBatchId: batch }] }),
    ...(feed && { feedId: feed }),
    ...(words.length > 0 && {
      AND: words.map((word) => ({
        OR: [
          { title: { contains: word, mode: "insensitive" as const } },
          { url: { contains: word, mode: "insensitive" as const } },
        ],
      })),
    }),
  };
}

/** The condition behind a choice, narrowed to the states in which something can be done with an item. */
export function chosenCondition({
  workspaceId,
  chosen,
  states,
}: {
  workspaceId: WorkspaceId;
  chosen: Chosen;
  states: readonly ItemState[];
}): Prisma.InboxItemWhereInput {
  const base =
    "itemIds" in chosen
      ? { workspaceId, id: { in: chosen.itemIds } }
      : filterCondition({ workspaceId, filter: chosen.filter });
  return { AND: [base, { state: { in: [...states] } }] };
}

/** Whether all that was chosen one by one lies elsewhere: ids of another workspace, or of nothing at all. */
export async function areUnknown(
  tx: Tx,
  { workspaceId, chosen }: { workspaceId: WorkspaceId; chosen: Chosen },
): Promise<boolean> {
  if (!("itemIds" in chosen)) return false;
  const found = await tx.inboxItem.findFirst({
    where: { workspaceId, id: { in: chosen.itemIds } },
    select: { id: true },
  });
  return found === null;
}

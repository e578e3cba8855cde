import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { TooBusy } from "@/lib/platform/take-turns";
import { importItem, type PageFetcher } from "@/lib/server/inbox/import-item";

export const itemIdSchema = z.object({ itemId: z.uuid() });

/**
 * Opens an item for somebody to look through: its text is read now, or fetched where it came without one. Takes up to half a
 * minute. An item that is being brought in by a job is left to it.
 */
export async function openItem({
  actor,
  input: { itemId },
  now,
  fetcher,
}: {
  actor: Actor;
  input: z.output<typeof itemIdSchema>;
  now: Date;
  fetcher?: PageFetcher;
}): Promise<Outcome<{ importId: string }, string>> {
  const { workspaceId } = actor;
  const item = await db.inboxItem.findUnique({ where: { workspaceId_id: { workspaceId, id: itemId } } });
  if (!item) return refuse("not_found");
  if (!can(actor, "article.import", item)) return refuse("forbidden");
  if (item.state === "storing" || item.state === "fetching") return refuse("busy");
  try {
    return await importItem({ actor, item, now, ...(fetcher && { fetcher }) });
  } catch (error) {
    if (error instanceof TooBusy) return refuse("busy");
    throw error;
  }
}

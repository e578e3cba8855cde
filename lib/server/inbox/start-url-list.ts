import { z } from "zod";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { maxListedAddresses } from "@/lib/domain/inbox/limits";
import { readUrlList } from "@/lib/domain/inbox/read-url-list";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { enqueueBatch } from "@/lib/server/inbox/job-requests";
import { countLongImport } from "@/lib/server/inbox/long-import-limits";

export const startUrlListSchema = z.object({ text: z.string().max(500_000) });

/**
 * Begins to fetch a list of addresses. Addresses that are an article's already stand in the inbox as passed over, with a link
 * to it; everything else is fetched by a job, one after another.
 */
export async function startUrlList({
  actor,
  input: { text },
  now,
}: {
  actor: Actor;
  input: z.output<typeof startUrlListSchema>;
  now: Date;
}): Promise<
  Outcome<
    { batchId: string },
    "forbidden" | "no_addresses" | "too_many_addresses" | "unreadable_addresses" | "too_many_lists"
  >
> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "article.import")) return refuse("forbidden");
  const { addresses, unreadable } = readUrlList(text);
  if (unreadable.length > 0) return refuse("unreadable_addresses");
  if (addresses.length === 0) return refuse("no_addresses");
  if (addresses.length > maxListedAddresses) return refuse("too_many_addresses");
  if (!(await countLongImport(userId))) return refuse("too_many_lists");

  const known = await db.article.findMany({
    where: { workspaceId, url: { in: addresses } },
    select: { id: true, url: true },
  });
  const articleOf = new Map(known.map(({ id, url }) => [url, id]));
  const total = addresses.filter((url) => !articleOf.has(url)).length;
  const batchId = uuidv7();
  return transact(async (tx) => {
    await tx.importBatch.create({
      data: {
        workspaceId,
        id: batchId,
        kind: "url_list",
        name: addresses.length === 1 ? "1 address" : `${addresses.length} addresses`,
        total,
        createdById: userId,
        createdAt: now,
      },
    });
    // The first address is to have the greatest id, so that it is shown and fetched first.
    const ids = addresses.map(() => uuidv7()).toReversed();
    await tx.inboxItem.createMany({
      data: addresses.map((url, index) => {
        const articleId = articleOf.get(url);
        return {
          workspaceId,
          id: ids[index]!,
          batchId,
          key: sha256Hex(url),
          title: "",
          url,
          state: articleId ? ("dismissed" as const) : ("fetching" as const),
          problem: articleId ? "already_article" : null,
          createdAt: now,
          updatedAt: now,
        };
      }),
    });
    await enqueueBatch(tx, { workspaceId, id: batchId, createdById: userId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "import.started",
      objectType: "import_batch",
      objectId: batchId,
      detail: { kind: "url_list", addresses: addresses.length, known: known.length },
      now,
    });
    return { ok: true, batchId };
  });
}

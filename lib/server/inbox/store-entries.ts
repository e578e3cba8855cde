import type { Tx } from "@/lib/db/client";
import type { FeedEntry } from "@/lib/import/feed-result";
import { putBlob } from "@/lib/platform/blobs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";

export type PreparedEntry = Awaited<ReturnType<typeof prepareEntries>>[number];

/** The entries of a feed as rows of the inbox, with their texts stored. To be called before the transaction. */
export async function prepareEntries({ workspaceId, entries }: { workspaceId: string; entries: FeedEntry[] }) {
  const rows = [];
  // The feed's first entry is to have the greatest id, so that it is shown first.
  for (const { id, title, url, publishedOn, authors, html } of entries.toReversed()) {
    const content = html.trim() === "" ? null : await putBlob({ workspaceId, bytes: new TextEncoder().encode(html) });
    rows.push({
      workspaceId,
      id: uuidv7(),
      key: sha256Hex(id),
      title,
      url,
      publishedOn,
      authors,
      contentSha256: content?.sha256 ?? null,
    });
  }
  return rows;
}

/** Puts the entries that are new into the inbox. @returns how many those are. */
export async function storeEntries(
  tx: Tx,
  { feedId, rows, now }: { feedId: string; rows: PreparedEntry[]; now: Date },
): Promise<number> {
  const { count } = await tx.inboxItem.createMany({
    data: rows.map((row) => ({ ...row, feedId, createdAt: now, updatedAt: now })),
    skipDuplicates: true,
  });
  return count;
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { InboxListParams } from "@/lib/domain/inbox/inbox-params";
import type { ItemState } from "@/lib/domain/inbox/inbox-words";
import { countedUpTo } from "@/lib/domain/search/list-href";
import { filterCondition } from "@/lib/server/inbox/choose-items";

export const itemsPerPage = 50;

/** An item as the inbox shows it. */
export type ListedItem = {
  id: string;
  title: string;
  url: string | null;
  authors: string[];
  publishedOn: string | null;
  state: ItemState;
  problem: string | null;
  createdAt: Date;
  /** What it came with: the name of the list, the file or the feed. */
  from: string;
  importId: string | null;
  /** The article that it became, or that has its address already. */
  article: { id: string; title: string; isOwn: boolean } | null;
};

export type InboxPage = {
  rows: ListedItem[];
  /** Exact up to 1,000; 1,001 stands for "more". */
  total: number;
  /** Ids to read on from. */
  newer: string | null;
  older: string | null;
};

/** One page of the inbox, what came last first. */
export async function listInbox({
  actor: { workspaceId },
  params: { after, before, ...filter },
}: {
  actor: Actor;
  params: InboxListParams;
}): Promise<InboxPage> {
  const where = filterCondition({ workspaceId, filter });
  const backwards = after === undefined && before !== undefined;
  const place = after ? { id: { lt: after } } : before ? { id: { gt: before } } : {};
  const [read, total] = await Promise.all([
    db.inboxItem.findMany({
      where: { AND: [where, place] },
      orderBy: { id: backwards ? "asc" : "desc" },
      take: itemsPerPage + 1,
      include: {
        batch: { select: { name: true } },
        feed: { select: { title: true } },
        article: { select: { id: true, title: true } },
      },
    }),
    db.inboxItem.count({ where, take: countedUpTo + 1 }),
  ]);
  const more = read.length > itemsPerPage;
  const page = read.slice(0, itemsPerPage);
  const items = backwards ? page.toReversed() : page;
  const known = await articlesByAddress({ workspaceId, urls: items.flatMap(({ url }) => url ?? []) });
  const rows = items.map(({ batch, feed, article, ...item }) => {
    const same = item.url === null ? undefined : known.get(item.url);
    return {
      id: item.id,
      title: item.title,
      url: item.url,
      authors: item.authors,
      publishedOn: item.publishedOn,
      state: item.state,
      problem: item.problem,
      createdAt: item.createdAt,
      from: feed?.title ?? batch?.name ?? "",
      importId: item.importId,
      article: article ? { ...article, isOwn: true } : same ? { ...same, isOwn: false } : null,
    };
  });
  return {
    rows,
    total,
    newer: (backwards ? more : after !== undefined) ? (rows[0]?.id ?? null) : null,
    older: (backwards ? true : more) ? (rows.at(-1)?.id ?? null) : null,
  };
}

async function articlesByAddress({ workspaceId, urls }: { workspaceId: string; urls: string[] }) {
  const found =
    urls.length === 0
      ? []
      : await db.article.findMany({
          where: { workspaceId, url: { in: urls } },
          select: { id: true, title: true, url: true },
        });
  return new Map(found.map(({ url, ...article }) => [url, article]));
}

import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { putBlob } from "@/lib/platform/blobs";
import type { Fetched, FetchRefusal } from "@/lib/platform/guarded-fetch";
import { hostTurns } from "@/lib/server/inbox/host-turns";
import type { PageFetcher } from "@/lib/server/inbox/import-item";
import { startUrlList } from "@/lib/server/inbox/start-url-list";
import { succeeded } from "./review";
import { testNow as now } from "./workspace";

/** A page of a newspaper that we have made up. */
export function newsPage(title: string, { author = "Ines Halloran", day = "2026-02-11" } = {}): string {
  return `<!doctype html><html lang="en-GB"><head><title>${title} | The Ashby Post</title>
<meta property="article:published_time" content="${day}T08:00:00Z"><meta name="author" content="${author}"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>${title}</h1>
<p>Thornby General will lose 40 beds by April, the trust said on Tuesday, in the largest cut since it opened in 1987.</p>
<p>Waiting times have doubled since 2019, figures obtained by the campaign show, and one ward in three is closed at night.</p>
<p>Sign up to our newsletter for daily news.</p>
<p>The trust spent £4.2m on consultants last year, according to its accounts, more than it spent on repairs.</p></article>
<footer>© 2026 The Ashby Post</footer></body></html>`;
}

/** A stand-in for the web: pages by their address, everything else is not there. Notes what was asked for. */
export function webOf(pages: Record<string, string | Partial<Fetched> | FetchRefusal>): PageFetcher & {
  asked: { url: string; headers: Record<string, string> }[];
} {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  const fetcher: PageFetcher = async ({ url, headers = {} }) => {
    asked.push({ url, headers });
    const page = pages[url];
    if (typeof page === "object" && page.ok === false) return page;
    const more = typeof page === "object" ? page : {};
    return {
      ok: true,
      finalUrl: url,
      status: page === undefined ? 404 : 200,
      headers: { "content-type": "text/html; charset=utf-8" },
      mediaType: "text/html",
      bytes: new TextEncoder().encode(typeof page === "string" ? page : "<h1>Not found</h1>"),
      redirects: [],
      ...more,
    };
  };
  return Object.assign(fetcher, { asked });
}

/** Turns without any rest in between. */
export const inTurnAtOnce = hostTurns({ pause: async () => {} });

/** A list whose pages have still to be fetched. */
export async function makeUrlList({ actor, urls = ["https://post.example/beds"] }: { actor: Actor; urls?: string[] }) {
  const { batchId } = succeeded(await startUrlList({ actor, input: { text: urls.join("\n") }, now }));
  const items = await db.inboxItem.findMany({
    where: { workspaceId: actor.workspaceId, batchId },
    orderBy: { id: "desc" },
  });
  return { batchId, items, itemIds: items.map(({ id }) => id) };
}

/** An item that came with its text, as from an export, and waits. */
export async function makeWaitingItem({
  actor,
  html = "Thornby General will lose 40 beds.",
}: {
  actor: Actor;
  html?: string;
}) {
  const { workspaceId } = actor;
  const { itemIds } = await makeUrlList({ actor, urls: ["https://post.example/waiting"] });
  const { sha256 } = await putBlob({ workspaceId, bytes: new TextEncoder().encode(html) });
  const itemId = itemIds[0]!;
  await db.inboxItem.update({
    where: { workspaceId_id: { workspaceId, id: itemId } },
    data: { state: "waiting", title: "Forty beds to go", contentSha256: sha256 },
  });
  return { itemId };
}

/** A feed that is watched, without anything in it. */
export async function makeFeed({ actor, url = "https://post.example/feed" }: { actor: Actor; url?: string }) {
  const { workspaceId, userId } = actor;
  const { id } = await db.feed.create({
    data: { workspaceId, url, title: "The Ashby Post", createdById: userId, nextReadAt: now },
  });
  return { feedId: id };
}

import { maxFeedBytes } from "@/lib/domain/inbox/limits";
import type { FeedResult, ReadFeed } from "@/lib/import/feed-result";
import { readFeed } from "@/lib/import/read-feed";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import { TooBusy } from "@/lib/platform/take-turns";
import type { PageFetcher } from "@/lib/server/inbox/import-item";

/** Fetches feeds; an argument for tests, which have no public web. */
export const fetchFeedFile: PageFetcher = ({ url, headers, signal }) =>
  guardedFetch({
    url,
    limits: { maxBytes: maxFeedBytes },
    headers: {
      accept:
        "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.5",
      ...headers,
    },
    ...(signal && { signal }),
  });

export type FetchedFeed =
  | {
      ok: true;
      /** Where it stands, after redirects and from the page that names it. */
      url: string;
      feed: ReadFeed;
      etag: string | null;
      lastModified: string | null;
    }
  | { ok: true; feed: null }
  | { ok: false; reason: string };

/**
 * Fetches and reads a feed, or the first one that the page at this address names. `feed` is null where the server says that
 * nothing has changed since `etag` or `lastModified`.
 */
export async function fetchFeed({
  url,
  etag = null,
  lastModified = null,
  fetcher = fetchFeedFile,
  signal,
  mayFollow = true,
}: {
  url: string;
  etag?: string | null;
  lastModified?: string | null;
  fetcher?: PageFetcher;
  signal?: AbortSignal;
  /** Whether a page may lead to its feed. */
  mayFollow?: boolean;
}): Promise<FetchedFeed> {
  const answer = await fetcher({
    url,
    headers: { ...(etag && { "if-none-match": etag }), ...(lastModified && { "if-modified-since": lastModified }) },
    ...(signal && { signal }),
  });
  if (!answer.ok) return { ok: false, reason: answer.reason === "too_large" ? "feed_too_large" : answer.reason };
  if (answer.status === 304) return { ok: true, feed: null };
  if (answer.status === 404 || answer.status === 410) return { ok: false, reason: "feed_gone" };
  if (answer.status >= 400) return { ok: false, reason: "feed_refused" };
  let read: FeedResult;
  try {
    read = await readFeed({
      bytes: answer.bytes,
      contentType: answer.headers["content-type"] ?? answer.mediaType,
      url: answer.finalUrl,
    });
  } catch (error) {
    if (error instanceof TooBusy) return { ok: false, reason: "busy" };
    throw error;
  }
  if (!read.ok) return read;
  if (read.kind === "page") {
    const [first] = read.feeds;
    return mayFollow && first
      ? fetchFeed({ url: first, fetcher, mayFollow: false, ...(signal && { signal }) })
      : { ok: false, reason: "not_feed" };
  }
  return {
    ok: true,
    url: answer.finalUrl,
    feed: read,
    etag: answer.headers.etag?.slice(0, 500) ?? null,
    lastModified: answer.headers["last-modified"]?.slice(0, 100) ?? null,
  };
}

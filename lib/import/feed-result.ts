/** One entry of a feed. */
export type FeedEntry = {
  /** What tells it from the others of its feed: its own id, else its address, else its title and date. */
  id: string;
  title: string;
  url: string | null;
  publishedOn: string | null;
  authors: string[];
  /** The text that the feed carries, as HTML; "" where it carries none. */
  html: string;
};

export type ReadFeed = { ok: true; kind: "feed"; title: string; siteUrl: string | null; entries: FeedEntry[] };

/** A page that is no feed but names some, the first one first. */
export type PageWithFeeds = { ok: true; kind: "page"; feeds: string[] };

export type FeedRefusal = { ok: false; reason: "not_feed" | "has_dtd" | "feed_unreadable" | "timed_out" };

export type FeedResult = ReadFeed | PageWithFeeds | FeedRefusal;

export type FeedInput = { bytes: Uint8Array; contentType: string | null; url: string };

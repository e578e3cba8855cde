import { parseFeed } from "feedsmith";
import { parseHTML } from "linkedom";
import { maxFeedItems } from "@/lib/domain/inbox/limits";
import { decodeBytes } from "./decode-bytes";
import { absoluteAddress } from "./feed-address";
import { normalisedFeed } from "./feed-entries";
import type { FeedInput, FeedResult } from "./feed-result";

/**
 * Reads an RSS, Atom, RDF or JSON feed, or finds the feeds that a page names. A document type is refused before a parser
 * sees the text: feeds need none, and entities declared there are how XML bombs are made.
 */
export function feedDocument({ bytes, contentType, url }: FeedInput): FeedResult {
  const { text } = decodeBytes({ bytes, contentType, isHtml: true });
  const trimmed = text.replace(/^\uFEFF/u, "").trimStart();
  if (trimmed === "") return { ok: false, reason: "not_feed" };
  const looks = looksOf(trimmed);
  if (looks === "page") {
    const feeds = feedsOfPage({ html: trimmed, url });
    return feeds.length > 0 ? { ok: true, kind: "page", feeds } : { ok: false, reason: "not_feed" };
  }
  if (looks === "nothing") return { ok: false, reason: "not_feed" };
  if (looks === "dtd") return { ok: false, reason: "has_dtd" };
  try {
    return normalisedFeed({ parsed: parseFeed(trimmed, { maxItems: maxFeedItems }), url });
  } catch {
    return { ok: false, reason: "feed_unreadable" };
  }
}

type Looks = "feed" | "page" | "dtd" | "nothing";

/** By the first element after the declaration, comments and processing instructions. */
function looksOf(text: string): Looks {
  if (text.startsWith("{")) return /"version"\s*:\s*"https?:\/\/jsonfeed\.org\//u.test(text) ? "feed" : "nothing";
  let rest = text;
  for (;;) {
    const skipped = /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->)/u.exec(rest);
    if (!skipped) break;
    rest = rest.slice(skipped[0].length);
  }
  rest = rest.trimStart();
  if (/^<!doctype\s+html\b/iu.test(rest) || /^<(html|head|body)\b/iu.test(rest)) return "page";
  if (/^<!doctype\b/iu.test(rest)) return "dtd";
  return /^<(?:[\w.-]+:)?(rss|feed|rdf)\b/iu.test(rest) ? "feed" : "nothing";
}

const feedTypes = /^application\/(rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/iu;

function feedsOfPage({ html, url }: { html: string; url: string }): string[] {
  const { document } = parseHTML(html);
  const links = [...document.querySelectorAll("link[rel~=alternate][href]")].filter((link) =>
    feedTypes.test(link.getAttribute("type") ?? ""),
  );
  // A page's comments have a feed as well; nobody means that one.
  const sorted = links.toSorted((a, b) => Number(isForComments(a)) - Number(isForComments(b)));
  const found = sorted.flatMap((link) => absoluteAddress(link.getAttribute("href"), url) ?? []);
  return [...new Set(found)].slice(0, 10);
}

function isForComments(link: Element): boolean {
  return /comment/iu.test(`${link.getAttribute("title") ?? ""} ${link.getAttribute("href") ?? ""}`);
}

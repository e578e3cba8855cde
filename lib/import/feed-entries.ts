import type { parseFeed } from "feedsmith";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { maxFeedItems } from "@/lib/domain/inbox/limits";
import { absoluteAddress } from "./feed-address";
import { dayOf } from "./feed-date";
import type { FeedEntry, ReadFeed } from "./feed-result";

/** Characters of HTML that one entry may bring along; longer ones are whole books, and their page is fetched anyway. */
const maxEntryLength = 500_000;

type Parsed = ReturnType<typeof parseFeed>;
type OfFormat<Format extends Parsed["format"]> = Extract<Parsed, { format: Format }>["feed"];

/** An entry as its format has it, before it is put right. */
type Raw = { [Key in Exclude<keyof FeedEntry, "url">]?: FeedEntry[Key] | undefined } & { link?: string | undefined };
type RawFeed = { title: string | undefined; site: string | undefined; entries: Raw[] };

/** A parsed feed of any format in the one form in which the inbox knows it. */
export function normalisedFeed({ parsed, url }: { parsed: Parsed; url: string }): ReadFeed {
  const { title, site, entries } = rawOf(parsed);
  return {
    ok: true,
    kind: "feed",
    title: plain(title) || new URL(url).hostname,
    siteUrl: absoluteAddress(site, url),
    entries: entries.slice(0, maxFeedItems).flatMap((raw) => completed({ raw, base: url })),
  };
}

function rawOf(parsed: Parsed): RawFeed {
  if (parsed.format === "rss") return rawOfRss(parsed.feed);
  if (parsed.format === "atom") return rawOfAtom(parsed.feed);
  return parsed.format === "rdf" ? rawOfRdf(parsed.feed) : rawOfJson(parsed.feed);
}

function rawOfRss({ title, link, items = [] }: OfFormat<"rss">): RawFeed {
  const entries = items.map((item) => ({
    id: item.guid?.value,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
    title: item.title,
    publishedOn: dayOf(item.pubDate ?? item.dc?.dates?.[0]),
    authors: [...(item.authors ?? []).map(({ name }) => name), ...(item.dc?.creators ?? [])].filter(isText),
    html: item.content?.encoded ?? item.description,
  }));
  return { title, site: link, entries };
}

function rawOfAtom({ title, links, entries = [] }: OfFormat<"atom">): RawFeed {
  return {
    title: title?.value,
    site: alternate(links),
    entries: entries.map((entry) => ({
      id: entry.id,
      link: alternate(entry.links),
      title: entry.title?.value,
      publishedOn: dayOf(entry.published ?? entry.updated),
      authors: (entry.authors ?? []).map(({ name }) => name).filter(isText),
      html: entry.content?.value ?? entry.summary?.value,
    })),
  };
}

function rawOfRdf({ title, link, items = [] }: OfFormat<"rdf">): RawFeed {
  const entries = items.map((item) => ({
    id: item.rdf?.about,
    link: item.link,
    title: item.title,
    publishedOn: dayOf(item.dc?.dates?.[0]),
    authors: (item.dc?.creators ?? []).filter(isText),
    html: item.content?.encoded ?? item.description,
  }));
  return { title, site: link, entries };
}

function rawOfJson({ title, home_page_url: site, items = [] }: OfFormat<"json">): RawFeed {
  const entries = items.map((item) => ({
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    publishedOn: dayOf(item.date_published),
    authors: (item.authors ?? []).map(({ name }) => name).filter(isText),
    html: item.content_html ?? (item.content_text ? `<p>${escaped(item.content_text)}</p>` : undefined),
  }));
  return { title, site, entries };
}

/** An entry with everything in its place; none where nothing would tell it from others. */
function completed({ raw, base }: { raw: Raw; base: string }): FeedEntry[] {
  const title = plain(raw.title).slice(0, 1000);
  const url = absoluteAddress(raw.link, base);
  const html = (raw.html ?? "").length > maxEntryLength ? "" : (raw.html ?? "");
  const publishedOn = raw.publishedOn ?? null;
  const id = raw.id?.trim() || url || (title && `${title} ${publishedOn ?? ""}`);
  if (!id || (!url && html.trim() === "")) return [];
  const authors = (raw.authors ?? []).map(plain).filter(Boolean).slice(0, 20);
  return [{ id, title, url, publishedOn, authors: [...new Set(authors)], html }];
}

function alternate(links: { href?: string; rel?: string; type?: string }[] | undefined): string | undefined {
  const pages = (links ?? []).filter(({ rel }) => rel === undefined || rel === "alternate");
  return (pages.find(({ type }) => type?.includes("html")) ?? pages[0])?.href;
}

/** Titles carry HTML now and then, and entities twice. */
function plain(value: string | undefined): string {
  const text = value && /[<&]/u.test(value) ? textOfNode(parseFragment(value.slice(0, 20_000))) : (value ?? "");
  return text.replace(/\s+/gu, " ").trim();
}

function textOfNode(root: DefaultTreeAdapterTypes.DocumentFragment): string {
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = root.childNodes.toReversed();
  let text = "";
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("value" in node) text += node.value;
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
  return text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\n\s*\n/gu, "</p><p>");
}

function isText(value: string | undefined): value is string {
  return typeof value === "string" && value.trim() !== "";
}

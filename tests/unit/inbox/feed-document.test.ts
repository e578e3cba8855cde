import { describe, expect, test } from "vitest";
import { feedDocument } from "@/lib/import/feed-document";

const url = "https://post.example/feed/";

function read(text: string | Uint8Array, contentType: string | null = "application/xml") {
  return feedDocument({ bytes: typeof text === "string" ? new TextEncoder().encode(text) : text, contentType, url });
}
function entriesOf(text: string | Uint8Array, contentType?: string | null) {
  const result = read(text, contentType);
  if (!result.ok || result.kind !== "feed") throw new Error(JSON.stringify(result));
  return result.entries;
}

export const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Ashby Post</title><link>https://post.example/</link><description>News</description>
<item><title>Forty beds &amp;amp; more</title><link>/beds</link><guid isPermaLink="false">post-1</guid>
<pubDate>Tue, 10 Feb 2026 23:30:00 -0500</pubDate><dc:creator>Ines Halloran</dc:creator>
<description>The short text</description><content:encoded><![CDATA[<p>The long text</p>]]></content:encoded></item>
<item><title>Without an address or a text</title></item>
<item><link>javascript:alert(1)</link><description>Only words</description></item>
</channel></rss>`;

describe("a feed", () => {
  test("RSS", () => {
    const result = read(rss);
    expect(result).toMatchObject({ kind: "feed", title: "The Ashby Post", siteUrl: "https://post.example/" });
    expect(entriesOf(rss)[0]).toEqual({
      id: "post-1",
      title: "Forty beds & more",
      url: "https://post.example/beds",
      publishedOn: "2026-02-10",
      authors: ["Ines Halloran"],
      html: "<p>The long text</p>",
    });
    expect(entriesOf(rss).map(({ url: link }) => link)).toEqual(["https://post.example/beds"]);
  });

  test("Atom", () => {
    const [entry] =
      entriesOf(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ashby</title><id>a</id>
      <updated>2026-02-10T08:00:00Z</updated><entry><id>tag:post.example,2026:1</id><title type="html">Forty &lt;b&gt;beds&lt;/b&gt;</title>
      <link rel="edit" href="/edit"/><link rel="alternate" type="text/html" href="https://post.example/beds"/>
      <author><name>Ines Halloran</name></author><updated>2026-02-11T00:30:00+02:00</updated>
      <content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>`);
    expect(entry).toMatchObject({
      id: "tag:post.example,2026:1",
      title: "Forty beds",
      url: "https://post.example/beds",
      publishedOn: "2026-02-11",
      authors: ["Ines Halloran"],
    });
  });

  test("JSON Feed", () => {
    const feed = {
      version: "https://jsonfeed.org/version/1.1",
      title: "Ashby",
      items: [
        { id: "1", url: "/beds", title: "Beds", content_text: "One < two", date_published: "2026-02-10T08:00:00Z" },
      ],
    };
    expect(entriesOf(JSON.stringify(feed), "application/feed+json")[0]).toMatchObject({
      url: "https://post.example/beds",
      html: "<p>One &lt; two</p>",
    });
  });

  test("in the character set that it names, or that its bytes betray", () => {
    const title = (declared: string) => `<?xml version="1.0"${declared}?><rss version="2.0"><channel><title>Café</title>
      <item><title>Café</title><link>https://post.example/a</link></item></channel></rss>`;
    const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(entriesOf(latin(title(' encoding="ISO-8859-1"')))[0]!.title).toBe("Café");
    expect(entriesOf(latin(title("")))[0]!.title).toBe("Café");
    expect(entriesOf(title(' encoding="ISO-8859-1"'))[0]!.title).toBe("Café");
  });
});

describe("what is no feed", () => {
  test("a page that names its feeds leads to them, the comments' last", () => {
    const page = `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
      <link rel="alternate" type="application/atom+xml" href="/atom"><link rel="alternate" hreflang="de" href="/de"></head><body></body></html>`;
    expect(read(page, "text/html")).toEqual({
      ok: true,
      kind: "page",
      feeds: ["https://post.example/atom", "https://post.example/comments/feed/"],
    });
  });

  const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n || ""};`.repeat(10)}">`).join("")}]>`;
  test.each([
    ["a page without a feed", "<!doctype html><html><head></head><body>Beds</body></html>", "not_feed"],
    ["a text", "Forty beds to go", "not_feed"],
    ["nothing", "", "not_feed"],
    [
      "an entity bomb",
      `<?xml version="1.0"?>${bomb}<rss version="2.0"><channel><title>&lol9;</title></channel></rss>`,
      "has_dtd",
    ],
    [
      "an external entity",
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>`,
      "has_dtd",
    ],
    ["other JSON", `{"beds": 40}`, "not_feed"],
    [
      "a sitemap",
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>`,
      "not_feed",
    ],
    ["bytes", new Uint8Array([0, 159, 146, 150, 255, 254, 3]), "not_feed"],
  ])("%s", (_name, text, reason) => {
    expect(read(text as string)).toEqual({ ok: false, reason });
  });
});

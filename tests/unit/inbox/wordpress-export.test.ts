import { describe, expect, test } from "vitest";
import { wordpressExport, WordpressRefused, type WordpressPost } from "@/lib/import/wordpress-export";
import { wordpressFile, wordpressFoot, wordpressHead, wordpressItem } from "@/tests/factories/wordpress";

function read(xml: string, { step = xml.length }: { step?: number } = {}) {
  const posts: WordpressPost[] = [];
  const reader = wordpressExport({ onPost: (post) => posts.push(post) });
  for (let at = 0; at < xml.length; at += step) reader.write(xml.slice(at, at + step));
  const { leftOut, site } = reader.close();
  return { posts, leftOut, site };
}

function refusalOf(xml: string): string {
  try {
    read(xml);
  } catch (error) {
    if (error instanceof WordpressRefused) return error.reason;
    throw error;
  }
  return "read";
}

describe("an export", () => {
  test("gives posts and pages with what it says of them", () => {
    const { posts, leftOut, site } = read(
      wordpressFile([
        { id: 7, title: "Forty  beds &amp; more" },
        { id: 8, type: "page" },
      ]),
    );
    expect(posts).toHaveLength(2);
    expect(posts[0]).toEqual({
      id: "7",
      title: "Forty beds &amp; more",
      url: "https://post.example/?p=7",
      publishedOn: "2026-02-10",
      authors: ["Ines Halloran"],
      html: "Thornby General will lose 40 beds.\n\nWaiting times have doubled.",
    });
    expect(leftOut).toEqual({ drafts: 0, attachments: 0, others: 0 });
    expect(site).toEqual({ title: "The Ashby Post", language: "en-GB" });
  });

  test("leaves out and counts what was never published", () => {
    const { posts, leftOut } = read(
      wordpressFile([
        { id: 1 },
        { id: 2, status: "draft" },
        { id: 3, status: "private" },
        { id: 4, password: "lantern" },
        { id: 5, type: "attachment", status: "inherit" },
        { id: 6, type: "revision", status: "inherit" },
        { id: 7, type: "nav_menu_item" },
      ]),
    );
    expect(posts.map(({ id }) => id)).toEqual(["1"]);
    expect(leftOut).toEqual({ drafts: 3, attachments: 1, others: 2 });
  });

  test("reads the same however it is cut into pieces", () => {
    const xml = wordpressFile([
      { id: 1, content: "A ]]> B & <p>C</p>" },
      { id: 2, title: "Beds – wards" },
    ]);
    expect(read(xml, { step: 1 })).toEqual(read(xml));
    expect(read(xml).posts[0]!.html).toBe("A ]]> B & <p>C</p>");
  });

  test("knows HTML's entities, and passes over characters that XML does not allow", () => {
    const item = wordpressItem({ id: 1 }).replace("<![CDATA[Post 1]]>", "Caf&eacute;&nbsp;&mdash; \u000bbeds\u0000");
    expect(read(wordpressHead() + item + wordpressFoot).posts[0]!.title).toBe("Café — beds");
  });

  test("a day that does not exist is none, then the feed's date counts", () => {
    expect(read(wordpressFile([{ date: "0000-00-00 00:00:00" }])).posts[0]!.publishedOn).toBe("2026-02-11");
  });

  test("a text larger than an import may be is told as such, and the next one is read", () => {
    const { posts } = read(wordpressFile([{ id: 1, content: "x".repeat(6 * 1024 * 1024) }, { id: 2 }]), {
      step: 65_536,
    });
    expect(posts.map(({ html }) => html?.length ?? null)).toEqual([null, 63]);
  });
});

describe("what is no export", () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "beds"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  test.each([
    ["an entity bomb", wordpressHead({ before: bomb }) + wordpressItem({ title: "&b;" }) + wordpressFoot, "has_dtd"],
    ["an external document type", wordpressHead({ before: `<!DOCTYPE rss SYSTEM "file:///etc/passwd">` }), "has_dtd"],
    [
      "another kind of XML",
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>Beds</title></svg>`,
      "not_wordpress",
    ],
    [
      "an ordinary feed",
      `<rss version="2.0"><channel><title>News</title><item><title>Beds</title></item></channel></rss>`,
      "not_wordpress",
    ],
    ["a web page", "<!doctype html><html><body><p>Beds<br></body></html>", "not_xml"],
    ["a text", "Forty beds to go", "not_xml"],
    ["a file that was cut off", wordpressFile([{ id: 1 }]).slice(0, -60), "not_xml"],
    ["an entity that nobody knows", wordpressHead() + "<item><title>&beds;</title></item>" + wordpressFoot, "not_xml"],
    ["elements without end", wordpressHead() + "<a>".repeat(100_000), "not_xml"],
    ["nothing", "", "not_xml"],
  ])("%s", (_name, xml, reason) => {
    expect(refusalOf(xml)).toBe(reason);
  });
});

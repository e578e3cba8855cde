import { describe, expect, it } from "vitest";
import { articleSchema } from "@/lib/editor/article/article-schema";
import { parseArticleDoc } from "@/lib/editor/article/parse-article-doc";
import { importHtml } from "@/lib/import/import-html";
import { docOfBlocks, type ImportProposal } from "@/lib/import/proposal";
import { articleSentences, harbourPage, now } from "./pages";

function proposal(html: string, url: string | null = "https://courier.saltmere.example/news/pier"): ImportProposal {
  const result = importHtml({ html, url, now });
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result;
}

const kept = ({ blocks }: ImportProposal) => blocks.filter((block) => block.furniture === null);
const left = ({ blocks }: ImportProposal) => blocks.filter((block) => block.furniture !== null);

describe("the article of a page", () => {
  const result = proposal(harbourPage());

  it("comes in order with its headings, list, quotation and table", () => {
    expect(kept(result).map(({ node, text }) => [node.type, text.slice(0, 32)])).toEqual([
      ["heading", "North pier to close in June"],
      ["paragraph", articleSentences[0]!.slice(0, 32)],
      ["heading", "What the engineers found"],
      ["paragraph", articleSentences[1]!.slice(0, 32)],
      ["paragraph", "The repair has three steps:"],
      ["bulletList", "divers inspect the seaward end\nn"],
      ["blockquote", "“Nobody on this board wants a su"],
      ["caption", "Passengers by year"],
      ["table", "Year\nPassengers\n2024\n88,120\n2025"],
      ["paragraph", articleSentences[2]!.slice(0, 32)],
      ["paragraph", articleSentences[3]!.slice(0, 32)],
    ]);
  });

  it("is a document of the article schema", () => {
    const doc = docOfBlocks({ blocks: result.blocks });
    expect(parseArticleDoc(doc).ok).toBe(true);
    expect(() =>
      articleSchema
        .nodeFromJSON(docOfBlocks({ blocks: result.blocks, keptIds: new Set(result.blocks.map(({ id }) => id)) }))
        .check(),
    ).not.toThrow();
  });

  it("keeps nested lists, emphasis and links with their full address", () => {
    const json = JSON.stringify(kept(result).map(({ node }) => node));
    expect(json).toContain('"href":"https://courier.saltmere.example/documents/pier-report.pdf"');
    expect(json).toContain('"text":"public","marks":[{"type":"italic"}]');
    const list = kept(result).find(({ node }) => node.type === "bulletList")!.node;
    expect(list.content?.[1]?.content?.map((node) => node.type)).toEqual(["paragraph", "bulletList"]);
  });

  it("shows what it proposes to leave out, each piece with its reason and sentence", () => {
    const reasons = Object.fromEntries(
      left(result).map(({ text, furniture }) => [text.split("\n")[0], furniture!.reason]),
    );
    expect(reasons).toMatchObject({
      "By Jo Ford and Ana de la Cruz": "byline",
      "14 February 2026": "byline",
      Facebook: "sharing",
      "Related stories": "related",
      "Ferry fares rise again": "related",
    });
    expect(left(result).every(({ furniture }) => furniture!.words.endsWith("."))).toBe(true);
  });

  it("numbers its blocks and repeats none", () => {
    expect(result.blocks.map(({ id }) => id)).toEqual(result.blocks.map((_, at) => `b${at + 1}`));
    const texts = kept(result).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("marks furniture that stands in the middle of the text", () => {
    const page = proposal(harbourPage({ within: "<p>Advertisement</p><p>Sign up to our weekly newsletter</p>" }));
    expect(left(page).map(({ furniture }) => furniture!.reason)).toEqual(
      expect.arrayContaining(["advertisement", "newsletter"]),
    );
    expect(kept(page).map(({ text }) => text)).not.toContain("Advertisement");
  });

  it("marks a teaser between two paragraphs, and no list of references", () => {
    const teaser = proposal(harbourPage({ within: '<p><a href="/x">Five walks along the sea wall</a></p>' }));
    expect(left(teaser).find(({ text }) => text.startsWith("Five walks"))?.furniture?.reason).toBe("related");
    const references =
      '<h2>Sources</h2><p><a href="https://a.example/1">Minutes of the board</a></p><p><a href="https://a.example/2">Survey of the piles</a></p>';
    expect(kept(proposal(harbourPage({ within: references }))).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Sources", "Minutes of the board", "Survey of the piles"]),
    );
  });
});

describe("the fields", () => {
  it("say where each was found", () => {
    expect(proposal(harbourPage()).fields).toEqual({
      title: { value: "North pier to close in June", foundIn: "first-level heading" },
      authors: { value: ["Jo Ford", "Ana de la Cruz"], foundIn: "the line “By Jo Ford and Ana de la Cruz”" },
      publisher: { value: "Saltmere Courier", foundIn: "meta og:site_name" },
      publishedOn: { value: "2026-02-14", foundIn: "the line “14 February 2026”" },
      language: { value: "en-GB", foundIn: "language of the page" },
      url: { value: "https://courier.saltmere.example/news/pier", foundIn: "the address given" },
    });
  });

  it("come from structured data first, whatever shape it has", () => {
    const record = {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "WebSite", name: "Wrong" },
        {
          "@type": ["NewsArticle"],
          headline: "Pier closes",
          author: [{ "@type": "Person", name: "Jo Ford" }, "Sam Teal"],
          publisher: { name: "The Courier" },
          datePublished: "2026-02-13T22:15:00+01:00",
          inLanguage: "en_GB",
        },
      ],
    };
    const head = `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(record)}</script>`;
    expect(proposal(harbourPage({ head })).fields).toMatchObject({
      title: { value: "Pier closes", foundIn: "structured data (headline)" },
      authors: { value: ["Jo Ford", "Sam Teal"], foundIn: "structured data (author)" },
      publisher: { value: "The Courier" },
      publishedOn: { value: "2026-02-13", foundIn: "structured data (datePublished)" },
    });
  });

  it("take a canonical address of the same website only", () => {
    const canonical = (href: string) =>
      proposal(harbourPage({ head: `<link rel="canonical" href="${href}">` })).fields.url?.value;
    expect(canonical("/news/pier-closes")).toBe("https://courier.saltmere.example/news/pier-closes");
    expect(canonical("https://elsewhere.example/news/pier")).toBe("https://courier.saltmere.example/news/pier");
    expect(canonical("javascript:alert(1)")).toBe("https://courier.saltmere.example/news/pier");
  });

  it("carry no invisible or control characters into the database", () => {
    const head = `<meta property="og:title" content="North\u00ad pier\u0001 \u200bto\n close"><meta name="author" content="\u0085">`;
    const { title, authors } = proposal(harbourPage({ head }).replace("By Jo Ford and Ana de la Cruz", "")).fields;
    expect(title).toEqual({ value: "North pier to close", foundIn: "meta og:title" });
    expect(authors).toBeNull();
  });

  it("do not believe a date in the future", () => {
    const result = proposal(harbourPage({ head: '<meta property="article:published_time" content="2031-01-01">' }));
    expect(result.fields.publishedOn).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toContain("future_date");
  });

  it("guess the language by the words, and call a default a default", () => {
    const page = harbourPage().replace(' lang="en-GB"', "");
    expect(proposal(page).fields.language).toEqual({ value: "en", foundIn: "the words of the text" });
    expect(proposal("<p>Pier 7</p>").fields.language).toEqual({ value: "en", foundIn: "default" });
  });
});

describe("a piece of a page", () => {
  it("is taken whole, without a hunt for the article", () => {
    const result = proposal("<h2>Tide table</h2><p>High water at <b>six</b>.</p><p>Low water at noon.</p>", null);
    expect(result.blocks.map(({ node, furniture }) => [node.type, furniture])).toEqual([
      ["heading", null],
      ["paragraph", null],
      ["paragraph", null],
    ]);
  });

  it("is what stands between the marks that browsers put around a copy", () => {
    const result = proposal(
      "<html><body>\n<!--StartFragment--><p>High water at six.</p><!--EndFragment-->\n</body></html>",
    );
    expect(result.blocks.map(({ text }) => text)).toEqual(["High water at six."]);
  });
});

describe("refusals", () => {
  it.each([
    ["", "empty"],
    ["  \n ", "empty"],
    ["<html><body><script>var a = 'text'</script><img src=x></body></html>", "no_text"],
    ["<html><body>***</body></html>", "no_text"],
    [
      "<html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>Try the search.</p></body></html>",
      "not_found_page",
    ],
    [
      "<html><body><h1>Welcome</h1><form><input name=u><input type=password name=p></form><p>Members only.</p></body></html>",
      "login_page",
    ],
    [
      "<html><head><title>Log in - Courier</title></head><body><p>Please use your card number.</p></body></html>",
      "login_page",
    ],
  ])("%j is %s", (html, reason) => {
    expect(importHtml({ html, now })).toEqual({ ok: false, reason });
  });

  it("does not take an article about sign-in pages, or with a sign-in box, for a sign-in page", () => {
    const box = '<form class="login"><input type="password"></form>';
    expect(proposal(harbourPage({ beside: box })).ok).toBe(true);
    expect(
      proposal(
        harbourPage().replaceAll("North pier to close in June", "Page not found: the lost log of the north pier"),
      ).ok,
    ).toBe(true);
  });

  it("refuses more text than an article may hold", () => {
    const paragraph = `<p>${"The tide turns at noon. ".repeat(40)}</p>`;
    const html = paragraph.repeat(Math.ceil((2 * 1024 * 1024) / 900));
    expect(importHtml({ html, now })).toEqual({ ok: false, reason: "too_large" });
  });
});

import { describe, expect, it } from "vitest";
import { importHtml } from "@/lib/import/import-html";
import type { ImportFields } from "@/lib/import/proposal";
import { articleSentences, now } from "./pages";

function fieldsOf({
  head = "",
  body = "",
  before = "",
  url = "https://courier.example/pier" as string | null,
}): ImportFields {
  const html = `<!doctype html>${before}<html><head>${head}</head><body><article>${body}${articleSentences.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;
  const result = importHtml({ html, url, now });
  if (!result.ok) throw new Error(result.reason);
  return result.fields;
}

const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

describe("what a page says of itself", () => {
  it("in a graph of structured data, whose records name one another", () => {
    const head = jsonLd({
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "NewsArticle",
          headline: "Pier to close",
          author: [{ "@id": "#jo" }, { "@type": "Person", name: "Ana de la Cruz" }],
          publisher: { "@id": "#courier" },
          datePublished: "2026-02-14T08:00:00+00:00",
          inLanguage: "en-GB",
          mainEntityOfPage: { "@id": "https://courier.example/news/pier" },
        },
        { "@type": "Person", "@id": "#jo", name: "Jo Ford" },
        { "@type": "Organization", "@id": "#courier", name: "Saltmere Courier" },
      ],
    });
    expect(fieldsOf({ head })).toEqual({
      title: { value: "Pier to close", foundIn: "structured data (headline)" },
      authors: { value: ["Jo Ford", "Ana de la Cruz"], foundIn: "structured data (author)" },
      publisher: { value: "Saltmere Courier", foundIn: "structured data (publisher)" },
      publishedOn: { value: "2026-02-14", foundIn: "structured data (datePublished)" },
      language: { value: "en-GB", foundIn: "structured data (inLanguage)" },
      url: { value: "https://courier.example/news/pier", foundIn: "structured data (url)" },
    });
  });

  it("in the tags of journals", () => {
    const head = [
      meta("citation_title", "Piles of oak"),
      meta("citation_author", "Ford, Jo"),
      meta("citation_author", "Ana de la Cruz"),
      meta("citation_publication_date", "2026/2/4"),
      meta("citation_journal_title", "Harbour Works"),
      meta("citation_language", "en"),
    ].join("");
    expect(fieldsOf({ head })).toMatchObject({
      title: { value: "Piles of oak", foundIn: "meta citation_title" },
      authors: { value: ["Jo Ford", "Ana de la Cruz"], foundIn: "meta citation_author" },
      publishedOn: { value: "2026-02-04", foundIn: "meta citation_publication_date" },
      publisher: { value: "Harbour Works", foundIn: "meta citation_journal_title" },
      language: { value: "en", foundIn: "meta citation_language" },
    });
  });

  it("in Dublin Core, however it is spelt", () => {
    const head =
      meta("DC:title", "Piles of oak") + meta("DCTERMS.issued", "2026-02-04") + meta("dc.creator", "Jo Ford");
    expect(fieldsOf({ head })).toMatchObject({
      title: { value: "Piles of oak", foundIn: "meta dc.title" },
      authors: { value: ["Jo Ford"], foundIn: "meta dc.creator" },
      publishedOn: { value: "2026-02-04", foundIn: "meta dcterms.issued" },
    });
  });

  it("in its text and its address", () => {
    const url = "https://courier.example/2026/2/14/pier";
    expect(fieldsOf({ url, body: "<p>By Jo Ford</p>" })).toMatchObject({
      authors: { value: ["Jo Ford"], foundIn: "the line “By Jo Ford”" },
      publishedOn: { value: "2026-02-14", foundIn: "the address" },
      url: { value: url, foundIn: "the address given" },
    });
    expect(fieldsOf({ url, body: '<time datetime="2026-02-13">Friday</time>' }).publishedOn).toEqual({
      value: "2026-02-13",
      foundIn: "a date marked on the page",
    });
    expect(fieldsOf({ body: "<p>12 February 2026</p>" }).publishedOn).toEqual({
      value: "2026-02-12",
      foundIn: "the line “12 February 2026”",
    });
  });

  it("in what a browser notes when it saves a page", () => {
    const before = "<!-- saved from url=(0028)https://courier.example/2026/02/14/pier -->";
    expect(fieldsOf({ url: null, before })).toMatchObject({
      url: { value: "https://courier.example/2026/02/14/pier" },
      publishedOn: { value: "2026-02-14", foundIn: "the address" },
    });
  });

  it("takes no handle for a name, no other website's address and no day that cannot be", () => {
    const head = meta("twitter:creator", "@saltmere") + '<link rel="canonical" href="https://other.example/pier">';
    const fields = fieldsOf({ head, url: "https://courier.example/2026/14/45/pier" });
    expect(fields).toMatchObject({ authors: null, publishedOn: null, url: { foundIn: "the address given" } });
  });
});

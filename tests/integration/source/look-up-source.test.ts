import { describe, expect, test } from "vitest";
import { lookUpSource } from "@/lib/server/source/look-up-source";
import { proposeSource } from "@/lib/server/source/propose-source";
import { makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { storedAnswers } from "@/tests/support/stored-answers";

const doi = "10.5555/ward.1";
const doiUrl = "https://doi.org/10.5555/ward.1";
const crossref = JSON.stringify({
  type: "journal-article",
  title: ["Waiting times in small hospitals"],
  author: [{ family: "Birch", given: "Ada" }],
  issued: { "date-parts": [[2024, 3]] },
  DOI: "10.5555/WARD.1",
});
const isbn = "9780306406157";
const bookUrl = `https://openlibrary.org/api/books?bibkeys=ISBN:${isbn}&format=json&jscmd=data`;
const pageUrl = "https://news.example.org/ward?id=7";
const page = `<!doctype html><html lang="en"><head><title>Ward to stay open</title>
<meta property="og:title" content="Ward to stay open"><meta name="author" content="Ada Birch">
<meta property="article:published_time" content="2025-02-03T10:00:00Z"><meta property="og:site_name" content="Vale News">
</head><body><article><h1>Ward to stay open</h1><p>${"The board met on Monday and voted to keep the ward. ".repeat(20)}</p></article></body></html>`;

describe("lookUpSource", () => {
  test("a DOI gives the publisher's citation with the DOI in its normal form", async () => {
    const fetcher = storedAnswers({ [doiUrl]: { body: crossref, type: "application/vnd.citationstyles.csl+json" } });
    expect(await lookUpSource({ kind: "doi", value: doi, fetcher, now })).toEqual({
      csl: {
        type: "article-journal",
        title: "Waiting times in small hospitals",
        author: [{ family: "Birch", given: "Ada" }],
        issued: { "date-parts": [[2024, 3]] },
        DOI: doi,
        URL: doiUrl,
      },
      failure: null,
    });
  });

  test("an ISBN gives the book", async () => {
    const book = {
      title: "Wards",
      subtitle: "A history",
      authors: [{ name: "Ada M. Birch" }],
      publish_date: "May 2001",
    };
    const fetcher = storedAnswers({ [bookUrl]: { body: JSON.stringify({ [`ISBN:${isbn}`]: book }) } });
    expect(await lookUpSource({ kind: "isbn", value: isbn, fetcher, now })).toEqual({
      csl: {
        type: "book",
        title: "Wards: A history",
        author: [{ family: "Birch", given: "Ada M." }],
        issued: { "date-parts": [[2001]] },
        ISBN: isbn,
      },
      failure: null,
    });
  });

  test("a web page gives what it says of itself", async () => {
    const fetcher = storedAnswers({ [pageUrl]: { body: page } });
    const { csl, failure } = await lookUpSource({ kind: "url", value: pageUrl, fetcher, now });
    expect(failure).toBeNull();
    expect(csl).toMatchObject({
      type: "webpage",
      title: "Ward to stay open",
      author: [{ family: "Birch", given: "Ada" }],
      "container-title": "Vale News",
      issued: { "date-parts": [[2025, 2, 3]] },
      URL: pageUrl,
    });
  });

  test.each([
    ["doi", doi, doiUrl, { refused: "timed_out" }, "no_answer"],
    ["doi", doi, doiUrl, { body: "", status: 404 }, "unknown_identifier"],
    ["doi", doi, doiUrl, { body: "<html>" }, "unreadable_answer"],
    ["isbn", isbn, bookUrl, { refused: "unreachable" }, "no_answer"],
    ["isbn", isbn, bookUrl, { body: "{}" }, "unknown_identifier"],
    ["isbn", isbn, bookUrl, { body: `{"ISBN:${isbn}":{}}` }, "unreadable_answer"],
    ["url", pageUrl, pageUrl, { refused: "name_not_found" }, "no_answer"],
    ["url", pageUrl, pageUrl, { refused: "private_address" }, "address_refused"],
    ["url", pageUrl, pageUrl, { refused: "too_large" }, "too_large"],
    ["url", pageUrl, pageUrl, { body: "", status: 404 }, "page_missing"],
    ["url", pageUrl, pageUrl, { body: "", status: 403 }, "page_refused"],
    ["url", pageUrl, pageUrl, { body: "%PDF", type: "application/pdf" }, "no_web_page"],
  ] as const)(
    "%s %s: when %s gives %j, it says so, keeps what is known and leaves the title to a person",
    async (kind, value, url, answer, failure) => {
      const found = await lookUpSource({ kind, value, fetcher: storedAnswers({ [url]: answer }), now });
      expect(found.failure).toBe(failure);
      expect(JSON.stringify(found.csl)).toContain(value);
      const likeliest = { doi: "article-journal", isbn: "book", url: "webpage" };
      expect(found.csl).toMatchObject({ type: likeliest[kind], title: "" });
    },
  );
});

describe("proposeSource", () => {
  test("asks nothing outside where the source is there already", async () => {
    const { owner: actor } = await makeWorkspace();
    const { id } = await makeSource({ actor, doi, title: "Known" });
    const fetcher = storedAnswers({});
    const found = await proposeSource({ actor, text: ` https://doi.org/${doi.toUpperCase()}`, fetcher, now });
    expect(found).toMatchObject({
      ok: true,
      proposal: { csl: { title: "", DOI: doi }, duplicates: [{ id, title: "Known" }] },
    });
    expect(fetcher.asked).toEqual([]);
  });

  test("reads a pasted reference and takes other words for a title", async () => {
    const { owner: actor } = await makeWorkspace();
    const fetcher = storedAnswers({});
    const bibtex = "@book{x, title={Wards}, year={2001}}";
    expect(await proposeSource({ actor, text: bibtex, fetcher, now })).toMatchObject({
      ok: true,
      proposal: { csl: { type: "book", title: "Wards" }, failure: null },
    });
    expect(await proposeSource({ actor, text: "Letter of 3 May", fetcher, now })).toMatchObject({
      proposal: { csl: { type: "document", title: "Letter of 3 May" } },
    });
    expect(await proposeSource({ actor, text: "two\nlines", fetcher, now })).toMatchObject({
      ok: false,
      reason: "nothing_recognised",
    });
    expect(fetcher.asked).toEqual([]);
  });

  test("a viewer makes the server ask nobody", async () => {
    const { owner } = await makeWorkspace();
    const actor = await makeMember({ workspaceId: owner.workspaceId, role: "viewer" });
    const fetcher = storedAnswers({});
    expect(await proposeSource({ actor, text: pageUrl, fetcher, now })).toMatchObject({ reason: "forbidden" });
    expect(fetcher.asked).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Identifier } from "@/lib/domain/source/identifiers";
import { keptLookUp } from "@/lib/server/source/look-up/kept-look-up";
import { lookUpSource } from "@/lib/server/source/look-up-source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { ServicesServer } from "@/tests/support/services-server";

const server = new ServicesServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.forget());

const ask = (kind: Identifier["kind"], value: string, totalMs?: number) =>
  lookUpSource({ kind, value, fetcher: server.fetcher(totalMs === undefined ? {} : { totalMs }), now });

const doi = "10.5555/ward.1";
const csl = {
  type: "journal-article",
  title: ["Waiting times in small hospitals"],
  author: [{ family: "Birch", given: "Ada", sequence: "first", affiliation: [] }],
  issued: { "date-parts": [[2024, 3]] },
  "container-title": ["Journal of Ward Studies"],
  volume: "12",
  DOI: "10.5555/WARD.1",
};
const crossref = { status: "ok", "message-type": "work", message: { ...csl, score: 1, "is-referenced-by-count": 3 } };
const dataCite = {
  data: {
    id: doi,
    type: "dois",
    attributes: {
      doi,
      titles: [{ title: "Ward counts" }],
      creators: [
        { name: "Birch, Ada", nameType: "Personal", givenName: "Ada", familyName: "Birch" },
        { name: "Harrow Vale Trust", nameType: "Organizational" },
      ],
      publisher: "Vale Data",
      publicationYear: 2023,
      types: { citeproc: "dataset", resourceTypeGeneral: "Dataset" },
    },
  },
};
const pubmed = {
  header: { type: "esummary", version: "0.3" },
  result: {
    uids: ["12345"],
    "12345": {
      uid: "12345",
      pubdate: "2024 Mar 5",
      source: "J Ward Stud",
      fulljournalname: "Journal of Ward Studies",
      authors: [
        { name: "Birch AM", authtype: "Author", clusterid: "" },
        { name: "Harrow Vale Group", authtype: "CollectiveName", clusterid: "" },
      ],
      title: "Waiting times in small hospitals.",
      volume: "12",
      issue: "3",
      pages: "45-67",
      articleids: [
        { idtype: "pubmed", value: "12345" },
        { idtype: "doi", value: "10.5555/WARD.1" },
      ],
    },
  },
};
const atom = (entry: string) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title><id>http://arxiv.org/api/x</id>${entry}</feed>`;
const paper = `<entry><id>http://arxiv.org/abs/2101.00001v2</id><published>2021-01-03T10:00:00Z</published>
<title>Queues in
  small hospitals</title><summary>About queues.</summary><author><name>Ada M. Birch</name></author><author><name>Ben Cole</name></author>
</entry>`;
const isbn = "9780306406157";

describe("a DOI", () => {
  test("is asked at doi.org first, with the type of answer that is wanted and who asks", async () => {
    server.json("doi.org/", csl);
    expect(await ask("doi", doi)).toMatchObject({
      failure: null,
      csl: { type: "article-journal", title: csl.title[0], "container-title": "Journal of Ward Studies", DOI: doi },
    });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.headers).toMatchObject({ accept: "application/vnd.citationstyles.csl+json" });
    expect(server.asked[0]?.headers["user-agent"]).toContain("Plumbline");
  });

  test.each([
    ["an error", () => server.json("doi.org/", {}, 500)],
    ["a page in place of JSON", () => server.text("doi.org/", "<html><body>Sign in</body></html>")],
    ["JSON of another shape", () => server.json("doi.org/", { name: "Wards", items: [] })],
  ])("where doi.org answers with %s, Crossref is asked", async (_, play) => {
    play();
    server.json("api.crossref.org/works/", crossref);
    expect(await ask("doi", doi)).toMatchObject({ failure: null, csl: { title: csl.title[0], volume: "12" } });
  });

  test("where Crossref does not know it either, DataCite is asked", async () => {
    server.json("doi.org/", {}, 503);
    server.json("api.datacite.org/dois/", dataCite);
    expect(await ask("doi", doi)).toMatchObject({
      failure: null,
      csl: {
        type: "dataset",
        title: "Ward counts",
        author: [{ family: "Birch", given: "Ada" }, { literal: "Harrow Vale Trust" }],
        publisher: "Vale Data",
        issued: { "date-parts": [[2023]] },
      },
    });
  });

  test("that doi.org does not know is asked nowhere else", async () => {
    expect(await ask("doi", doi)).toMatchObject({ failure: "unknown_identifier", csl: { DOI: doi } });
    expect(server.asked).toHaveLength(1);
  });
});

describe("an ISBN", () => {
  test("that Open Library does not know is asked at Google Books, which has to name the number itself", async () => {
    server.json("openlibrary.org/", {});
    const volumeInfo = { title: "Wards", subtitle: "A history", authors: ["Ada Birch"], publishedDate: "2001-05" };
    const other = { volumeInfo: { ...volumeInfo, title: "Another", industryIdentifiers: [{ identifier: "978" }] } };
    const right = { volumeInfo: { ...volumeInfo, industryIdentifiers: [{ type: "ISBN_13", identifier: isbn }] } };
    server.json("www.googleapis.com/books", { kind: "books#volumes", totalItems: 2, items: [other, right] });
    expect(await ask("isbn", isbn)).toEqual({
      failure: null,
      csl: {
        type: "book",
        title: "Wards: A history",
        author: [{ family: "Birch", given: "Ada" }],
        issued: { "date-parts": [[2001, 5]] },
        ISBN: isbn,
      },
    });
    server.json("www.googleapis.com/books", { totalItems: 1, items: [other] });
    expect(await ask("isbn", isbn)).toMatchObject({ failure: "unknown_identifier" });
  });
});

describe("PubMed", () => {
  test("gives the article with its DOI", async () => {
    server.json("eutils.ncbi.nlm.nih.gov/", pubmed);
    expect(await ask("pmid", "12345")).toEqual({
      failure: null,
      csl: {
        type: "article-journal",
        title: "Waiting times in small hospitals",
        author: [{ family: "Birch", given: "A. M." }, { literal: "Harrow Vale Group" }],
        "container-title": "Journal of Ward Studies",
        issued: { "date-parts": [[2024, 3, 5]] },
        volume: "12",
        issue: "3",
        page: "45-67",
        DOI: doi,
        URL: `https://doi.org/${doi}`,
      },
    });
    expect(server.asked[0]?.address).toContain("id=12345&retmode=json&tool=plumbline");
  });

  test("says of an id that it does not know that it does not", async () => {
    const error = "cannot get document summary";
    server.json("eutils.ncbi.nlm.nih.gov/", { result: { uids: ["9"], 9: { uid: "9", error } } });
    expect(await ask("pmid", "9")).toEqual({
      failure: "unknown_identifier",
      csl: { type: "article-journal", title: "", URL: "https://pubmed.ncbi.nlm.nih.gov/9/" },
    });
  });
});

describe("arXiv", () => {
  const play = (entry: string) => server.text("export.arxiv.org/", atom(entry), { type: "application/atom+xml" });

  test("gives the paper with arXiv's own DOI", async () => {
    play(paper);
    expect(await ask("arxiv", "2101.00001")).toMatchObject({
      failure: null,
      csl: {
        type: "article",
        title: "Queues in small hospitals",
        author: [
          { family: "Birch", given: "Ada M." },
          { family: "Cole", given: "Ben" },
        ],
        issued: { "date-parts": [[2021, 1, 3]] },
        DOI: "10.48550/arxiv.2101.00001",
      },
    });
  });

  test.each([
    ["", "unknown_identifier"],
    ["<entry><title>Error</title></entry>", "unknown_identifier"],
    ["<entry><title>Not closed", "unreadable_answer"],
  ])("takes the feed with %j for %s", async (entry, failure) => {
    play(entry);
    expect(await ask("arxiv", "2101.00001")).toMatchObject({
      failure,
      csl: { type: "article", title: "", number: "arXiv:2101.00001", DOI: "10.48550/arxiv.2101.00001" },
    });
  });

  test("does not unfold what an answer wants to have unfolded", async () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${atom("<entry><title>&b;</title></entry>")}`;
    server.text("export.arxiv.org/", bomb.replace(/<\?xml[^>]*\?>\n/u, ""), { type: "application/atom+xml" });
    expect(await ask("arxiv", "2101.00001")).toMatchObject({ failure: "unreadable_answer" });
  });
});

describe("a web page", { timeout: 60_000 }, () => {
  const url = "https://journal.example.org/ward";
  test("that names its journal and its DOI is an article with both", async () => {
    server.text(
      "journal.example.org/",
      `<!doctype html><html lang="en"><head><title>Waiting times | Journal</title>
      <meta name="citation_title" content="Waiting times in small hospitals">
      <meta name="citation_author" content="Birch, Ada"><meta name="citation_author" content="Ben Cole">
      <meta name="citation_journal_title" content="Journal of Ward Studies &amp; Care"><meta name="citation_volume" content="12">
      <meta name="citation_firstpage" content="45"><meta name="citation_lastpage" content="67">
      <meta name="citation_publication_date" content="2024/03/05"><meta name="citation_doi" content="doi:10.5555/WARD.1">
      </head><body><p>${"Words about waiting. ".repeat(40)}</p></body></html>`,
    );
    expect(await ask("url", url)).toMatchObject({
      failure: null,
      csl: {
        type: "article-journal",
        title: "Waiting times in small hospitals",
        author: [
          { family: "Birch", given: "Ada" },
          { family: "Cole", given: "Ben" },
        ],
        "container-title": "Journal of Ward Studies & Care",
        volume: "12",
        page: "45-67",
        issued: { "date-parts": [[2024, 3, 5]] },
        DOI: doi,
        URL: url,
      },
    });
  });

  test("that describes itself with JSON-LD alone is read from it", async () => {
    const told = {
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "Ward to stay open",
      author: { "@type": "Person", name: "Ada Birch" },
      datePublished: "2025-02-03",
      publisher: { "@type": "Organization", name: "Vale News" },
    };
    server.text(
      "journal.example.org/",
      `<!doctype html><html><head><script type="application/ld+json">${JSON.stringify(told)}</script></head>
      <body><article><h1>Ward to stay open</h1><p>${"The board met. ".repeat(60)}</p></article></body></html>`,
    );
    expect(await ask("url", url)).toMatchObject({
      failure: null,
      csl: { type: "webpage", title: "Ward to stay open", author: [{ family: "Birch", given: "Ada" }] },
    });
  });
});

const everyKind = [
  ["doi", doi],
  ["isbn", isbn],
  ["pmid", "12345"],
  ["arxiv", "2101.00001"],
  ["url", "https://journal.example.org/ward"],
] as const;

describe.each(everyKind)("whatever comes for %s %s", (kind, value) => {
  test.each([
    ["nothing for a long time", () => server.on("", () => {}), "no_answer"],
    [
      "more than anybody wants",
      () => server.text("", "x".repeat(3 * 1024 * 1024), { type: "application/json" }),
      "too_large",
    ],
    ["an error of the server", () => server.json("", {}, 500), kind === "url" ? "page_refused" : "no_answer"],
    ["too many requests", () => server.json("", {}, 429), kind === "url" ? "page_refused" : "no_answer"],
    ["not found", () => server.json("", {}, 404), kind === "url" ? "page_missing" : "unknown_identifier"],
  ] as const)("%s is told in one word, and what is known stays", async (_, play, failure) => {
    play();
    const found = await ask(kind, value, 400);
    expect(found.failure).toBe(failure);
    expect(JSON.stringify(found.csl)).toContain(value);
  });
});

describe("what was found", () => {
  test("is kept for the workspace that asked, until it is too old; failures are not", async () => {
    const [{ owner }, { owner: other }] = [await makeWorkspace(), await makeWorkspace()];
    const identifier = { kind: "doi", value: doi } as const;
    const fetcher = server.fetcher();
    const look = (at: Date, { workspaceId } = owner) => keptLookUp({ workspaceId, identifier, fetcher, now: at });
    expect((await look(now)).failure).toBe("unknown_identifier");
    server.json("doi.org/", csl);
    const first = await look(now);
    expect(first.failure).toBeNull();
    const asked = server.asked.length;
    expect(await look(new Date(now.getTime() + 29 * 86_400_000))).toEqual(first);
    expect(server.asked).toHaveLength(asked);
    await look(now, other);
    expect(server.asked).toHaveLength(asked + 1);
    await look(new Date(now.getTime() + 31 * 86_400_000));
    expect(server.asked).toHaveLength(asked + 2);
    expect(await db.citationLookUp.count({ where: { workspaceId: owner.workspaceId } })).toBe(1);
  });
});

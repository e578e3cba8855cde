import { describe, expect, it } from "vitest";
import { importBytes } from "@/lib/import/import-bytes";
import type { ImportProposal } from "@/lib/import/proposal";
import { now } from "./pages";

async function proposal(text: string, type = "text/plain"): Promise<ImportProposal> {
  const result = await importBytes({
    bytes: new TextEncoder().encode(text),
    contentType: `${type}; charset=utf-8`,
    now,
  });
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result;
}

const sentence =
  "The harbour board of Saltmere will close the north pier in May, its chair said on Monday, after two winters of storms.";

/** As a search page shows it: each text in full, its date below it, one title a second time without a text. */
const searchResults = [
  "Search Results for: pier",
  "North pier to close",
  sentence,
  "Repairs would cost 1.2 million pounds, which the board does not have this year.",
  "4 March 2025",
  "North pier to close",
  "Information coming soon",
  "Posted in Uncategorized",
  "What the ferry earns",
  "By Ada Birch",
  "Ferry takings rose by a tenth, although the boat ran on fewer days than in any year since the war.",
  "12 May 2025",
].join("\n\n");

describe("a page of several articles", () => {
  it("gives each with its title, day and authors, and the empty one of the same title as a stub", async () => {
    const { articles, blocks } = await proposal(searchResults);
    expect(
      articles?.map(({ title, publishedOn, authors }) => [title?.value, publishedOn?.value, authors?.value]),
    ).toEqual([
      ["North pier to close", "2025-03-04", undefined],
      ["North pier to close", undefined, undefined],
      ["What the ferry earns", "2025-05-12", ["Ada Birch"]],
    ]);
    expect(articles?.map(({ leftOut }) => leftOut)).toEqual([null, "It has a title and no text of its own.", null]);
    const opening = articles!.map(({ startsAt }) => blocks.find(({ id }) => id === startsAt)?.text);
    expect(opening).toEqual(["North pier to close", "North pier to close", "What the ferry earns"]);
  });

  it("is not seen in one article, however many headings and days it has", async () => {
    const text = ["North pier to close", "4 March 2025", sentence, "The cost", sentence, "The ferry", sentence].join(
      "\n\n",
    );
    expect((await proposal(text)).articles).toBeUndefined();
  });

  it("takes no day that lies ahead", async () => {
    const { articles } = await proposal(searchResults.replace("12 May 2025", "12 May 2999"));
    expect(articles?.[2]?.publishedOn).toBeNull();
  });
});

const entry = (title: string, words: string) =>
  `<article class="post hentry"><h2><a href="/2025/${title.length}">${title}</a></h2>
  <p><time datetime="2025-03-0${title.length % 9}T08:00:00Z">in spring</time> <a rel="author" href="/ada">Ada Birch</a></p>
  ${words}</article>`;
const paragraphs = `<p>${sentence}</p><p>${sentence.replace("May", "June")}</p>`;
const archive = (entries: string) =>
  `<!doctype html><html lang="en"><head><title>Archives: piers | The Saltmere Bell</title></head><body>
  <nav><a href="/">Home</a></nav><main><h1>Archives: piers</h1>${entries}</main>
  <aside><h3>About</h3><p>The Bell has been printed in Cable Street since 1894.</p></aside></body></html>`;

describe("an archive page", () => {
  const page = archive(entry("North pier to close", paragraphs) + entry("A ferry", paragraphs) + entry("Soon", ""));

  it("is cut at the boxes of its markup, with what they say of each", async () => {
    const { articles, blocks } = await proposal(page, "text/html");
    expect(articles?.map(({ title }) => title?.value)).toEqual(["North pier to close", "A ferry", "Soon"]);
    expect(articles?.map(({ publishedOn }) => publishedOn?.value)).toEqual(["2025-03-01", "2025-03-07", "2025-03-04"]);
    expect(articles?.[0]?.authors?.value).toEqual(["Ada Birch"]);
    expect(articles?.map(({ leftOut }) => leftOut !== null)).toEqual([false, false, true]);
    const kept = blocks.filter(({ furniture }) => furniture === null).map(({ text }) => text);
    expect(kept.filter((text) => text === sentence)).toHaveLength(2);
    expect(kept.join()).not.toContain("Cable Street");
  });

  it("resolves the addresses of its titles against its own", async () => {
    const bytes = new TextEncoder().encode(page);
    const result = await importBytes({ bytes, contentType: "text/html", url: "https://bell.example/piers", now });
    expect(result.ok && result.articles?.map(({ url }) => url?.value)).toEqual([
      "https://bell.example/2025/19",
      "https://bell.example/2025/7",
      "https://bell.example/2025/4",
    ]);
  });

  it("is not seen where cards for other articles stand below one", async () => {
    const cards = `<div>${entry("A ferry", "<p>Takings rose.</p>")}${entry("A storm", "<p>Two winters.</p>")}</div>`;
    const { articles } = await proposal(
      archive(entry("North pier to close", paragraphs.repeat(4)) + cards),
      "text/html",
    );
    expect(articles).toBeUndefined();
  });
});

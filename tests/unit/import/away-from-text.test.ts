import { describe, expect, test } from "vitest";
import { awayFromText } from "@/lib/import/away-from-text";
import { importText } from "@/lib/import/import-text";
import { textToBlocks } from "@/lib/import/text-to-blocks";

const menu = [
  "Home",
  "News",
  "Sport",
  "Weather",
  "Harbour",
  "Schools",
  "Health",
  "Letters",
  "Archive",
  "Contact",
  "Shop",
];
const others = [
  "Ferry late again",
  "Library opens",
  "Ten recipes for eels",
  "Mayor visits mill",
  "Bridge closed",
  "Bowls results",
  "Tide tables",
  "New bus stop",
  "Choir sings",
  "Market moves",
  "Quiz night",
];
const article = [
  "Thornby clinic will close at night",
  "By Ada Quill",
  "3 May 2025",
  "The trust that runs the clinic at Thornby said on Monday that nobody would be seen there after ten at night.",
  "It counted 212 visits between ten and six in the whole of last year, fewer than one a night.",
  "What happens now",
  "The council will be heard in June, and the trust has promised to publish what it is told.",
];

function imported(lines: readonly string[]) {
  const result = importText({ text: lines.join("\n\n"), now: new Date("2026-01-01") });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("a page that was copied whole", () => {
  const { blocks, fields } = imported([...menu, ...article, ...others]);

  test("keeps the article with its headings and proposes to leave out what stands around it", () => {
    expect(
      blocks.filter(({ furniture }) => !furniture || furniture.reason === "byline").map(({ text }) => text),
    ).toEqual(article);
    expect(blocks.filter(({ furniture }) => furniture?.reason === "left_out").length).toBeGreaterThan(15);
  });

  test("finds title, author and date of the article", () => {
    expect(fields.title?.value).toBe("Thornby clinic will close at night");
    expect(fields.authors?.value).toEqual(["Ada Quill"]);
    expect(fields.publishedOn?.value).toBe("2025-05-03");
  });
});

test("an article alone is left as it is", () => {
  expect(awayFromText(textToBlocks(article.join("\n\n")))).not.toContain(true);
});

test("a few short lines above or below belong to the article", () => {
  const lines = [...menu.slice(0, 3), ...article, ...others.slice(0, 6)];
  expect(awayFromText(textToBlocks(lines.join("\n\n")))).not.toContain(true);
});

test("a list of references stays however long it is", () => {
  const references = Array.from({ length: 14 }, (_, at) => `https://trust.example/papers/${at + 1}`);
  const blocks = textToBlocks([...article, "References", ...references].join("\n\n"));
  expect(awayFromText(blocks)).not.toContain(true);
});

test("a text without any prose is left as it is", () => {
  expect(awayFromText(textToBlocks([...menu, ...others].join("\n\n")))).not.toContain(true);
});

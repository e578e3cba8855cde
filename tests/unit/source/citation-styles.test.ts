import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { citationStyleIds, knownStyle, type CitationStyle } from "@/lib/domain/source/citation-styles";
import { cslTypes } from "@/lib/domain/source/csl-types";
import { formatCitations } from "@/lib/server/source/format-citation";

const folder = path.resolve(import.meta.dirname, "../../../lib/citation");

const works = {
  article: {
    type: "article-journal",
    title: "Waiting times in small hospitals",
    author: [
      { family: "Birch", given: "Ada M." },
      { family: "Cole", given: "Ben" },
    ],
    issued: { "date-parts": [[2024, 3]] },
    "container-title": "Journal of Ward Studies",
    volume: "12",
    issue: "3",
    page: "45-67",
    DOI: "10.5555/ward.1",
  },
  book: {
    type: "book",
    title: "Wards: a history",
    author: [{ family: "Birch", given: "Ada" }],
    issued: { "date-parts": [[2001]] },
    publisher: "Vale Press",
    "publisher-place": "Harrow",
    edition: "2",
  },
  chapter: {
    type: "chapter",
    title: "Nights on the ward",
    author: [{ family: "Birch", given: "Ada" }],
    editor: [{ family: "Cole", given: "Ben" }],
    "container-title": "Hospital lives",
    issued: { "date-parts": [[2010]] },
    publisher: "Vale Press",
    "publisher-place": "Harrow",
    page: "10-20",
  },
  report: {
    type: "report",
    title: "Annual report",
    author: [{ literal: "Harrow Vale Trust" }],
    issued: { "date-parts": [[2025]] },
    publisher: "Harrow Vale Trust",
    URL: "https://example.org/report",
  },
  news: {
    type: "article-newspaper",
    title: "Ward to stay open",
    author: [{ family: "Birch", given: "Ada" }],
    issued: { "date-parts": [[2025, 2, 3]] },
    "container-title": "Vale News",
    URL: "https://news.example.org/ward",
  },
  page: {
    type: "webpage",
    title: "Visiting hours",
    author: [{ literal: "Harrow Vale Trust" }],
    issued: { "date-parts": [[2025, 2, 3]] },
    accessed: { "date-parts": [[2026, 1, 5]] },
    "container-title": "Harrow Vale Trust",
    URL: "https://trust.example.org/hours",
  },
} as const;

type Work = keyof typeof works;

/** Invented works of the kinds that the guides give as examples, as each style writes them. */
const asked: Record<CitationStyle, Record<Work, string>> = {
  apa: {
    article:
      "Birch, A. M., & Cole, B. (2024). Waiting times in small hospitals. Journal of Ward Studies, 12(3), 45–67. https://doi.org/10.5555/ward.1",
    book: "Birch, A. (2001). Wards: a history (2nd ed.). Vale Press.",
    chapter: "Birch, A. (2010). Nights on the ward. In B. Cole (Ed.), Hospital lives (pp. 10–20). Vale Press.",
    report: "Harrow Vale Trust. (2025). Annual report. Harrow Vale Trust. https://example.org/report",
    news: "Birch, A. (2025, February 3). Ward to stay open. Vale News. https://news.example.org/ward",
    page: "Harrow Vale Trust. (2025, February 3). Visiting hours. Harrow Vale Trust. https://trust.example.org/hours",
  },
  harvard1: {
    article:
      "Birch, A.M. and Cole, B. (2024) ‘Waiting times in small hospitals’, Journal of Ward Studies, 12(3), pp. 45–67. Available at: https://doi.org/10.5555/ward.1.",
    book: "Birch, A. (2001) Wards: a history. 2nd edn. Harrow: Vale Press.",
    chapter: "Birch, A. (2010) ‘Nights on the ward’, in B. Cole (ed.) Hospital lives. Harrow: Vale Press, pp. 10–20.",
    report: "Harrow Vale Trust (2025) Annual report. Harrow Vale Trust. Available at: https://example.org/report.",
    news: "Birch, A. (2025) ‘Ward to stay open’, Vale News, 3 February. Available at: https://news.example.org/ward.",
    page: "Harrow Vale Trust (2025) Visiting hours, Harrow Vale Trust. Available at: https://trust.example.org/hours (Accessed: 5 January 2026).",
  },
  chicago: {
    article:
      "Birch, Ada M., and Ben Cole. 2024. “Waiting Times in Small Hospitals.” Journal of Ward Studies 12 (3): 45–67. https://doi.org/10.5555/ward.1.",
    book: "Birch, Ada. 2001. Wards: A History. 2nd ed. Harrow: Vale Press.",
    chapter:
      "Birch, Ada. 2010. “Nights on the Ward.” In Hospital Lives, edited by Ben Cole, 10–20. Harrow: Vale Press.",
    report: "Harrow Vale Trust. 2025. “Annual Report.” Harrow Vale Trust. https://example.org/report.",
    news: "Birch, Ada. 2025. “Ward to Stay Open.” Vale News, February 3, 2025. https://news.example.org/ward.",
    page: "Harrow Vale Trust. 2025. “Visiting Hours.” Harrow Vale Trust. February 3, 2025. https://trust.example.org/hours.",
  },
  "chicago-notes": {
    article:
      "Birch, Ada M., and Ben Cole. “Waiting Times in Small Hospitals.” Journal of Ward Studies 12, no. 3 (March 2024): 45–67. https://doi.org/10.5555/ward.1.",
    book: "Birch, Ada. Wards: A History. 2nd ed. Harrow: Vale Press, 2001.",
    chapter:
      "Birch, Ada. “Nights on the Ward.” In Hospital Lives, edited by Ben Cole, 10–20. Harrow: Vale Press, 2010.",
    report: "Harrow Vale Trust. “Annual Report.” Harrow Vale Trust, 2025. https://example.org/report.",
    news: "Birch, Ada. “Ward to Stay Open.” Vale News, February 3, 2025. https://news.example.org/ward.",
    page: "Harrow Vale Trust. “Visiting Hours.” Harrow Vale Trust, February 3, 2025. https://trust.example.org/hours.",
  },
  vancouver: {
    article:
      "Birch AM, Cole B. Waiting times in small hospitals. Journal of Ward Studies. 2024 Mar;12(3):45–67. doi:10.5555/ward.1",
    book: "Birch A. Wards: a history. 2nd ed. Harrow: Vale Press; 2001.",
    chapter: "Birch A. Nights on the ward. In: Cole B, editor. Hospital lives. Harrow: Vale Press; 2010. p. 10–20.",
    report:
      "Harrow Vale Trust. Annual report [Internet]. Harrow Vale Trust; 2025. Available from: https://example.org/report",
    news: "Birch A. Ward to stay open. Vale News [Internet]. 2025 Feb 3. Available from: https://news.example.org/ward",
    page: "Harrow Vale Trust. Harrow Vale Trust [Internet]. 2025 [cited 2026 Jan 5]. Visiting hours. Available from: https://trust.example.org/hours",
  },
  oscola: {
    article: "Birch AM and Cole B, ‘Waiting Times in Small Hospitals’ (2024) 12 Journal of Ward Studies 45",
    book: "Birch A, Wards: A History (2nd edn, Vale Press 2001)",
    chapter: "Birch A, ‘Nights on the Ward’ in Ben Cole (ed), Hospital lives (Vale Press 2010)",
    report: "Harrow Vale Trust, ‘Annual Report’ (Harrow Vale Trust 2025) <https://example.org/report>",
    news: "Birch A, ‘Ward to Stay Open’ Vale News (3 February 2025) <https://news.example.org/ward>",
    page: "Harrow Vale Trust, ‘Visiting Hours’ (Harrow Vale Trust, 3 February 2025) <https://trust.example.org/hours> accessed 5 January 2026",
  },
};

const write = (items: Record<string, unknown>, style: string) =>
  formatCitations({ items: Object.entries(items).map(([id, csl]) => ({ id, csl })), style });

// The first reference builds a style's engine, which takes seconds on a busy machine.
describe("citation styles", { timeout: 60_000 }, () => {
  test.each(citationStyleIds)("%s is written as its guide asks", (style) => {
    const cited = write(works, style);
    const written = Object.fromEntries([...cited].map(([id, { reference }]) => [id, reference]));
    expect(written).toEqual(asked[style]);
  });

  test.each(citationStyleIds)("%s writes a source the same whatever stands beside it", (style) => {
    const twin = { ...works.report, title: "Another annual report" };
    const together = write({ twin, report: works.report, page: works.page, more: { ...works.report } }, style);
    const alone = write({ twin }, style);
    expect(together.get("twin")).toEqual(alone.get("twin"));
    expect(together.get("twin")?.reference).not.toMatch(/2025[ab]|———|——/u);
  });

  test.each(citationStyleIds)("%s leaves no type out, and mixes none up", (style) => {
    const items = Object.fromEntries(
      cslTypes.map((type, index) => [
        type,
        { type, title: `Title number ${index} here`, author: [{ literal: "Harrow Vale Trust" }] },
      ]),
    );
    const cited = write(items, style);
    for (const [id, { title }] of Object.entries(items))
      expect(cited.get(id)?.reference.toLowerCase(), id).toContain(title.toLowerCase());
  });
});

test("a style that is not known is APA", () => {
  expect(knownStyle("no such style")).toBe("apa");
  expect(knownStyle("oscola")).toBe("oscola");
});

test("the files keep their authors and their licence", () => {
  const files = ["styles", "locales"].flatMap((name) =>
    readdirSync(path.join(folder, name)).map((file) => path.join(folder, name, file)),
  );
  expect(files).toHaveLength(4);
  for (const file of files) {
    const xml = readFileSync(file, "utf8");
    expect(xml, file).toContain("http://creativecommons.org/licenses/by-sa/3.0/");
    expect(xml, file).toMatch(/<(?:author|translator)>/u);
  }
});

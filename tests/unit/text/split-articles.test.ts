import { describe, expect, it } from "vitest";
import { segmentPassages } from "@/lib/text/segment-passages";
import { splitArticles } from "@/lib/text/split-articles";
import { textOf } from "@/lib/text/text-of";
import { docOfPlainText } from "@/tests/support/doc-of-plain-text";

const ferry = [
  "The harbour board has sold the old ferry to a company from Marwick for 40,000 pounds.",
  "The ferry last sailed in 2009, when the bridge at Tolland was opened.",
];
const library = [
  "Two of the three libraries in Oxley will close on Saturdays from next month.",
  "The council says that fewer than thirty people come in on an ordinary Saturday.",
];

function found(...lines: string[]) {
  const doc = docOfPlainText(lines.join("\n\n"));
  const text = textOf(doc);
  const units = segmentPassages(doc).map((passage) => ({ ...passage, text: text.slice(passage.start, passage.end) }));
  return splitArticles(units).map((article) => ({
    title: article.title,
    date: article.date,
    begins: text.slice(article.start, article.start + 12),
    ends: text.slice(article.end - 12, article.end),
  }));
}

describe("splitArticles", () => {
  it("takes a plain article as one, whatever headings and dates it holds", () => {
    const articles = found(
      "Ferry sold",
      ...ferry,
      "Update 3 June 2018",
      "The company will keep the name.",
      "What happens next",
      ...library,
      "Sources",
      "https://example.org/ferry",
      "Posted in Harbour",
    );
    expect(articles).toEqual([
      { title: "Ferry sold", date: "3 June 2018", begins: "Ferry sold\nT", ends: "le.org/ferry" },
    ]);
  });

  it("parts posts that carry their date at the end", () => {
    const articles = found(
      "Search Results for: oxley",
      "Ferry sold",
      ...ferry,
      "4 May 2018",
      "Closed on Saturdays",
      ...library,
      "updated June 2018",
    );
    expect(articles.map(({ title, date }) => [title, date])).toEqual([
      ["Ferry sold", "4 May 2018"],
      ["Closed on Saturdays", "June 2018"],
    ]);
    expect(articles[0]!.ends).toBe(".\n4 May 2018");
  });

  it("parts posts that carry their date below the title, with headings of their own", () => {
    const articles = found(
      "Ferry sold",
      "By Ada Brook",
      "4 May 2018",
      ferry[0]!,
      "Why it was sold",
      ferry[1]!,
      "Closed on Saturdays",
      "May 7, 2018",
      ...library,
      "Tags: libraries",
      "An undated note",
      ...ferry,
    );
    expect(articles.map(({ title, date }) => [title, date])).toEqual([
      ["Ferry sold", "4 May 2018"],
      ["Closed on Saturdays", "May 7, 2018"],
      ["An undated note", null],
    ]);
    expect(articles[1]!.ends).toBe("ry Saturday.");
  });

  it("parts posts that carry their date above the title", () => {
    const articles = found("4 May 2018", "Ferry sold", ...ferry, "7 May 2018", "Closed on Saturdays", ...library);
    expect(articles.map(({ title, date, begins }) => [title, date, begins])).toEqual([
      ["Ferry sold", "4 May 2018", "4 May 2018\nF"],
      ["Closed on Saturdays", "7 May 2018", "7 May 2018\nC"],
    ]);
  });

  it("keeps one title apart that stands once with its text and once as an empty stub", () => {
    const articles = found(
      "Ferry sold",
      ...ferry,
      "Posted in Harbour",
      "Ferry sold",
      "Information coming soon",
      "Posted in Uncategorized",
    );
    expect(articles.map(({ title, ends }) => [title, ends])).toEqual([
      ["Ferry sold", " was opened."],
      ["Ferry sold", " coming soon"],
    ]);
  });

  it("does not take a filing line below the title for the end of a post", () => {
    expect(found("Ferry sold", "Posted in Harbour", "Why it was sold", ...ferry)).toHaveLength(1);
  });

  it("takes the first line of a text without headings as its title", () => {
    expect(found(...ferry)).toMatchObject([{ title: ferry[0], date: null }]);
  });

  it("finds nothing in furniture alone", () => {
    expect(found("Advertisements", "Leave a reply")).toEqual([]);
  });
});

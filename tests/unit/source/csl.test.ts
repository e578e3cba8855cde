import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorDate } from "@/lib/domain/source/author-date";
import { cslDateOf, edtfOfCslDate, readCsl } from "@/lib/domain/source/csl";

describe("readCsl", () => {
  test("tames what Crossref writes", () => {
    const crossref = {
      type: "journal-article",
      title: ["<i>Waiting</i>\n times"],
      "container-title": ["Journal of Wards"],
      author: [{ family: "Birch", given: "Ada", sequence: "first", affiliation: [] }, { name: "Ward Group" }],
      issued: { "date-parts": [["2024", 3]] },
      volume: 12,
      score: 1,
      relation: {},
      abstract: null,
      page: null,
      ISSN: ["1234-5678"],
    };
    expect(readCsl(crossref)).toEqual({
      type: "article-journal",
      title: "Waiting times",
      "container-title": "Journal of Wards",
      author: [{ family: "Birch", given: "Ada" }, { literal: "Ward Group" }],
      issued: { "date-parts": [[2024, 3]] },
      volume: "12",
      ISSN: "1234-5678",
    });
  });

  test.each([null, "text", {}, { title: "" }, { title: "<i></i>" }, []])("takes %j for no citation", (value) =>
    expect(readCsl(value)).toBeNull(),
  );

  test("answers to anything without throwing, and what it gives it takes again", () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom("type", "title", "author", "issued", "DOI", "page") }), (value) => {
        const item = readCsl(value);
        if (item) expect(readCsl(item)).toEqual(item);
      }),
    );
  });
});

test.each(["2024", "2024-03", "2024-03-09"])("the date %s survives the way there and back", (date) =>
  expect(edtfOfCslDate(cslDateOf(date))).toBe(date),
);
test("words for a date are kept as words", () => expect(cslDateOf("spring 2024")).toEqual({ literal: "spring 2024" }));

describe("authorDate", () => {
  const issued = { "date-parts": [[2024]] };
  test.each([
    [{ author: [{ family: "Birch" }], issued }, "Birch, 2024"],
    [{ author: [{ family: "Birch" }, { literal: "Ward Group" }], issued }, "Birch & Ward Group, 2024"],
    [{ author: [{ family: "A" }, { family: "B" }, { family: "C" }] }, "A et al., n.d."],
    [{ author: [{ family: "Laan", "non-dropping-particle": "van der" }], issued }, "van der Laan, 2024"],
    [{ editor: [{ family: "Cole" }], publisher: "Press", issued }, "Cole, 2024"],
    [{ publisher: "Harrow Vale Trust" }, "Harrow Vale Trust, n.d."],
    [{}, "One two three four five…, n.d."],
  ])("%j is %s", (fields, expected) =>
    expect(authorDate({ type: "report", title: "One two three four five six", ...fields })).toBe(expected),
  );
});

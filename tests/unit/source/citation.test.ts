import { describe, expect, test } from "vitest";
import { longestPaste, proposeSourceSchema } from "@/lib/domain/source/source-input";
import { cslTypes } from "@/lib/domain/source/csl-types";
import { formatCitations } from "@/lib/server/source/format-citation";
import { firstRisRecord, parseCitation } from "@/lib/server/source/parse-citation";

const bibtex = `@report{harrow, title = {Closing the {Maternity} Ward?}, author = {Müller, Jo and Birch, Ada},
  institution = {Harrow Vale Trust}, year = {2024}, doi = {10.5555/HARROW.1}}`;
const ris = [
  "TY  - RPRT",
  "TI  - Waiting times",
  "AU  - Birch, Ada",
  "PY  - 2021",
  "PB  - Harrow Vale Trust",
  "ER  - ",
];

describe("parseCitation", () => {
  test("reads BibTeX", () => {
    expect(parseCitation(bibtex)).toMatchObject({
      type: "report",
      title: "Closing the Maternity Ward?",
      author: [
        { family: "Müller", given: "Jo" },
        { family: "Birch", given: "Ada" },
      ],
      issued: { "date-parts": [[2024]] },
      DOI: "10.5555/HARROW.1",
    });
  });

  test("reads RIS", () => {
    expect(parseCitation(ris.join("\n"))).toMatchObject({ type: "report", title: "Waiting times" });
  });

  test("takes the first record alone of many, which RIS would parse in the square of the time", () => {
    const first = `${ris.join("\n")}\n`;
    const records = first + "TY  - RPRT\n".repeat(1_000);
    expect(firstRisRecord(records)).toBe(first);
    expect(firstRisRecord(first)).toBe(first);
    expect(parseCitation(records)).toMatchObject({ title: "Waiting times" });
  });

  test("looks at nothing longer than a paste may be, which is said in words", () => {
    const text = bibtex.padEnd(longestPaste + 1, "%");
    expect(parseCitation(text.slice(0, -1))).not.toBeNull();
    expect(parseCitation(text)).toBeNull();
    expect(proposeSourceSchema.safeParse({ text }).error?.issues[0]?.message).toContain("20,000 characters");
  });

  test("reads the first item of CSL-JSON", () => {
    expect(parseCitation('[{"type":"book","title":"One"},{"type":"book","title":"Two"}]')).toEqual({
      type: "book",
      title: "One",
    });
  });

  test.each(["", "Ada Birch said so.", "https://example.org/report", "{broken", "@", "TY  - ", "[]"])(
    "takes %j for no citation",
    (text) => expect(parseCitation(text)).toBeNull(),
  );
});

// The first reference builds the style's engine, which takes seconds on a busy machine.
describe("formatCitations", { timeout: 30_000 }, () => {
  const report = {
    type: "report",
    title: "Closing the maternity ward?",
    author: [{ family: "Birch", given: "Ada" }, { literal: "Harrow Vale Trust" }],
    issued: { "date-parts": [[2024, 3]] },
    URL: "https://example.org/ward?a=1&b=2",
  };

  test("writes APA by default, with the short form beside it", () => {
    const cited = formatCitations({ items: [{ id: "one", csl: report }], style: "no such style" }).get("one");
    expect(cited).toEqual({
      authorDate: "Birch & Harrow Vale Trust, 2024",
      reference: "Birch, A. & Harrow Vale Trust. (2024). Closing the maternity ward? https://example.org/ward?a=1&b=2",
    });
  });

  test("keeps each reference with its own source and numbers none", () => {
    const items = [
      { id: "zebra", csl: { type: "book", title: "Zebra" } },
      { id: "apple", csl: { type: "book", title: "Apple" } },
      { id: "bad", csl: { nothing: true } },
    ];
    const cited = formatCitations({ items, style: "vancouver" });
    expect(cited.get("zebra")?.reference).toMatch(/^Zebra/);
    expect(cited.get("apple")?.reference).toMatch(/^Apple/);
    expect(cited.get("bad")).toEqual({ authorDate: "Unreadable citation", reference: "Unreadable citation" });
  });

  test.each(["apa", "vancouver", "harvard1"])("leaves no type out in %s, and mixes none up", (style) => {
    const items = cslTypes.map((type, index) => ({
      id: type,
      csl: { type, title: `Title number ${index} here`, author: [{ literal: "Harrow Vale Trust" }] },
    }));
    const cited = formatCitations({ items, style });
    items.forEach(({ id, csl }) =>
      expect(cited.get(id)?.reference.toLowerCase(), id).toContain(csl.title.toLowerCase()),
    );
  });

  test("takes nothing in a title for markup", () => {
    const csl = { type: "book", title: "Values < 5 and <script>alert(1)</script>" };
    expect(formatCitations({ items: [{ id: "x", csl }], style: "apa" }).get("x")?.reference).toContain("alert(1)");
  });
});

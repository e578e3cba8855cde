import { describe, expect, it } from "vitest";
import { attributionOf } from "@/lib/domain/suggestion/attribution";
import { claimantsOf } from "@/lib/domain/suggestion/claimants";
import type { ReadPassage } from "@/lib/domain/suggestion/claimants";
import { claimParts } from "@/lib/domain/suggestion/claim-parts";
import { suggestClaims } from "@/lib/domain/suggestion/suggest-claims";

const sentence = (text: string): ReadPassage => ({ kind: "sentence", text });
const quote = (text: string): ReadPassage => ({ kind: "quote", text });
const item = (text: string): ReadPassage => ({ kind: "list_item", text });

describe("suggestClaims", () => {
  it.each([
    ["a figure", "The harbour board has spent £4 million on the pier since 2011."],
    ["an event", "The ferry between Tolland and Marwick was sold to a company in Oxley."],
    ["a prediction", "Two of the three libraries will close on Saturdays from next month."],
    [
      "a lead-in that says something itself",
      "The board has told its members that the pier will be closed for three years from May:",
    ],
  ])("takes %s for checkable", (_, text) => {
    expect(suggestClaims([sentence(text)])[0]).toMatchObject({ isCheckable: true });
  });

  it.each([
    ["a question", "Who will pay for the pier?"],
    ["a call to act", "Write to your councillor before Friday."],
    ["a bare judgement", "This is outrageous."],
    ["a pointer", "To find out more about the pier, visit https://example.org/pier."],
    ["a lead-in", "The chair of the board said:"],
  ])("takes %s for not checkable, says why, and proposes nothing", (_, text) => {
    const [found] = suggestClaims([sentence(text)]);
    expect(found).toMatchObject({ isCheckable: false, parts: [] });
    expect(found!.reasons[0]).toBeTruthy();
  });

  it("leaves out what is not the article's own, and a table of contents", () => {
    const found = suggestClaims([
      item("• Selling the old ferry."),
      { kind: "boilerplate", text: "Posted in Harbour" },
      { kind: "reference", text: "https://example.org/report" },
      { kind: "heading", text: "Selling the old ferry" },
    ]);
    expect(found.map(({ isCheckable }) => isCheckable)).toEqual([false, false, false, false]);
  });
});

describe("claimParts", () => {
  const wordings = (text: string) => claimParts(text).map(({ wording }) => wording);

  it.each([
    [
      "two clauses",
      "The pier was closed in May, and the ferry was sold in June.",
      ["The pier was closed in May", "the ferry was sold in June"],
    ],
    [
      "a second verb of one subject",
      "The board closed the old pier and sold the ferry to Marwick.",
      ["The board closed the old pier", "The board sold the ferry to Marwick"],
    ],
    [
      "a plain form after “will”",
      "The board will close the old pier and sell the ferry to Marwick.",
      ["The board will close the old pier", "The board will sell the ferry to Marwick"],
    ],
    [
      "a consequence",
      "The board closed the only pier, forcing visitors to walk from Tolland.",
      ["The board closed the only pier", "forcing visitors to walk from Tolland"],
    ],
    [
      "two nouns, which are one",
      "The health and care system is short of staff.",
      ["The health and care system is short of staff"],
    ],
  ])("cuts %s", (_, text, wanted) => {
    expect(wordings(text)).toEqual(wanted);
  });

  it("offers an explanation between dashes as a claim of its own", () => {
    expect(wordings("The Marwick Line – a company owned by the council of Oxley – has bought the ferry.")).toEqual([
      "The Marwick Line has bought the ferry",
      "The Marwick Line is a company owned by the council of Oxley",
    ]);
  });

  it("stays within the passage and gives every passage with words a part", () => {
    for (const text of [
      "“It will close.”",
      "• 9 per cent of piers are unsafe;",
      "Nobody was told",
      "(The board denies it.)",
    ]) {
      const parts = claimParts(text);
      expect(parts.length).toBeGreaterThan(0);
      for (const { start, end } of parts) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    }
  });
});

describe("attributionOf", () => {
  it.each([
    ["The Oxley Ferry Union says that the pier is unsafe.", "Oxley Ferry Union", "the pier is unsafe."],
    ["According to Marwick council, the pier is unsafe.", "Marwick council", "the pier is unsafe."],
    ["A report by the Harbour Office found that the pier is unsafe.", "Harbour Office", "the pier is unsafe."],
    ["The trust says that the pier is unsafe.", "the trust", "the pier is unsafe."],
    ["A spokesman for the union said that the pier is unsafe.", "a spokesman for the union", "the pier is unsafe."],
    ["There are fears that the pier is unsafe.", "unnamed critics", "the pier is unsafe."],
    ["The ferry carried 4,312 people in March, the papers say, a fall of a fifth.", "the papers", null],
    ["Dr Hale, the director, said, “the pier is unsafe”.", "Dr Hale", "“the pier is unsafe”."],
    ["The pier, she said, is unsafe.", null, null],
    ["The union told members that the pier is unsafe.", null, null],
  ])("reads %j", (text, claimant, said) => {
    const found = attributionOf(text);
    expect(found?.claimant).toBe(claimant);
    if (said) expect(text.slice(found!.start, found!.end).trim()).toBe(said);
  });

  it.each(["The pier is unsafe.", "The board sold the ferry in a report year."])("finds nobody in %j", (text) => {
    expect(attributionOf(text)).toBeNull();
  });
});

describe("claimantsOf", () => {
  it("takes neither a quotation for a name nor a trust for a woman", () => {
    expect(
      claimantsOf([
        sentence("The trust says that the ferry is safe."),
        sentence("“The crossing takes an hour on a good night,” she said."),
        sentence("“The crossing takes an hour on a good night,” Ada Brook said."),
      ]),
    ).toEqual(["the trust", null, "Ada Brook"]);
  });

  it("gives a quotation and a list to the sentence that leads to them", () => {
    expect(
      claimantsOf([
        sentence("Ada Brook, the chair of the board, said"),
        quote("“The pier is unsafe.”"),
        sentence("The pier was built in 1901."),
      ]),
    ).toEqual(["Ada Brook", "Ada Brook", null]);
    expect(
      claimantsOf([sentence("According to the Harbour Office, the dangers include:"), item("• loose planks,")]),
    ).toEqual(["Harbour Office", "Harbour Office"]);
  });

  it("knows whom “she adds” means and what an abbreviation stands for", () => {
    expect(
      claimantsOf([
        sentence("The Oxley Ferry Union (OFU) says that the pier is unsafe."),
        sentence("It adds that nobody was told."),
        sentence("The OFU warned that the ferry is old."),
      ]),
    ).toEqual(["Oxley Ferry Union", "Oxley Ferry Union", "Oxley Ferry Union"]);
  });
});

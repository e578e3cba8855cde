import { describe, expect, it } from "vitest";
import { markRanges } from "@/lib/domain/suggestion/mark-ranges";
import { suggestForArticle } from "@/lib/domain/suggestion/suggest-for-article";
import type { PassageProposal, PlacedPassage } from "@/lib/domain/suggestion/suggest-for-article";
import type { PassageKind } from "@/lib/text/passage-kind";

/** Proposals for passages that follow each other, joined by line feeds. */
function propose(
  texts: (string | [PassageKind, string])[],
  publishedOn: string | null = "2018-06-13",
): PassageProposal[] {
  let start = 0;
  const passages = texts.map((entry): PlacedPassage => {
    const [kind, text] = typeof entry === "string" ? (["sentence", entry] as const) : entry;
    const passage = { kind, text, start, end: start + text.length };
    start += text.length + 1;
    return passage;
  });
  return [...suggestForArticle({ passages, publishedOn })].filter((proposal) => proposal !== null);
}

function draftsOf(texts: (string | [PassageKind, string])[], publishedOn?: string | null) {
  return propose(texts, publishedOn).at(-1)!.suggestions;
}

const openWords = (texts: (string | [PassageKind, string])[], publishedOn?: string | null) =>
  draftsOf(texts, publishedOn).flatMap(({ statement, open }) =>
    open.map(({ start, end }) => statement.slice(start, end)),
  );

describe("a draft", () => {
  it.each([
    ["The Oxley Ferry Union says that the pier has been unsafe since 2011.", "The pier has been unsafe since 2011."],
    ["“The pier was closed in 2011,” the harbour board said.", "The pier was closed in 2011."],
    ["However, two of the three libraries closed in 2016.", "Two of the three libraries closed in 2016."],
    ["According to Marwick council, the pier cost £4 million to mend.", "The pier cost £4 million to mend."],
    ["There are fears that the pier will be closed for good.", "The pier will be closed for good."],
  ])("takes the speaker and what joins off: %j", (text, statement) => {
    expect(draftsOf([text])[0]!.statement).toBe(statement);
  });

  it("leaves a sentence whose verb of speech is the claim", () => {
    expect(draftsOf(["The minister told the Oxley board about the £4 million loan."])[0]!.statement).toBe(
      "The minister told the Oxley board about the £4 million loan.",
    );
  });

  it("does not cut a figure at its comma", () => {
    const [first] = draftsOf(["Marwick Line paid £9,000 for the ferry, which was worth £60,000 in 2015."]);
    expect(first!.statement).toBe("Marwick Line paid £9,000 for the ferry.");
  });

  it("keeps the marks of quotation that belong together where one was cut off", () => {
    const [first] = draftsOf([
      "The board held a “deliberative event” in 2016 with a “representative group of 40 visitors”.",
    ]);
    expect(first!.statement).toBe(
      "The board held a “deliberative event” in 2016 with a representative group of 40 visitors.",
    );
  });

  it("drops the word that leads on to a quotation below", () => {
    const [first] = draftsOf(["The board will try the new ferry in 2019 with 40 visitors because"]);
    expect(first!.statement).toBe("The board will try the new ferry in 2019 with 40 visitors.");
  });

  it("never turns a denial into what is denied", () => {
    const text = "The Oxley Ferry Union denies that the pier has been unsafe since 2011.";
    expect(draftsOf([text])[0]!.statement).toBe(text);
  });

  it("explains a name in a sentence of its own, and takes no other word for a name", () => {
    const said = draftsOf(["The Marwick Line – a company owned by the council of Oxley – has bought 40 ferries."]);
    expect(said.map(({ statement }) => statement)).toContain(
      "The Marwick Line is a company owned by the council of Oxley.",
    );
    const [half] = draftsOf(["If the pier closes in 2019, the nearest landing will be 14 miles away."]);
    expect(half!.statement).toMatch(/^If the pier closes/u);
  });

  it("writes an abbreviation out as the article does, and asks about one that it never explains", () => {
    const text = [
      "The Oxley Ferry Union (OFU) has 400 members.",
      "In 2016 an OFU survey counted 90 ferries of the PTQ.",
    ];
    const [draft] = draftsOf(text);
    expect(draft!.statement).toBe("In 2016 an Oxley Ferry Union (OFU) survey counted 90 ferries of the PTQ.");
    expect(openWords(text)).toEqual(["PTQ"]);
    expect(openWords(["In 2016 the NHS had 9 hospitals here in the UK and the EU."])).not.toContain("NHS");
  });

  it("marks the words of a draft that were asked about, after what was put in before them", () => {
    const [draft] = draftsOf([
      "The Oxley Ferry Union (OFU) has 400 members.",
      "Last year the OFU paid £9,000 for this boat.",
    ]);
    expect(draft!.statement).toBe("In 2017 the Oxley Ferry Union (OFU) paid £9,000 for this boat.");
    expect(draft!.open.map(({ start, end, why }) => [draft!.statement.slice(start, end), why])).toEqual([
      ["this boat", "Which is meant?"],
    ]);
  });
});

describe("a pronoun", () => {
  it("is resolved where the sentence before speaks of one thing alone", () => {
    const [draft] = draftsOf(["The pier is closed.", "It cost £4 million to build."]);
    expect(draft).toMatchObject({
      statement: "The pier cost £4 million to build.",
      resolved: [{ from: "It", to: "the pier" }],
      open: [],
    });
    expect(
      draftsOf(["Dr Ada Brook chairs the harbour board.", "She has sold 40 boats since 2011."])[0]!.statement,
    ).toBe("Dr Ada Brook has sold 40 boats since 2011.");
  });

  it.each([
    ["two things may be meant", ["The harbour board has mended the pier.", "It cost £4 million last winter."], "It"],
    ["nothing stands before", ["It cost £4 million to build."], "It"],
    ["a heading stands between", [["heading", "The pier"], "It cost £4 million to build."], "It"],
    [
      "a bare noun may be meant",
      ["Yesterday boats left the pier.", "They took 400 people to the town of Marwick."],
      "They",
    ],
    ["the writer is meant", ["We have counted 400 boats in the harbour."], "We"],
  ] as [string, (string | [PassageKind, string])[], string][])(
    "stays, and is asked about, where %s",
    (_, texts, word) => {
      expect(openWords(texts)).toContain(word);
      expect(draftsOf(texts)[0]!.statement).toMatch(new RegExp(`^${word}\\b`, "u"));
    },
  );

  it("stays where its noun stands in the draft, or where it means nothing", () => {
    expect(openWords(["The harbour board sold its 40 boats in 2016."])).toEqual([]);
    expect(openWords(["It is likely that the pier will be closed in 2019."])).toEqual([]);
  });

  it("is resolved for the second verb of a sentence as for the first", () => {
    const drafts = draftsOf(["The pier is unsafe.", "It was closed in 2016 and was sold to Marwick for £9."]);
    expect(drafts.map(({ statement }) => statement)).toEqual([
      "The pier was closed in 2016.",
      "The pier was sold to Marwick for £9.",
    ]);
  });
});

describe("what points back", () => {
  it("is named where the article names one thing of the kind", () => {
    const [draft] = draftsOf(["Marwick Town Council owns 40 boats.", "In 2016 the council sold nine of them."]);
    expect(draft!.statement).toBe("In 2016 the Marwick Town Council sold nine of them.");
  });

  it("is left and marked where there are two, or none", () => {
    expect(
      openWords(["Marwick Town Council met Oxley Parish Council.", "In 2016 the council sold nine boats."]),
    ).toEqual(["the council"]);
    expect(openWords(["This contract costs the town £4 million a year."])).toEqual(["This contract"]);
    expect(openWords(["The contract with Marwick Line costs the town £4 million."])).toEqual([]);
  });
});

describe("a relative date", () => {
  it.each([
    ["Last year the pier cost £4 million.", "In 2017 the pier cost £4 million."],
    ["The pier will cost £4 million next year.", "The pier will cost £4 million in 2019."],
    ["The pier was closed on Tuesday.", "The pier was closed on 12 June 2018."],
    ["The pier will be closed on Tuesday.", "The pier will be closed on 19 June 2018."],
    ["The pier was closed in May.", "The pier was closed in May 2018."],
    ["The pier was closed in August.", "The pier was closed in August 2017."],
    ["The pier will be closed in August.", "The pier will be closed in August 2018."],
    ["The pier was closed yesterday.", "The pier was closed on 12 June 2018."],
    ["The pier was closed three years ago.", "The pier was closed in 2015."],
    ["The pier was closed last month.", "The pier was closed in May 2018."],
  ])("%j is counted from the article's own date", (text, statement) => {
    expect(draftsOf([text])[0]!.statement).toBe(statement);
  });

  it.each([
    ["The pier was closed in May 2015.", "2018-06-13"],
    ["On Tuesday 14 November the pier was closed by 40 people.", "2018-06-13"],
  ])("a whole date stays: %j", (text, publishedOn) => {
    expect(draftsOf([text], publishedOn)[0]).toMatchObject({ statement: text, open: [] });
  });

  it.each([
    ["the article has no date", ["The pier was closed last year."], null, "last year"],
    ["the article's date is not exact enough", ["The pier was closed on Tuesday."], "2018-06", "on Tuesday"],
    [
      "older words are quoted",
      ["Ada Brook wrote", ["quote", "“The pier was closed last year.”"]],
      "2018-06-13",
      "last year",
    ],
    ["no date can be told", ["The pier was recently closed by the town."], "2018-06-13", "recently"],
  ] as [string, (string | [PassageKind, string])[], string | null, string][])(
    "stays, and is asked about, where %s",
    (_, texts, publishedOn, words) => {
      expect(openWords(texts, publishedOn)).toContain(words);
    },
  );
});

describe("a suggestion", () => {
  it.each([
    ["quantity", "The town spent £4 million on the pier."],
    ["prediction", "The pier will be closed for good."],
    ["causal", "The storm led to the loss of the old ferry."],
    ["comparison", "The new ferry is slower than the old ferry."],
    ["legal", "The Harbour Act requires every boat to carry a light."],
    ["event", "The town sold the ferry to Marwick."],
    ["existence", "There is a plan of the town for the sale of the old ferry."],
  ])("is told to be of the type %s", (type, text) => {
    expect(draftsOf([text])[0]!.type).toBe(type);
  });

  it("says in words why it is made, with what was found", () => {
    const [draft] = draftsOf(["The Oxley Ferry Union says that in 2016 the pier cost £4 million more than in 2011."]);
    expect(draft).toMatchObject({
      claimant: "Oxley Ferry Union",
      found: { figures: ["£4 million"], dates: ["2016", "2011"] },
      reasons: ["states a figure: £4 million", "compares 2016 and 2011", "attributed to Oxley Ferry Union"],
    });
  });

  it("keeps its key while its words stand, wherever they stand, and has another for other words", () => {
    const text = "The town sold the ferry to Marwick.";
    const [here] = draftsOf([text]);
    const [there] = draftsOf(["It rains.", text]);
    expect(there!.key).toBe(here!.key);
    expect(there!.start).not.toBe(here!.start);
    expect(draftsOf(["The town sold the ferry to Oxley."])[0]!.key).not.toBe(here!.key);
  });

  it("asks for a whole sentence where a part is none", () => {
    const drafts = draftsOf(["The board closed the only pier, forcing 400 visitors to walk from Tolland."]);
    expect(drafts[1]).toMatchObject({ open: [{ start: 0, why: "Make it a whole sentence" }] });
  });
});

describe("markRanges", () => {
  it("shares a sentence out among its clauses without a gap", () => {
    const text = "The pier was closed in May, and the ferry was sold in June.";
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const ranges = markRanges(text, [at("The pier was closed in May"), at("the ferry was sold in June")]);
    expect(ranges.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      "The pier was closed in May,",
      "and the ferry was sold in June.",
    ]);
  });

  it("leaves a bracket inside its clause", () => {
    const text = "The ferry (which is 40 years old) was sold.";
    const ranges = markRanges(text, [
      { start: 0, end: text.length - 1 },
      { start: 10, end: 33 },
    ]);
    expect(ranges.map(({ isInner }) => isInner)).toEqual([false, true]);
    expect(ranges[0]!.range).toEqual({ start: 0, end: text.length });
  });
});

import { describe, expect, it, test } from "vitest";
import { suggestForArticle } from "@/lib/domain/suggestion/suggest-for-article";
import type { PlacedPassage } from "@/lib/domain/suggestion/suggest-for-article";

function suggest(...texts: string[]) {
  let start = 0;
  const passages = texts.map((text): PlacedPassage => {
    const passage = { kind: "sentence" as const, text, start, end: start + text.length };
    start += text.length + 1;
    return passage;
  });
  return [...suggestForArticle({ passages, publishedOn: "2018-11-13" })].filter((proposal) => proposal !== null).at(-1)!
    .suggestions;
}

/** The drafts that are taken with one key. */
const wholeOf = (...texts: string[]) =>
  suggest(...texts)
    .filter(({ open }) => open.length === 0)
    .map(({ statement }) => statement);
const openWordsOf = (...texts: string[]) =>
  suggest(...texts).flatMap(({ statement, open }) => open.map(({ start, end }) => statement.slice(start, end)));

describe("a sentence is not cut where a part would say something else", () => {
  it.each([
    ["one of two", "The board closed the pier in May or sold it to Marwick."],
    ["a condition", "If the pier closes in 2019, ferries will be late and 40 drivers will lose work."],
    ["a condition at the end", "The pier will be closed and the ferry will be sold if Oxley votes for it."],
    ["what is feared", "It is not true that the pier was closed and the ferry was sold to Marwick."],
    ["a denial", "The board has not closed the pier and sold the ferry to Marwick."],
    ["a reason that is denied", "The pier was not closed because of the storm in Marwick."],
    ["two people", "The founders of the line are in Tolland, and Ada Brook and Tom Hale are the two drivers."],
    ["two numbers", "The crossing from Oxley to Marwick takes between 40 and 95 minutes."],
    ["a list of three", "The ferry passes the pier, the harbour light, and the old mill of Marwick."],
    ["a passive with two verbs", "The ferry was built in Oxley and moved to Marwick."],
    ["whose verb the second is", "The report looks at ferries that left Oxley and reached the pier in 2016."],
    ["a time", "After the storm of 2016 closed the pier, the ferry was sold to Marwick."],
    ["a contrast of two halves", "The board not only closed the pier but sold the ferry to Marwick."],
  ])("%s", (_, text) => {
    const whole = wholeOf(text);
    expect(whole.filter((statement) => statement !== text)).toEqual([]);
  });

  it("cuts what is denied at “or” with its denial", () => {
    expect(wholeOf("Oxley will not close the pier or sell the ferry to Marwick.")).toEqual([
      "Oxley will not close the pier.",
      "Oxley will not sell the ferry to Marwick.",
    ]);
  });

  it("gives each “that” its verb, or takes the speaker off all of them", () => {
    expect(wholeOf("The forecast assumes that fares will rise by 4% and that ferries will be full.")).toEqual([
      "The forecast assumes that fares will rise by 4%.",
      "The forecast assumes that ferries will be full.",
    ]);
    expect(
      wholeOf(
        "An inquiry found that the pier was unsafe, that drivers had raised concerns and that nobody had replied.",
      ),
    ).toEqual(["The pier was unsafe.", "Drivers had raised concerns.", "Nobody had replied."]);
  });

  it("lets what is granted stand by itself", () => {
    expect(wholeOf("While Marwick has three piers, the town of Tolland has no harbour.")).toEqual([
      "Marwick has three piers.",
      "The town of Tolland has no harbour.",
    ]);
  });

  it("says of each of both what is said of both", () => {
    expect(wholeOf("Both Ada Brook and Tom Hale have left the harbour board.")).toEqual([
      "Ada Brook has left the harbour board.",
      "Tom Hale has left the harbour board.",
    ]);
  });
});

describe("the speaker", () => {
  it("is taken off with all words about when and to whom", () => {
    expect(wholeOf("Tom Hale told the board in September that the pier had cost £4 million.")).toEqual([
      "The pier had cost £4 million.",
    ]);
    expect(wholeOf("The pier cost £4 million to mend, according to the Harbour Office.")).toEqual([
      "The pier cost £4 million to mend.",
    ]);
  });

  it.each([
    "No study has shown that the new ferry of Oxley is faster than the old one.",
    "The trial in Oxley failed to show that the new ferry is faster.",
    "The claim that the pier of Marwick cost £17 million is unsubstantiated.",
    "The union said that the pier of Marwick was unsafe and called for a review.",
  ])("stays where without it another thing would be said: %s", (text) => {
    expect(wholeOf(text).filter((statement) => statement !== text)).toEqual([]);
  });

  it("stays before a second “that” which is not cut off", () => {
    const said = wholeOf(
      "Ada Brook, who chairs the Friends of Oxley Pier, said the fares were high and that nobody had met drivers.",
    );
    expect(said[0]).toBe("Ada Brook said the fares were high and that nobody had met drivers.");
  });

  it("may be another for a part of the sentence", () => {
    const said = suggest(
      "The pier of Tolland is safe, but Ada Brook argued that the ferry of Oxley was unsafe in 2016.",
    );
    expect(said.map(({ statement, claimant }) => [statement, claimant])).toEqual([
      ["The pier of Tolland is safe.", null],
      ["The ferry of Oxley was unsafe in 2016.", "Ada Brook"],
    ]);
  });
});

describe("what explains a noun", () => {
  it("becomes a sentence where its subject is sure", () => {
    expect(wholeOf("The pier, which opened in 1974, was sold to Marwick in 2016.")).toEqual([
      "The pier was sold to Marwick in 2016.",
      "The pier opened in 1974.",
    ]);
    expect(wholeOf("Dr Ada Brook, who led the harbour board until 2016, disagrees.")).toContain(
      "Dr Ada Brook led the harbour board until 2016.",
    );
    expect(wholeOf("The Oxley Ferry Union (OFU), which pays for the pier, has 400 members.")).toContain(
      "The Oxley Ferry Union pays for the pier.",
    );
  });

  it.each([
    ["“which” may mean the whole sentence", "The board closed the old pier in 2016, which upset 40 drivers."],
    ["it may mean a thing before the name", "Oxley bought a copy of a play from Ada Brook, which upset 40 drivers."],
    [
      "more than one thing is meant",
      "The pier was sold by the Harbour Office and the Light Office, which both agreed in 2016.",
    ],
    [
      "a verb stands before it",
      "The board does not mention it, nor does it mention the Oxley review, which warned of it in 2016.",
    ],
  ])("is left to a person where %s", (_, text) => {
    expect(wholeOf(text).filter((statement) => /upset|agreed|warned/u.test(statement))).toEqual([]);
  });

  it("is not seen in a clause about a noun, nor in a list", () => {
    const users = "There are 40 drivers in the town who will move to Marwick.";
    expect(wholeOf(users)).toEqual([users]);
    const items = "Oxley, which owns the pier, a harbour and 40 boats, has sold the ferry.";
    expect(wholeOf(items)).toEqual([items]);
    const list = "The pass is good for the ferry, the old harbour train, and the bus to Marwick.";
    expect(wholeOf(list)).toEqual([list]);
  });
});

describe("a draft is not called whole", () => {
  it.each([
    [
      "a phrase with a figure",
      "The ferry carried 400 people from Oxley, compared with 9,000 of the bus from Marwick in 2016.",
    ],
    ["a headline without a verb", "Workshops on becoming a highly skilled driver of a ferry in Marwick"],
  ])("%s", (_, text) => {
    expect(wholeOf(text).filter((statement) => !statement.startsWith("The ferry carried 400"))).toEqual([]);
  });

  it.each([
    ["The Oxley board disputes this and has spent £4 million.", "this"],
    ["The pier of Oxley was shut Monday by 40 drivers.", "Monday"],
    ["The old harbour was closed in 2016 before it.", "it"],
    ["The trains there have cost £4 million.", "there"],
  ])("while %j has open words", (text, words) => {
    expect(openWordsOf(text)).toContain(words);
  });
});

it("resolves no “he” by a sentence that speaks of a woman", () => {
  expect(openWordsOf("Dr Ada Brook said that she had 40 boats, but he was late in 2016.")).toContain("He");
});

it("offers what follows from a thing as a phrase", () => {
  const [, phrase] = suggest("Oxley closed the only pier, forcing 400 visitors who were late to walk.");
  expect(phrase!.open).toEqual([{ start: 0, end: phrase!.statement.length, why: "Make it a whole sentence" }]);
});

it("keeps the sign of inches, and a word that ends a verb", () => {
  expect(wholeOf('The model of the Oxley ferry is 22" long.')).toEqual(['The model of the Oxley ferry is 22" long.']);
  expect(wholeOf("In 2016 the harbour lights of Oxley came on.")).toEqual([
    "In 2016 the harbour lights of Oxley came on.",
  ]);
});

it("knows a verb of its own after a word in -ing, and an end in “that”", () => {
  for (const text of ["Waiting times for the Oxley ferry rose in 2016.", "The town of Oxley will pay a third of that."])
    expect(suggest(text)[0]!.open.every(({ end }) => end < text.length)).toBe(true);
});

describe("a date", () => {
  it.each([
    ["The board agreed to sell the pier in May.", "in May"],
    ["The work on the pier is due to start in April and end in December.", "in December"],
  ])("is asked about where the year is not plain: %s", (text, words) => {
    expect(openWordsOf(text)).toContain(words);
  });

  it("is counted where what was or will be is plain", () => {
    expect(wholeOf("The harbour board will be asked on Thursday to close the pier of Marwick.")).toEqual([
      "The harbour board will be asked on 15 November 2018 to close the pier of Marwick.",
    ]);
  });
});

describe("an abbreviation", () => {
  it("is never given a second plural, nor an article that does not fit", () => {
    const before = "Local Ferry Systems (LFS) are new in Oxley.";
    expect(wholeOf(before, "In 2016 the town had 9 LFSs with 40 boats.")).toEqual([
      "In 2016 the town had 9 Local Ferry Systems (LFSs) with 40 boats.",
    ]);
    expect(wholeOf(before, "In 2016 the town bought an LFS for £4 million.")).toEqual([
      "In 2016 the town bought an LFS (Local Ferry Systems) for £4 million.",
    ]);
  });

  it("may follow a word that breaks off", () => {
    expect(wholeOf("The Pre- and Aftercare- (PA) ferry has cost £4 million.")).toHaveLength(1);
  });
});

it("leaves a bracket in without which a word is missing", () => {
  const text = "The (older) ferry of Oxley was sold in 2016 for £4 million.";
  expect(wholeOf(text)).toEqual([text]);
});

it("takes no bare “be” for the verb of a clause, and no comma alone for “and”", () => {
  for (const text of [
    "In 2019 the crossing could take 40 minutes, and the top speed be 20 knots.",
    "The harbour office of Oxley has agreed to say that 40 boats did, in fact, leave Marwick in 2016.",
  ])
    expect(wholeOf(text).filter((statement) => statement !== text)).toEqual([]);
});

it("leaves no space before a mark where a bracket was taken out", () => {
  expect(wholeOf("Ada Brook (Oxley), the chair of the harbour board, sold 40 boats in 2016.")[0]).toMatch(
    /^Ada Brook sold|^Ada Brook, /u,
  );
});

it("keeps words that only look like joining ones", () => {
  for (const text of [
    "So many ferries were late in 2016 that Oxley lost 40 drivers.",
    "Still waters lie between Oxley and the 40 islands of Marwick.",
    "That will cost the town of Oxley £4 million in 2019.",
  ])
    expect(suggest(text)[0]!.statement).toBe(text);
});

describe("what a long sentence says through somebody", () => {
  it("stands for itself as well, with who says it", () => {
    const found = suggest(
      "Looking at nine years of accounts and at the papers of the board, the Oxley report states that only two piers were able to stay open and some were closed.",
    );
    expect(
      found.filter(({ open }) => open.length === 0).map(({ statement, claimant }) => [statement, claimant]),
    ).toEqual([
      ["Only two piers were able to stay open.", "Oxley report"],
      ["Some were closed.", "Oxley report"],
    ]);
  });

  it.each([
    "Looking at nine years of accounts and at the papers of the ferry board, the report does not say that the pier was closed.",
    "Whatever people in Oxley and in the villages around the harbour have read, nobody has claimed that the pier was closed.",
    "In the long debate about the ferry and its nine drivers the ministers have yet to confirm that the pier was closed.",
    "Critics of the plan who have read all nine papers of the board and the accounts dispute that the pier was closed.",
  ])("is left where nobody says it: %s", (text) => {
    expect(suggest(text).map(({ statement }) => statement)).not.toContain("The pier was closed.");
  });

  it("is all of it where nothing but “what is clear is that” stands before", () => {
    expect(wholeOf("What is clear to everybody in Oxley is that the pier was closed and the ferry was sold.")).toEqual([
      "The pier was closed.",
      "The ferry was sold.",
    ]);
    expect(wholeOf("What is not clear is that the pier was closed.")).not.toContain("The pier was closed.");
  });
});

test("“not least because” gives a reason and denies nothing", () => {
  const found = suggest("The pier was closed in a hurry, not least because the deck leaks in winter.");
  expect(found.map(({ statement }) => statement)).toContain("The pier was closed in a hurry.");
});

test("a clause about a noun ends where its comma does", () => {
  const found = suggest(
    "Since the review of the harbour that created the ferry fund, the board of Oxley and its drivers have tied every new ferry to the private companies of the coast.",
  );
  const inner = found.find(
    ({ statement }) => statement.includes("that created the ferry fund") && statement.length < 60,
  );
  expect(inner?.open).not.toEqual([]);
});

import { describe, expect, it } from "vitest";
import { ClaimIndex } from "@/lib/text/claim-index";
import { matchingWords } from "@/lib/text/matching-words";
import { stemWord } from "@/lib/text/stem-word";

const claims = [
  "The harbour board will spend £4 million on repairing the pier at Tolland.",
  "Two of the three libraries in Oxley are to close on Saturdays.",
  "Marwick council has never published the survey of the sea wall.",
  "Drinking sea water cures the common cold.",
  "The ferry between Tolland and Marwick last sailed in 2009.",
];

function filled() {
  const index = new ClaimIndex();
  claims.forEach((text, at) => index.add({ id: String(at), text }));
  return index;
}
const first = (index: ClaimIndex, text: string) => index.search({ text, limit: 3 })[0]?.id;

describe("ClaimIndex", () => {
  it.each([
    ["other forms of the words", "repairs to Tolland pier to cost the harbour board millions", "0"],
    ["figures in another spelling", "£4m for the pier", "0"],
    [
      "a post with a tag, an address and a signature",
      "OMG #SeaWater cures colds!! https://t.co/x — Ann (@ann) May 1, 2020",
      "3",
    ],
    ["words of grammar left out", "ferry sailed last 2009", "4"],
  ])("finds a claim by %s", (_, text, id) => {
    expect(first(filled(), text)).toBe(id);
  });

  it("answers nothing where no word is shared", () => {
    expect(filled().search({ text: "Quantum computers factor integers", limit: 5 })).toEqual([]);
    expect(filled().search({ text: "", limit: 5 })).toEqual([]);
    expect(new ClaimIndex().search({ text: "pier", limit: 5 })).toEqual([]);
  });

  it("calls the same wording wholly alike, and ranks it first", () => {
    const [found] = filled().search({ text: claims[2]!, limit: 1 });
    expect(found).toMatchObject({ id: "2" });
    expect(found!.likeness).toBeCloseTo(1);
  });

  it("answers after adding and removing as if it had been filled so from the start", () => {
    const index = filled();
    index.add({ id: "extra", text: "The pier at Tolland was repaired in 1999." });
    index.add({ id: "0", text: "Something else altogether about bakeries." });
    index.remove("extra");
    index.add({ id: "0", text: claims[0]! });
    expect(index.remove("extra")).toBe(false);
    expect(index.size).toBe(claims.length);
    for (const text of ["pier repairs", "library closures on Saturday", "sea wall survey Marwick"]) {
      expect(index.search({ text, limit: 5 })).toEqual(filled().search({ text, limit: 5 }));
    }
  });

  it("holds more claims than its first tables have room for", () => {
    const index = new ClaimIndex();
    for (let at = 0; at < 3000; at++) index.add({ id: `n${at}`, text: `Parcel ${at} weighs ${at + 7} kilos` });
    expect(first(index, "parcel 2041")).toBe("n2041");
    expect(index.search({ text: "parcel kilos", limit: 10 })).toHaveLength(10);
  });
});

describe("matchingWords", () => {
  it("writes figures in one way", () => {
    expect(matchingWords("46 per cent of £1,200 million, five times")).toEqual(matchingWords("46% of £1200m, 5 time"));
  });
});

describe("stemWord", () => {
  // Pairs from the paper's own tables.
  it.each([
    ["caresses", "caress"],
    ["ponies", "poni"],
    ["agreed", "agre"],
    ["plastered", "plaster"],
    ["hopping", "hop"],
    ["filing", "file"],
    ["happy", "happi"],
    ["relational", "relat"],
    ["conditional", "condit"],
    ["vietnamization", "vietnam"],
    ["triplicate", "triplic"],
    ["hopefulness", "hope"],
    ["adjustment", "adjust"],
    ["adoption", "adopt"],
    ["probate", "probat"],
    ["cease", "ceas"],
    ["controll", "control"],
    ["roll", "roll"],
  ])("stems %s", (word, stem) => {
    expect(stemWord(word)).toBe(stem);
  });

  it("reads British spelling like American", () => {
    expect(stemWord("privatisation")).toBe(stemWord("privatization"));
    expect(stemWord("organised")).toBe(stemWord("organized"));
  });
});

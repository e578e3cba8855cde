import { describe, expect, test } from "vitest";
import { listHref, totalWords } from "@/lib/domain/search/list-href";
import { articleListSchema, claimListSchema, sourceListSchema } from "@/lib/domain/search/list-params";
import { prefixQuery, searchedNumber, searchWords, wholeWordQuery } from "@/lib/domain/search/search-words";

describe("searchWords", () => {
  test.each([
    ["", []],
    ["  Beds   at Thornby ", ["beds", "at", "thornby"]],
    ["“40 beds”, (closed)!", ["40", "beds", "closed"]],
    ["£4.2m 61%", ["£4.2m", "61%"]],
    ["well-known o'clock", ["well-known", "o'clock"]],
    ["beds beds BEDS", ["beds"]],
    ["… – & |", []],
    ["école École", ["école"]],
  ])("of %j", (query, words) => expect(searchWords(query)).toEqual(words));

  test("are twelve at the most", () => {
    expect(searchWords(Array.from({ length: 30 }, (_, index) => `w${index}`).join(" "))).toHaveLength(12);
  });
});

test.each([
  ["12", 12],
  [" #7 ", 7],
  ["12 beds", null],
  ["1234567890", null],
  ["", null],
])("searchedNumber of %j is %j", (query, number) => expect(searchedNumber(query)).toBe(number));

test("a query for PostgreSQL quotes what would be read as an operator", () => {
  expect(prefixQuery({ words: ["o'clock", "a\\b"], join: "all" })).toBe("'o''clock':* & 'a\\\\b':*");
  expect(prefixQuery({ words: ["a", "b"], join: "any" })).toBe("'a':* | 'b':*");
  expect(wholeWordQuery(["a", "b"])).toBe("'a' | 'b'");
});

describe("parameters of a list", () => {
  test("what is not understood counts as absent", () => {
    const parsed = claimListSchema.parse({
      q: ["  beds  now ", "second"],
      state: "nonsense",
      type: ["legal", "event"],
      claimant: "not-a-uuid",
      after: "x".repeat(500),
    });
    expect(parsed).toMatchObject({ q: "beds now", type: "legal" });
    expect(parsed.state).toBeUndefined();
    expect(parsed.claimant).toBeUndefined();
    expect(parsed.after).toBeUndefined();
  });

  test("empty parameters, as a form sends them, are no filters", () => {
    const { q, ...rest } = claimListSchema.parse({ q: "", state: "", type: "", sort: "" });
    expect(q).toBe("");
    expect(Object.values(rest).filter(Boolean)).toEqual([]);
    expect(sourceListSchema.parse({ status: "retracted", reliability: "none" })).toMatchObject({
      status: "retracted",
      reliability: "none",
    });
    expect(articleListSchema.parse({ archived: "perhaps" }).archived).toBeUndefined();
  });
});

test("an address of a list leaves empty parameters out", () => {
  expect(listHref("/w/desk/claims", { q: "a b", state: undefined, type: "" })).toBe("/w/desk/claims?q=a+b");
  expect(listHref("/w/desk/claims", {})).toBe("/w/desk/claims");
});

test("totals are exact up to a thousand", () => {
  const words = { one: "claim", many: "claims" };
  expect(totalWords({ total: 1, ...words })).toBe("1 claim");
  expect(totalWords({ total: 1000, ...words })).toBe("1,000 claims");
  expect(totalWords({ total: 1001, ...words })).toBe("More than 1,000 claims");
});

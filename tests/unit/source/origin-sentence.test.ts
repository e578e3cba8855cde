import { describe, expect, test } from "vitest";
import { commonRoot, originSentence } from "@/lib/domain/source/origin-sentence";

const news = { type: "article-newspaper", genre: null } as const;
const release = { type: "report", genre: "Press release" } as const;
const page = { type: "webpage", genre: null } as const;
const journal = { type: "article-journal", genre: null } as const;

describe("originSentence", () => {
  test.each([
    [[news, news, news, news, news], release, "Five newspaper articles, one press release."],
    [[news, journal], { type: "dataset", genre: null } as const, "Two articles, one data set."],
    [[news, page], null, "Two sources, one origin."],
    [Array.from({ length: 14 }, () => page), { type: "thesis", genre: null } as const, "14 web pages, one source."],
  ])("%#", (members, root, sentence) => expect(originSentence({ members, root })).toBe(sentence));
});

describe("commonRoot", () => {
  const links = [
    { fromId: "a", toId: "agency" },
    { fromId: "b", toId: "agency" },
    { fromId: "agency", toId: "release" },
  ];
  test("is the furthest that all rest on, also where it is one of them", () => {
    expect(commonRoot({ members: ["a", "b"], links })).toBe("release");
    expect(commonRoot({ members: ["a", "release"], links })).toBe("release");
  });
  test("is nothing where there are two, none, or a circle", () => {
    expect(commonRoot({ members: ["a", "c"], links })).toBeNull();
    expect(commonRoot({ members: ["a", "b"], links: [...links, { fromId: "agency", toId: "data" }] })).toBeNull();
    expect(commonRoot({ members: ["a", "b"], links: [...links, { fromId: "release", toId: "agency" }] })).toBeNull();
  });
});

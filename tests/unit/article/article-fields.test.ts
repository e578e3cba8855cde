import { expect, test } from "vitest";
import { articleFieldsSchema, splitNames } from "@/lib/domain/article/article-fields";

const typed = { title: "Beds", authors: "", publisher: "", publishedOn: "", language: "en", url: "" };

test("empty fields become null, and lines become names", () => {
  expect(
    articleFieldsSchema.parse({ ...typed, title: "  Beds \n to go ", authors: "Ada Birch; Bo Carr\n\nAda Birch" }),
  ).toEqual({
    title: "Beds to go",
    authors: ["Ada Birch", "Bo Carr"],
    publisher: null,
    publishedOn: null,
    language: "en",
    url: null,
  });
  expect(splitNames(" ; \n ")).toEqual([]);
});

test("language codes are brought into their usual form", () => {
  expect(articleFieldsSchema.parse({ ...typed, language: "EN-gb" }).language).toBe("en-GB");
  expect(articleFieldsSchema.parse({ ...typed, language: "" }).language).toBe("en");
});

test.each([
  ["title", " "],
  ["title", "x".repeat(301)],
  ["publishedOn", "March 2026"],
  ["publishedOn", "2026-02-30"],
  ["language", "English!"],
  ["url", "javascript:alert(1)"],
  ["url", "post.example/a"],
  ["url", `https://post.example/${"a".repeat(2100)}`],
  ["authors", "x".repeat(201)],
])("%s may not be %s", (name, value) => {
  const parsed = articleFieldsSchema.safeParse({ ...typed, [name]: value });
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([name]);
});

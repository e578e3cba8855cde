import { describe, expect, test } from "vitest";
import { safeNext } from "@/lib/auth/safe-next";

describe("safeNext", () => {
  test.each(["/w/desk", "/w/desk/claims?q=beds&page=2#review", "/join/abc", "/w/a%20b", "/a//b"])(
    "keeps %s",
    (next) => {
      expect(safeNext(next)).toBe(next);
    },
  );

  test.each([
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "/..//elsewhere.example",
    "/w/..//elsewhere.example",
    "/%2e//elsewhere.example",
    "javascript:alert(1)",
    "w/desk",
    "",
    undefined,
    ["/w/desk"],
  ])("leads home instead of to %s", (next) => {
    expect(safeNext(next)).toBe("/");
  });

  test("whatever it answers, a browser stays on the site", () => {
    for (const next of ["/@elsewhere.example", "/:80/", "/%5celsewhere.example", "/%2f%2felsewhere.example", "/ /x"]) {
      const answer = safeNext(next);
      expect(new URL(answer, "https://desk.example").origin).toBe("https://desk.example");
      expect(answer.startsWith("//")).toBe(false);
    }
  });
});

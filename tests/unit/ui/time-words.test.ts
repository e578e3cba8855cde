import { describe, expect, it } from "vitest";
import { dayWords, distanceWords, isWholeDay, utcTimeWords } from "@/components/ui/time-words";

describe("distanceWords", () => {
  const now = new Date("2026-05-10T12:00:00Z");

  it.each([
    ["2026-05-10T11:59:30Z", "just now"],
    ["2026-05-10T11:59:00Z", "1 minute ago"],
    ["2026-05-10T11:00:01Z", "59 minutes ago"],
    ["2026-05-10T11:00:00Z", "1 hour ago"],
    ["2026-05-09T12:00:00Z", "1 day ago"],
    ["2026-05-03T12:00:01Z", "6 days ago"],
    ["2026-05-03T12:00:00Z", null],
    ["2026-05-10T15:00:00Z", "in 3 hours"],
    ["2026-06-10T12:00:00Z", null],
  ])("says %s as %s", (at, words) => {
    expect(distanceWords({ at: new Date(at), now })).toBe(words);
  });
});

describe("utcTimeWords", () => {
  it("writes the instant out in UTC whatever the zone it was given in", () => {
    expect(utcTimeWords(new Date("2026-05-03T00:05:00+02:00"))).toBe("2 May 2026, 22:05 UTC");
  });
});

describe("dayWords", () => {
  it.each([
    ["2026", "2026"],
    ["2026-05", "May 2026"],
    ["2026-05-03", "3 May 2026"],
    ["2026-13", "2026-13"],
    ["spring 2026", "spring 2026"],
  ])("says %s as %s", (edtf, words) => {
    expect(dayWords(edtf)).toBe(words);
  });
});

describe("isWholeDay", () => {
  it.each([
    ["2026", false],
    ["2026-05", false],
    ["2026-05-03", true],
    ["spring 2026", false],
  ])("of %s is %s", (edtf, is) => {
    expect(isWholeDay(edtf)).toBe(is);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareCopies } from "@/lib/domain/capture/compare-copies";
import { ignoredInWords } from "@/lib/domain/capture/ignored-words";
import { nextCapture } from "@/lib/domain/capture/rhythm";
import { volatileReason } from "@/lib/domain/capture/volatile-line";
import { looksLikeWall } from "@/lib/domain/capture/wall";

const plain = (text: string) => ({ text, apart: [] });

describe("volatileReason", () => {
  test.each([
    ["Last updated: 3 May 2026, 10:41", "page_date"],
    ["Page last modified on Monday, 3rd May 2026 at 10.41am", "page_date"],
    ["Today is Tuesday 22 November 2026", "page_date"],
    ["2026-11-22 08:31", "page_date"],
    ["3 hours ago", "page_date"],
    ["© 2026 Saltham Gazette. All rights reserved.", "page_date"],
    ["1,204 views", "counter"],
    ["Comments (14)", "counter"],
    ["You are visitor number 48,210", "counter"],
    ["Page generated in 0.231 seconds", "counter"],
    ["Request ID: 8f14e45fceea167a5a36dedd4bea2543", "token"],
  ])("%s: %s", (line, reason) => expect(volatileReason(line)).toBe(reason));

  test.each([
    "In 2024 the department saw 48,210 people.",
    "The ward closes on 3 May 2026.",
    "Updated figures show 12 beds.",
    "48,210",
    "61 per cent",
    "Harrowvalehospital",
    "12 beds",
    "",
  ])("%s may be the page's matter", (line) => expect(volatileReason(line)).toBeNull());
});

describe("compareCopies", () => {
  test("what changes by itself is no change, and is named", () => {
    const before = "The ward stays open.\nLast updated 3 May 2026\n1,204 views";
    const now = "The ward stays open.\nLast updated 9 September 2026\n1,377 views";
    const found = compareCopies({ before: plain(before), now: plain(now) });
    expect(found).toMatchObject({ isSame: true, ignored: { page_date: 2, counter: 2 } });
    expect(ignoredInWords(found.ignored)).toBe("the page's own date or time, counters");
  });

  test("one figure in a sentence is a change", () => {
    const found = compareCopies({ before: plain("It has 12 beds."), now: plain("It has 14 beds.") });
    expect(found).toMatchObject({ isSame: false, before: ["It has 12 beds."], now: ["It has 14 beds."], ignored: {} });
  });

  test("what stands apart does not count, unless somebody has quoted it", () => {
    const text = "The ward stays open.\nMore: Bus route cut";
    const before = { text, apart: [{ start: 21, end: text.length, reason: "related" as const }] };
    const now = plain("The ward stays open.");
    expect(compareCopies({ before, now })).toMatchObject({ isSame: true, ignored: { related: 1 } });
    expect(compareCopies({ before, now, quotes: ["Bus route cut"] })).toMatchObject({ isSame: false });
  });

  test("a line that was sorted otherwise has not changed", () => {
    const text = "The ward stays open.\nIt has 12 beds.";
    const aside = { text, apart: [{ start: 21, end: text.length, reason: "beside" as const }] };
    expect(compareCopies({ before: plain(text), now: aside }).isSame).toBe(true);
    expect(compareCopies({ before: aside, now: plain(text) }).isSame).toBe(true);
  });

  test("a copy is the same as itself, whatever stands apart in it", () => {
    const line = fc.constantFrom("a b", "1 view", "c", "", "3 May 2026", "x  y");
    fc.assert(
      fc.property(fc.array(line), fc.nat(60), fc.nat(60), (lines, one, other) => {
        const text = lines.join("\n");
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const copy = { text, apart: [{ start, end, reason: "menu" as const }] };
        expect(compareCopies({ before: copy, now: copy })).toMatchObject({ isSame: true, ignored: {} });
      }),
    );
  });
});

describe("looksLikeWall", () => {
  test.each([
    "Before you continue\nWe and our 843 partners use cookies and personal data.\nAccept all\nReject all",
    "Just a moment\nChecking your browser before accessing the site.",
    "Verify you are a human by completing the action below.",
  ])("%s", (text) => expect(looksLikeWall(text)).toBe(true));

  test("a short page with a notice below is a page", () => {
    expect(looksLikeWall("The ward stays open until the spring.\nWe use cookies. Accept cookies")).toBe(false);
    expect(looksLikeWall("The ward stays open.")).toBe(false);
  });
});

test("the next copy is due after the pause, sooner after a failure, never later than the rhythm", () => {
  const now = new Date("2026-05-03T10:00:00Z");
  const days = (every: "weekly" | "monthly", failures: number, spread = 0) =>
    (nextCapture({ every, failures, now, spread }).getTime() - now.getTime()) / 86_400_000;
  expect([0, 1, 2, 3, 4, 9].map((failures) => days("weekly", failures))).toEqual([7, 1, 2, 4, 7, 7]);
  expect([0, 1, 9].map((failures) => days("monthly", failures))).toEqual([30, 1, 30]);
  expect(days("weekly", 0, 0.99)).toBeLessThan(7.7);
});

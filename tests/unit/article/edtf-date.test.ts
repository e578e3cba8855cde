import fc from "fast-check";
import { expect, test } from "vitest";
import { edtfDateInWords, edtfDateSchema, isEdtfDate } from "@/lib/domain/edtf-date";

test.each(["2026", "0001", "2026-01", "2026-12", "2024-02-29", "2000-02-29", "0099-12-31"])("%s is a date", (date) => {
  expect(isEdtfDate(date)).toBe(true);
});

test.each([
  "",
  "26",
  "2026-00",
  "2026-13",
  "2026-3-4",
  "2025-02-29",
  "1900-02-29",
  "2026-04-31",
  "2026-01-01T00:00",
  "2026-01?",
  "y2026",
])("%s is none", (date) => {
  expect(isEdtfDate(date)).toBe(false);
});

test("every day of the calendar is one", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("0100-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }), (date) => {
      expect(isEdtfDate(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});

test("an empty field is no date, and dates read as words", () => {
  expect(edtfDateSchema.parse("  ")).toBeNull();
  expect(edtfDateSchema.parse(" 2026-03 ")).toBe("2026-03");
  expect(["2026", "2026-03", "2026-03-04", "soon"].map(edtfDateInWords)).toEqual([
    "2026",
    "March 2026",
    "4 March 2026",
    "soon",
  ]);
});

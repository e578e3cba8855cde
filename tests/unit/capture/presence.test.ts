import { describe, expect, test } from "vitest";
import { absenceInWords, changeInWords, lastAbsence } from "@/lib/domain/capture/presence";

const at = (day: string, hour = "12:00") => new Date(`2026-03-${day}T${hour}:00Z`);

describe("what is known of when a page went or changed", () => {
  test("is two days, and never one between them", () => {
    expect(absenceInWords({ present: at("02"), absent: at("09") })).toBe(
      "The page was present on 2 March 2026 and absent on 9 March 2026. On which day between them it went is not known.",
    );
    expect(changeInWords({ before: at("02"), now: at("09"), method: "fetch" })).toContain(
      "present on 2 March 2026 and absent on 9 March",
    );
  });

  test("is nothing about a page where the copies are files that somebody had", () => {
    const words = changeInWords({ before: at("02"), now: at("09"), method: "upload" });
    expect(words).toContain("stand in the copy stored on 2 March 2026 alone");
    expect(words).not.toMatch(/present|absent/u);
  });

  test("does not say of one day that the page was there and was not", () => {
    expect(absenceInWords({ present: at("02", "08:00"), absent: at("02", "17:00") })).toBe(
      "The page was present on 2 March 2026 and absent later on the same day.",
    );
    const words = changeInWords({ before: at("02", "08:00"), now: at("02", "17:00"), method: "fetch" });
    expect(words).toMatch(/^Both copies are of 2 March 2026\./u);
    expect(words).not.toContain("absent");
  });
});

test("a page that came back is not absent", () => {
  const look = (change: "same" | "gone", day: string) => ({ change, method: "fetch" as const, capturedAt: at(day) });
  expect(lastAbsence([look("same", "05"), look("gone", "04"), look("same", "03")])).toBeNull();
  expect(lastAbsence([look("gone", "06"), look("gone", "04"), look("same", "03")])).toContain("absent on 4 March 2026");
});

import { expect, test } from "vitest";
import { timelineOf, type TimelineEntry } from "@/lib/domain/timeline/timeline";

const entry = (on: string, kind: TimelineEntry["kind"], words: string): TimelineEntry => ({
  on,
  kind,
  words,
  path: null,
});

test("tells what happened in the order of time, what is known less exactly first", () => {
  const days = timelineOf([
    entry("2025-03-02", "settled", "settled"),
    entry("2024", "source", "report"),
    entry("2025-03-02", "claimed", "claimed"),
    entry("2024-03", "source", "paper"),
    entry("2024-03-01", "capture", "copy"),
  ]);
  expect(days.map(({ on, entries }) => [on, entries.map(({ words }) => words)])).toEqual([
    ["2024", ["report"]],
    ["2024-03", ["paper"]],
    ["2024-03-01", ["copy"]],
    ["2025-03-02", ["claimed", "settled"]],
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { changedWords } from "@/lib/server/capture/changed-words";

test("marks the words that differ", () => {
  const found = changedWords({ before: "The ward has 12 beds.", now: "The ward has 14 beds." })!;
  expect(found.before.filter(({ isChanged }) => isChanged).map(({ text }) => text)).toEqual(["12"]);
  expect(found.now.filter(({ isChanged }) => isChanged).map(({ text }) => text)).toEqual(["14"]);
});

test("lines with little in common are two lines", () => {
  expect(changedWords({ before: "The ward stays open.", now: "Bus route cut by half" })).toBeNull();
});

test("put together, the pieces are the lines", () => {
  const line = fc
    .array(fc.constantFrom("the", "ward", "12", "beds", "öpen"), { maxLength: 12 })
    .map((it) => it.join(" "));
  fc.assert(
    fc.property(line, line, (before, now) => {
      const found = changedWords({ before, now });
      if (!found) return;
      expect(found.before.map(({ text }) => text).join("")).toBe(before);
      expect(found.now.map(({ text }) => text).join("")).toBe(now);
    }),
  );
});

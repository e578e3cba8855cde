import { expect, test } from "vitest";
import { contentState, worstState } from "@/lib/domain/redaction/content-state";

test.each([
  ["matches", false, "intact"],
  ["differs", false, "broken"],
  ["absent", false, "missing"],
  ["absent", true, "redacted"],
  ["matches", true, "not_removed"],
  ["differs", true, "not_removed"],
] as const)("contents that are %s, redacted: %s, are %s", (found, isRedacted, state) => {
  expect(contentState({ found, isRedacted })).toBe(state);
});

test("a thing of several parts is as bad as its worst part", () => {
  expect(worstState([])).toBe("intact");
  expect(worstState(["intact", "redacted"])).toBe("redacted");
  expect(worstState(["redacted", "broken", "intact"])).toBe("broken");
});

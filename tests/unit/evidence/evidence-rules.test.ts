import { describe, expect, test } from "vitest";
import { checkQuote } from "@/lib/domain/evidence/check-quote";
import { copyState } from "@/lib/domain/evidence/copy-state";
import { createEvidenceSchema } from "@/lib/domain/evidence/evidence-input";
import { newerThanClaim } from "@/lib/domain/evidence/newer-than-claim";

const text = "In 2024 the department saw 48,210 people.\nThe board “has not decided” to close the maternity ward.";

describe("checkQuote", () => {
  test("finds the same words and keeps what stands around them", () => {
    const found = checkQuote({ text, exact: "the department saw 48,210 people" });
    expect(text.slice(found.start!, found.end!)).toBe("the department saw 48,210 people");
    expect(found.prefix).toBe("In 2024 ");
    expect(found.suffix?.startsWith(".\nThe board")).toBe(true);
  });

  test("looks past typography", () => {
    const found = checkQuote({ text, exact: 'people. The board "has not decided" to close' });
    expect(text.slice(found.start!, found.end!)).toBe("people.\nThe board “has not decided” to close");
  });

  test("never verifies other wording, and shows what the copy says instead", () => {
    const found = checkQuote({ text, exact: "The board has now decided to close the maternity ward." });
    expect(found).toMatchObject({ start: null, end: null, prefix: null, suffix: null });
    expect(found.nearest?.words).toContain("has not decided");
  });

  test("a changed figure is not the figure", () => {
    expect(checkQuote({ text, exact: "saw 48,120 people" }).start).toBeNull();
  });

  test("says plainly when nothing is like it", () => {
    expect(checkQuote({ text, exact: "Quarterly rainfall in the uplands" })).toMatchObject({
      start: null,
      nearest: null,
    });
  });
});

test.each([
  [{ captureId: null, exact: "x", start: null }, "no_copy"],
  [{ captureId: "c", exact: "x", start: 0 }, "verified"],
  [{ captureId: "c", exact: "x", start: null }, "not_found"],
  [{ captureId: "c", exact: null, start: null }, "nothing_quoted"],
])("the state of %j is %s", (evidence, state) => expect(copyState(evidence)).toBe(state));

test.each([
  ["2025", "2024-12-31", true],
  ["2024", "2024-05-01", false],
  ["2024-06", "2024-05-01", true],
  ["2024-05-01", "2024-05-01", false],
  ["2023-12", "2024", false],
  [null, "2024", null],
  ["2024", null, null],
])("issued %s, claimed %s: newer is %s", (issued, claimedOn, expected) =>
  expect(newerThanClaim({ issued, claimedOn })).toBe(expected),
);

describe("createEvidenceSchema", () => {
  const ids = { claimId: "0198c5a4-0000-7000-8000-000000000001", sourceId: "0198c5a4-0000-7000-8000-000000000002" };
  test.each(["quotation", "figure"] as const)("a %s wants its words", (kind) => {
    expect(createEvidenceSchema.safeParse({ ...ids, kind, stance: "supports", note: "So." }).success).toBe(false);
  });
  test("a finding can be told in the note", () => {
    const parsed = createEvidenceSchema.parse({ ...ids, kind: "finding", stance: "context", note: " So. " });
    expect(parsed).toMatchObject({ exact: "", note: "So.", groupId: null });
  });
  test("what PostgreSQL cannot hold is taken out", () => {
    const parsed = createEvidenceSchema.parse({ ...ids, kind: "figure", stance: "context", exact: "a\u0000b\ud800" });
    expect(parsed.exact).toBe("ab\ufffd");
  });
});

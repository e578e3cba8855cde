import { expect, test } from "vitest";
import { claimFieldsSchema, markSchema } from "@/lib/domain/claim/claim-fields";

test("a statement becomes one line of composed characters", () => {
  const { statement } = claimFieldsSchema.parse({ statement: "  Cafe\u0301s\n\tclosed  in\u00A02025. " });
  expect(statement).toBe("Cafés closed in 2025.");
});

test.each([[""], [" \n "], ["x".repeat(1001)], ["x".repeat(20_000)]])("a statement may not be %j", (statement) => {
  expect(claimFieldsSchema.safeParse({ statement }).success).toBe(false);
});

test("a statement of a thousand characters is the longest", () => {
  expect(claimFieldsSchema.safeParse({ statement: "x".repeat(1000) }).success).toBe(true);
});

test("an empty day is none; others are checked", () => {
  const day = (claimedOn: unknown) => claimFieldsSchema.safeParse({ statement: "A.", claimedOn });
  expect(day("").data?.claimedOn).toBeNull();
  expect(day(undefined).data?.claimedOn).toBeUndefined();
  expect(day("2026-02").data?.claimedOn).toBe("2026-02");
  expect(day("next week").success).toBe(false);
});

test("a mark has some words", () => {
  const articleVersionId = "01a20000-0000-7000-8000-000000000000";
  expect(markSchema.safeParse({ articleVersionId, start: 3, end: 3, exact: "x" }).success).toBe(false);
  expect(markSchema.safeParse({ articleVersionId, start: -1, end: 3, exact: "x" }).success).toBe(false);
  expect(markSchema.safeParse({ articleVersionId, start: 0, end: 1, exact: "" }).success).toBe(false);
});

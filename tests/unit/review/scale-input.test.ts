import { expect, test } from "vitest";
import { defaultScale } from "@/lib/domain/scale/default-scale";
import { scaleInputSchema } from "@/lib/domain/scale/scale-input";

const rating = (label: string, value: number | null) => ({ label, definition: "When it fits.", value });
const scale = (ratings: object[]) => ({ basedOnNumber: 1, name: "A scale", ratings });

test("the scale that every workspace begins with is a valid one", () => {
  expect(scaleInputSchema.safeParse({ basedOnNumber: 1, ...defaultScale }).success).toBe(true);
});

test("ratings off the scale may stand anywhere, and values may rise", () => {
  const ratings = [rating("Open", null), rating("No", -1), rating("Split", null), rating("Yes", 1)];
  expect(scaleInputSchema.parse(scale(ratings)).ratings).toEqual(ratings);
});

test.each([
  ["one value alone", [rating("Yes", 1), rating("Open", null)], "ratings"],
  ["the same value twice", [rating("Yes", 1), rating("Rather", 1)], "ratings"],
  ["values that turn round", [rating("Yes", 3), rating("Rather", 1), rating("No", 2)], "ratings"],
  ["a name twice", [rating("Yes", 2), rating(" yes ", 1)], "ratings.1.label"],
  ["no name", [rating("Yes", 2), rating(" ", 1)], "ratings.1.label"],
  ["half a step", [rating("Yes", 2), rating("No", 0.5)], "ratings.1.value"],
  ["no definition", [rating("Yes", 2), { ...rating("No", 1), definition: "\0 " }], "ratings.1.definition"],
])("%s is refused", (_, ratings, path) => {
  const { error } = scaleInputSchema.safeParse(scale(ratings));
  expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
});

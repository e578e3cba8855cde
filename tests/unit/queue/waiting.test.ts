import { expect, test } from "vitest";
import { approveTodo, confirmTodo, roundTodo } from "@/lib/domain/queue/waiting";
import { causeWords, doubtCauses } from "@/lib/domain/queue/doubt-words";

test.each([
  [{ toRate: 3, evidence: 3, toAssess: true }, "Rate its 3 pieces of evidence, then write your assessment"],
  [{ toRate: 1, evidence: 1, toAssess: false }, "Rate its one piece of evidence"],
  [{ toRate: 1, evidence: 3, toAssess: false }, "Rate the last piece of evidence"],
  [{ toRate: 2, evidence: 3, toAssess: true }, "Rate 2 more pieces of evidence, then write your assessment"],
  [{ toRate: 0, evidence: 3, toAssess: true }, "Write your assessment"],
])("a round that wants %j says so", (round, words) => expect(roundTodo(round)).toBe(words));

test("an approval says how many are missing, and never none", () => {
  expect(approveTodo({ given: 0, required: 2 })).toContain("2 approvals are missing");
  expect(approveTodo({ given: 1, required: 2 })).toContain("one approval is missing");
  expect(approveTodo({ given: 3, required: 2 })).toContain("one approval is missing");
});

test("places are counted in words", () => {
  expect(confirmTodo(1)).toContain("1 claim stands");
  expect(confirmTodo(4)).toContain("4 claims stand");
});

test("every cause of a doubt has words of its own, and an unknown one has some", () => {
  expect(new Set(doubtCauses.map(causeWords)).size).toBe(doubtCauses.length);
  expect(causeWords("constructor")).toBe("Something that this rests on changed");
});

import { describe, expect, it } from "vitest";
import { partProblem } from "@/lib/domain/claim/part-problem";

describe("partProblem", () => {
  const whole = "The ferry costs £5 and is late.";
  it.each([
    [["The ferry costs £5.", "The ferry is late."], null],
    [["The ferry costs £5."], null],
    [["The ferry costs £5 and is late."], "part_is_whole"],
    [["the ferry costs  £5 and is late", "The ferry is late."], "part_is_whole"],
    [["The ferry is late.", "“The ferry is late”"], "parts_alike"],
    [["The ferry costs £5.", "The ferry costs $5."], null],
  ])("%j: %j", (parts, problem) => expect(partProblem({ whole, parts })).toBe(problem));
});

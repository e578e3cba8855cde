import { describe, expect, test } from "vitest";
import { figureSchema, locatorWithCell, noteWithWorking, readFigure } from "@/lib/domain/evidence/figure";
import { workOut } from "@/lib/domain/evidence/work-out";

describe("workOut", () => {
  test.each([
    ["48,210 ÷ 79,000 × 100", "61.0", 61.0253, true],
    ["48,210 ÷ 79,000", "61 per cent", 0.610253, true],
    ["(12 + 14) x 2", "52", 52, true],
    ["1 200 − 200", "1,000 beds", 1000, true],
    ["20% * 50", "10", 10, true],
    ["2 − 5", "−3", -3, true],
    ["12 × 2", "25", 24, false],
    ["12 × 2", "many", 24, false],
    ["0.1 + 0.2", "0.3", 0.3, true],
  ])("%s = %s", (working, result, value, agrees) => {
    const found = workOut({ working, result })!;
    expect(found.value).toBeCloseTo(value, 4);
    expect(found.agrees).toBe(agrees);
  });

  test.each(["1 / 0", "twelve times two", "12 +", "(3", "3 4", "process.exit()", "1".repeat(301), ""])(
    "%s is no arithmetic",
    (working) => expect(workOut({ working, result: "1" })).toBeNull(),
  );
});

describe("figures", () => {
  const cell = { kind: "cell", table: "Table 2", row: "Emergency", column: "2024" } as const;
  const calculation = { kind: "calculation", working: "12 × 2", result: "24" } as const;

  test("say where a cell stands, and how a result was worked out", () => {
    expect(locatorWithCell({ locator: "p. 14", figure: cell })).toBe("p. 14, Table 2, row “Emergency”, column “2024”");
    expect(locatorWithCell({ locator: null, figure: { ...cell, table: "" } })).toBe("row “Emergency”, column “2024”");
    expect(noteWithWorking({ note: "Nights only.", figure: calculation })).toBe(
      "Worked out: 12 × 2 = 24\nNights only.",
    );
    expect(locatorWithCell({ locator: "p. 1", figure: calculation })).toBe("p. 1");
    expect(noteWithWorking({ note: "A note", figure: null })).toBe("A note");
  });

  test("without their labels are refused, and what is stored otherwise is none", () => {
    expect(figureSchema.safeParse({ ...cell, row: " " }).success).toBe(false);
    expect(figureSchema.safeParse({ ...calculation, working: "" }).success).toBe(false);
    expect(readFigure({ kind: "chart" })).toBeNull();
    expect(readFigure(null)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { foundWords } from "@/lib/domain/suggestion/found-words";

describe("foundWords", () => {
  it.each([
    ["The board meets at 1pm on Tuesday 14 November about a cut of £700m by 2021.", ["£700m"], ["14 November", "2021"]],
    ["Board to hear on 14th Nov of a cut of £700m", ["£700m"], ["14th Nov"]],
    ["The ferry left at 10.30 a.m. with 12 people.", ["12"], []],
    ["The ferry left at 17:45 with 3 Mayors on board.", ["3"], []],
    ["8% more sailings were cancelled than on 3 Sept. 2024.", ["8%"], ["3 Sept. 2024"]],
  ])("%j", (statement, figures, dates) => {
    const found = foundWords(statement);
    expect(found).toMatchObject({ figures, dates });
  });
});

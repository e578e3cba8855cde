import { describe, expect, it } from "vitest";
import { asOneLine } from "@/lib/domain/claim/claim-fields";
import { withoutAtoms } from "@/lib/text/without-atoms";

describe("words of an article with the sign of a note in them", () => {
  it.each([
    ["It closed.\uFFFC Then it rained.", "It closed. Then it rained."],
    ["a \uFFFC b", "a b"],
    ["no sign,  two spaces", "no sign,  two spaces"],
  ])("%j reads %j", (text, shown) => expect(withoutAtoms(text)).toBe(shown));

  it("make a statement without it", () => {
    expect(asOneLine(" It closed.\uFFFC\nThen it rained. ")).toBe("It closed. Then it rained.");
  });
});

import { describe, expect, it, test } from "vitest";
import { fateOfPart, type OwnThing } from "@/lib/domain/claim/part-fate";
import { proposeParts } from "@/lib/domain/claim/propose-parts";
import { claimStates, wordingIsLocked } from "@/lib/domain/claim/transitions";
import { whichStands } from "@/lib/domain/claim/which-stands";
import { isWorthOffering, isWorthTelling } from "@/lib/domain/claim/worth-offering";

describe("proposeParts", () => {
  it("makes a sentence of each clause", () => {
    const statement =
      "The board said the pier is unsafe for lorries and that the council has refused to pay for repairs";
    expect(proposeParts(statement)).toEqual([
      "The pier is unsafe for lorries.",
      "The council has refused to pay for repairs.",
    ]);
  });
  it("leaves a simple statement as it is", () => {
    expect(proposeParts("The pier is closed.")).toEqual(["The pier is closed."]);
  });
});

describe("fateOfPart", () => {
  const nothing: Record<OwnThing, number> = {
    evidence: 0,
    verdicts: 0,
    rounds: 0,
    parts: 0,
    absorbed: 0,
    relationsFrom: 0,
    relationsTo: 0,
    searchLogs: 0,
    rightsOfReply: 0,
    derivations: 0,
  };
  test.each(claimStates)("in state %s a bare part goes up into the whole unless it is locked", (state) => {
    const { fate } = fateOfPart({ state, counts: nothing, hasWriting: false });
    expect(fate).toBe(wordingIsLocked(state) ? "stays" : "joined");
  });
  test.each(Object.keys(nothing) as OwnThing[])("a part with %s is never hidden", (thing) => {
    const { fate, because } = fateOfPart({ state: "open", counts: { ...nothing, [thing]: 1 }, hasWriting: false });
    expect(fate).toBe("detached");
    expect(because).toMatch(/^it has \w/u);
  });
  test("what it has is named once, in one sentence", () => {
    const counts = { ...nothing, evidence: 2, relationsFrom: 1, relationsTo: 1 };
    expect(fateOfPart({ state: "gathering", counts, hasWriting: true }).because).toBe(
      "it has evidence, relations to other claims and text in its dossier",
    );
  });
});

describe("whichStands", () => {
  const claim = { number: 4, state: "open", appearances: 1 } as const;
  it.each([
    ["further on", { number: 9, state: "gathering", appearances: 0 } as const],
    ["more often made", { number: 9, state: "open", appearances: 2 } as const],
    ["older", { number: 2, state: "open", appearances: 1 } as const],
  ])("prefers the one that is %s, whichever is named first", (_, better) => {
    expect(whichStands<typeof claim | typeof better>(claim, better)).toEqual({ stands: better, points: claim });
    expect(whichStands<typeof claim | typeof better>(better, claim)).toEqual({ stands: better, points: claim });
  });
});

test("what is only related has to be liker, and a whole article asks for more than a single claim", () => {
  const match = { likeness: 0.35, difference: [] };
  expect(isWorthOffering({ ...match, relation: "conflicting" })).toBe(true);
  expect(isWorthOffering({ ...match, relation: "related" })).toBe(false);
  expect(isWorthOffering({ ...match, relation: "conflicting" }, { wholeArticle: true })).toBe(false);
  const near = { likeness: 0.9, relation: "related" } as const;
  expect(isWorthOffering({ ...near, difference: [{ kind: "other-words" }] }, { wholeArticle: true })).toBe(true);
  expect(isWorthOffering({ ...near, difference: [{ kind: "name" }] }, { wholeArticle: true })).toBe(false);
});

test("beside a draft only what is much alike is told, and nothing that is merely related", () => {
  expect(isWorthTelling({ relation: "same", likeness: 0.74 })).toBe(true);
  // The same hospital and the same unit, and another matter.
  expect(isWorthTelling({ relation: "same", likeness: 0.45 })).toBe(false);
  expect(isWorthTelling({ relation: "conflicting", likeness: 0.55 })).toBe(false);
  expect(isWorthTelling({ relation: "related", likeness: 0.9 })).toBe(false);
});

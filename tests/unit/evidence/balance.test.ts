import { expect, test } from "vitest";
import { evidenceBalance } from "@/lib/domain/evidence/balance";
import type { Credibility } from "@/lib/domain/review/credibility";
import type { Stance } from "@/lib/domain/evidence/stance";

function rated(id: string, source: string, stance: Stance, ...credibilities: Credibility[]) {
  const ratings = credibilities.map((credibility) => ({ credibility, directness: "direct" as const }));
  return { id, stance, source: { id: source, name: source }, ratings };
}

test("puts each rated item into its cell, those of one origin together", () => {
  const balance = evidenceBalance({
    items: [
      rated("one", "paper", "supports", 2, 3),
      rated("two", "release", "supports", 3),
      rated("three", "register", "refutes", 1),
      rated("four", "letter", "refutes", 6, 6),
      rated("five", "gone", "supports", 3),
    ],
    origins: [["paper", "release"], ["register"], ["letter"]],
  });
  const dot = (id: string, source: string) => ({ id, source, directness: "direct" });
  expect(balance?.[3].supports).toEqual([
    { origin: "A", dots: [dot("one", "paper"), dot("two", "release")] },
    { origin: null, dots: [dot("five", "gone")] },
  ]);
  expect(balance?.[1].refutes).toEqual([{ origin: "B", dots: [dot("three", "register")] }]);
  // Nobody could judge it: it stands apart and weighs nothing.
  expect(balance?.[6].refutes).toEqual([{ origin: "C", dots: [dot("four", "letter")] }]);
});

test("there is none before anything that bears on the claim was rated", () => {
  expect(evidenceBalance({ items: [rated("one", "a", "supports")], origins: [["a"]] })).toBeNull();
  expect(evidenceBalance({ items: [rated("one", "a", "context", 1)], origins: [["a"]] })).toBeNull();
});

test("letters go on after Z", () => {
  const sources = Array.from({ length: 28 }, (_, at) => `source ${at}`);
  const balance = evidenceBalance({
    items: sources.map((source) => rated(source, source, "supports", 1)),
    origins: sources.map((source) => [source]),
  });
  expect(balance?.[1].supports.map(({ origin }) => origin).slice(24)).toEqual(["Y", "Z", "AA", "AB"]);
});

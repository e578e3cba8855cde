import { describe, expect, test } from "vitest";
import { assessmentAgreement, ratingAgreement } from "@/lib/domain/review/agreement";
import { draftOfAssessment, isChosen, reasonsOfDraft, startOfDraft } from "@/lib/domain/review/assessment-draft";
import { reviewGuide, type GuideFacts } from "@/lib/domain/review/review-guide";
import { claimStates } from "@/lib/domain/claim/transitions";
import { draftOfScale, inputOfScaleDraft, moveRating } from "@/lib/domain/scale/scale-draft";
import { defaultScale } from "@/lib/domain/scale/default-scale";

const ratings = [
  { id: "a", label: "Accurate" },
  { id: "b", label: "Half right" },
  { id: "c", label: "Inaccurate" },
];

test.each([
  [[["c", "moderate"]], ""],
  [
    [
      ["c", "moderate"],
      ["c", "moderate"],
    ],
    "Both propose “Inaccurate”. Both give moderate certainty.",
  ],
  [
    [
      ["c", "low"],
      ["c", "high"],
      ["c", "high"],
    ],
    "All three propose “Inaccurate”. Their certainty goes from low to high.",
  ],
  [
    [
      ["a", "low"],
      ["c", "low"],
      ["c", "low"],
    ],
    "Two propose “Inaccurate” and one proposes “Accurate”. All give low certainty.",
  ],
  [
    [
      ["a", "very_low"],
      ["b", "low"],
      ["c", "low"],
    ],
    "One proposes “Accurate”, one proposes “Half right” and one proposes “Inaccurate”. Their certainty goes from very low to low.",
  ],
] as const)("%j reads %j", (given, words) => {
  const assessments = given.map(([ratingId, certainty]) => ({ ratingId, certainty }));
  expect(assessmentAgreement({ assessments, ratings })).toBe(words);
});

test.each([
  [[], "Nobody has rated this.", false],
  [[[2, "direct"]], "One rating, 2 (probably true).", false],
  [
    [
      [2, "direct"],
      [2, "direct"],
    ],
    "Both say 2 (probably true).",
    false,
  ],
  [
    [
      [2, "direct"],
      [3, "direct"],
    ],
    "From 2 to 3, one step apart.",
    false,
  ],
  [
    [
      [1, "direct"],
      [5, "direct"],
      [6, "direct"],
    ],
    "From 1 to 5, four steps apart; one could not judge it (6).",
    true,
  ],
  [
    [
      [6, "direct"],
      [6, "direct"],
    ],
    "Two could not judge it (6).",
    false,
  ],
  [
    [
      [2, "direct"],
      [2, "indirect"],
    ],
    "Both say 2 (probably true); not agreed on how direct it is.",
    true,
  ],
] as const)("ratings %j read %j", (given, words, differs) => {
  const all = given.map(([credibility, directness]) => ({ credibility, directness }));
  expect(ratingAgreement(all)).toEqual({ words, differs });
});

describe("a draft of an assessment", () => {
  test("comes back from what was stored as it went", () => {
    const certaintyReasons = [
      { factor: "startsLow", steps: -2, reason: "Letters." },
      { factor: "largeEffect", steps: 1, reason: "All agree." },
    ] as const;
    const draft = draftOfAssessment({ ratingId: "c", certaintyReasons: [...certaintyReasons], justification: "So." });
    expect(reasonsOfDraft(draft)).toEqual(certaintyReasons);
    expect(isChosen(draft)).toBe(true);
  });

  test("keeps the words of a step that was taken back, and sends them no more", () => {
    const certainty = {
      startsLow: { steps: 0, reason: "Letters." },
      largeEffect: { steps: 2, reason: "All agree." },
      imprecision: { steps: 0, reason: "Few." },
      riskOfBias: { steps: -1, reason: "Paid." },
    };
    expect(reasonsOfDraft({ certainty })).toEqual([{ factor: "riskOfBias", steps: -1, reason: "Paid." }]);
    expect(startOfDraft({ certainty })).toBe("high");
  });

  test("proposes neither a rating nor a certainty", () => {
    expect(startOfDraft({ certainty: {} })).toBeNull();
    expect(isChosen({ ratingId: null, certainty: { startsLow: { steps: 0, reason: "" } }, justification: "" })).toBe(
      false,
    );
    expect(isChosen({ ratingId: "c", certainty: {}, justification: "" })).toBe(false);
  });
});

test("the guide has something to say in every state, to those who may and to those who may not", () => {
  const nobody = { mayAssess: false, hasAssessed: false, mayApprove: false, hasApproved: false };
  const said = new Set<string>();
  for (const state of claimStates) {
    const facts: GuideFacts = {
      state,
      steps: [],
      evidenceCount: 2,
      assessments: 1,
      neededAssessments: 2,
      viewer: nobody,
      approvals: 1,
      requiredApprovals: 2,
      evidenceChanged: false,
    };
    for (const change of [{}, { steps: ["openRound", "reveal", "adjudicate"] as const }]) {
      const { stands, next } = reviewGuide({ ...facts, ...change });
      for (const words of [stands, next]) expect(words).toMatch(/^[A-Z0-9].*\.$/);
      said.add(`${stands} ${next}`);
    }
  }
  expect(said.size).toBeGreaterThan(claimStates.length);
});

test("a scale goes into its form and out again, and ratings move", () => {
  const draft = draftOfScale(defaultScale);
  expect(inputOfScaleDraft(draft)).toEqual({ name: defaultScale.name, ratings: defaultScale.ratings });
  const moved = moveRating(draft, { from: 0, to: 2 });
  expect(moved.ratings.map(({ label }) => label).slice(0, 3)).toEqual(["Mostly accurate", "Half right", "Accurate"]);
  expect(moveRating(moved, { from: 2, to: 0 })).toEqual(draft);
});

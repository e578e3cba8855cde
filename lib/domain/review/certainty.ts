import { z } from "zod";
import { shortText } from "@/lib/domain/review/written-text";

/**
 * Certainty of the whole body of evidence after GRADE (Guyatt et al., "GRADE guidelines: 1. Introduction", J Clin Epidemiol
 * 2011, and "9. Rating up the quality of evidence" in the same series).
 */
export const certainties = ["high", "moderate", "low", "very_low"] as const;
export type Certainty = (typeof certainties)[number];

export const certaintyWords = {
  high: { label: "High", definition: "We are very sure. Further evidence is very unlikely to change the rating." },
  moderate: { label: "Moderate", definition: "We are fairly sure. Further evidence could change the rating." },
  low: { label: "Low", definition: "Our sureness is limited. Further evidence is likely to change the rating." },
  very_low: { label: "Very low", definition: "We are hardly sure at all. Take the rating as a first guess." },
} as const satisfies Record<Certainty, { label: string; definition: string }>;

type Factor = {
  label: string;
  /** What a reviewer is asked. */
  question: string;
  /** The numbers of steps that may be chosen: below 0 down, above 0 up. */
  steps: readonly number[];
};

/**
 * Why a body of evidence steps down or up. Every body starts at high; one that rests on observations or testimony alone
 * takes the two steps of `startsLow` first, as GRADE starts observational studies at low. Only such a body can step up.
 */
export const certaintyFactors = {
  startsLow: {
    label: "Starts low",
    question: "Does the evidence consist only of observations, testimony or secondary reports?",
    steps: [-2],
  },
  riskOfBias: {
    label: "Risk of bias",
    question: "Could the way the evidence came about, or who made it, have bent what it says?",
    steps: [-1, -2],
  },
  inconsistency: {
    label: "Inconsistency",
    question: "Do the items disagree without a reason that explains it?",
    steps: [-1, -2],
  },
  indirectness: {
    label: "Indirectness",
    question: "Is the evidence about other people, places, times or measures than the claim?",
    steps: [-1, -2],
  },
  imprecision: {
    label: "Imprecision",
    question: "Are the numbers so few or so rough that the rating could tip?",
    steps: [-1, -2],
  },
  publicationBias: {
    label: "Publication bias",
    question: "Is it likely that evidence pointing the other way was never published or not found?",
    steps: [-1, -2],
  },
  largeEffect: {
    label: "Large effect",
    question: "Is what was found so large that bias alone could hardly make it?",
    steps: [1, 2],
  },
  doseResponse: {
    label: "Gradient",
    question: "Does more of the cause go with more of the effect, throughout?",
    steps: [1],
  },
  opposingBias: {
    label: "Bias points the other way",
    question: "Would every likely bias have made the finding smaller than it is?",
    steps: [1],
  },
} as const satisfies Record<string, Factor>;

export type CertaintyFactor = keyof typeof certaintyFactors;
export const certaintyFactorNames = Object.keys(certaintyFactors) as CertaintyFactor[];

/** One step down or up, with the reason that the reviewer gives for it. */
export const certaintyReasonSchema = z
  .object({
    factor: z.enum(certaintyFactorNames),
    steps: z.number().int(),
    reason: shortText.min(1, "Give the reason for this step."),
  })
  .refine(({ factor, steps }) => (certaintyFactors[factor].steps as readonly number[]).includes(steps), {
    path: ["steps"],
    message: "This step is not one that GRADE knows.",
  });

export type CertaintyReason = z.output<typeof certaintyReasonSchema>;

/** All steps of one assessment: each factor at most once, steps up only where the evidence starts low. */
export const certaintyReasonsSchema = z
  .array(certaintyReasonSchema)
  .max(certaintyFactorNames.length)
  .refine((reasons) => new Set(reasons.map(({ factor }) => factor)).size === reasons.length, {
    message: "Each factor can be named once.",
  })
  .refine((reasons) => !reasons.some(({ steps }) => steps > 0) || startsLow(reasons), {
    message: "Only a body of evidence that starts low can step up.",
  });

/** Whether the body of evidence is of the kind that starts at low. */
export function startsLow(reasons: readonly { factor: CertaintyFactor }[]): boolean {
  return reasons.some(({ factor }) => factor === "startsLow");
}

/** @returns the level that follows from the steps; beyond either end of the scale it stays at the end. */
export function certaintyOf(reasons: readonly { steps: number }[]): Certainty {
  const sum = reasons.reduce((total, { steps }) => total + steps, 0);
  const index = Math.min(certainties.length - 1, Math.max(0, -sum));
  return certainties[index]!;
}

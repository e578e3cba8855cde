/** Why a published text was changed (IFCN principle 5, schema.org CorrectionComment). */
export const correctionKinds = ["correction", "clarification", "update", "retraction"] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

export const correctionKindWords = {
  correction: { label: "Correction", means: "Something that was published was wrong." },
  clarification: { label: "Clarification", means: "It was right but could be misread." },
  update: { label: "Update", means: "Something new has become known." },
  retraction: { label: "Retraction", means: "The briefing, or a verdict in it, no longer stands." },
} as const satisfies Record<CorrectionKind, { label: string; means: string }>;

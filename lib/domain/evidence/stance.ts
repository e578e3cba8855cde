/** How evidence bears on a claim (CiTO, FEVER). */
export const stances = ["supports", "refutes", "qualifies", "context"] as const;
export type Stance = (typeof stances)[number];

export const stanceWords = {
  supports: { label: "Supports", means: "Speaks for the claim as worded." },
  refutes: { label: "Refutes", means: "Speaks against the claim as worded." },
  qualifies: { label: "Qualifies", means: "Holds only in part, or under a condition that the claim leaves out." },
  context: { label: "Context", means: "Helps to understand the claim and speaks neither for nor against it." },
} as const satisfies Record<Stance, { label: string; means: string }>;

export const evidenceKinds = ["quotation", "figure", "finding"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceKindWords = {
  quotation: { label: "Quotation", means: "The source's own words." },
  figure: { label: "Figure", means: "A number, with the words around it." },
  finding: { label: "Finding", means: "What the source shows as a whole, told in the note." },
} as const satisfies Record<EvidenceKind, { label: string; means: string }>;

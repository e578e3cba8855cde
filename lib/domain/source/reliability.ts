/** Source reliability, Admiralty A to F (AJP-2.1). F is a missing value and not the worst one. */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof reliabilities)[number];

export const reliabilityWords = {
  A: "Completely reliable",
  B: "Usually reliable",
  C: "Fairly reliable",
  D: "Not usually reliable",
  E: "Unreliable",
  F: "Reliability cannot be judged",
} as const satisfies Record<Reliability, string>;

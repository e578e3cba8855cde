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

/**
 * Whether a new letter says less for the source than the one before: a lower one, or that it cannot be judged any more.
 * A first letter does not, and neither does one that takes the place of F.
 */
export function fallsFrom({ from, to }: { from: Reliability | null; to: Reliability }): boolean {
  if (from === null || from === "F") return false;
  return reliabilities.indexOf(to) > reliabilities.indexOf(from);
}

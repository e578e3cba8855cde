/** How directly an evidence item bears on the claim as it is worded. */
export const directnessLevels = ["direct", "partial", "indirect"] as const;
export type Directness = (typeof directnessLevels)[number];

export const directnessWords = {
  direct: {
    label: "Direct",
    definition: "It speaks about exactly what the claim says: the same thing, place and time.",
  },
  partial: { label: "Partial", definition: "It speaks about a part of the claim, or about nearly the same thing." },
  indirect: { label: "Indirect", definition: "It speaks about something else from which one has to conclude." },
} as const satisfies Record<Directness, { label: string; definition: string }>;

/** What most raters said of an item; of as many votes the less direct. There has to be one rating at least. */
export function commonDirectness(ratings: readonly { directness: Directness }[]): Directness {
  const votes = directnessLevels.map((level) => ratings.filter(({ directness }) => directness === level).length);
  return directnessLevels[votes.lastIndexOf(Math.max(...votes))]!;
}

/** One rating of a scale: `value` orders it for statistics and ClaimReview; null puts it off the scale. */
export type RatingDefinition = { label: string; definition: string; value: number | null };

/** The scale that a new workspace begins with. Every workspace may write its own. */
export const defaultScale: { name: string; ratings: readonly RatingDefinition[] } = {
  name: "Five steps",
  ratings: [
    {
      label: "Accurate",
      definition: "The evidence supports the claim as worded, and nothing important is left out.",
      value: 5,
    },
    {
      label: "Mostly accurate",
      definition:
        "The evidence supports the heart of the claim; a detail is wrong or something that matters is left out.",
      value: 4,
    },
    {
      label: "Half right",
      definition: "Parts of the claim are supported and parts are refuted, and neither part is a detail.",
      value: 3,
    },
    {
      label: "Mostly inaccurate",
      definition: "The evidence refutes the heart of the claim, although something in it is true.",
      value: 2,
    },
    { label: "Inaccurate", definition: "The evidence refutes the claim.", value: 1 },
    {
      label: "Not enough evidence",
      definition: "A search that is on record found too little to rate the claim either way.",
      value: null,
    },
    {
      label: "Conflicting evidence",
      definition: "Good evidence supports the claim and good evidence refutes it, and nothing decides between them.",
      value: null,
    },
  ],
};

/** Why nothing was changed about a source, in words. What was typed always stays in the form. */
export const sourceRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This source is not in this workspace any more. Nothing was changed.",
  duplicate:
    "There is already a source with this DOI, ISBN or web address. Use that one, or add this one all the same.",
  unchanged: "This is what it says already. Nothing was changed.",
  merged: "This source was merged into another one. Make the change there.",
  same_source: "A source cannot rest on itself.",
  already_derived: "This is recorded already.",
  claim_not_found: "This claim is not in this workspace any more. Nothing was changed.",
  nothing_recognised: "No citation could be read from this. Fill in the fields by hand.",
} as const satisfies Record<string, string>;

export type SourceRefusalReason = keyof typeof sourceRefusalWords;

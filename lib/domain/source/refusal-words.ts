/** Why nothing was changed about a source, in words. What was typed always stays in the form. */
export const sourceRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This source is not in this workspace any more. Nothing was changed.",
  duplicate:
    "There is already a source with this DOI, ISBN or web address. Use that one, or add this one all the same.",
  unchanged: "This is what it says already. Nothing was changed.",
  merged: "This source was merged into another one. Make the change there.",
  same_source: "These are one and the same source. Choose two different ones.",
  already_merged: "This source has been merged into another already.",
  target_merged: "The source that you chose was merged into another. Choose that one instead.",
  has_absorbed: "Other sources were merged into this one. Undo that first, or merge the other way round.",
  rests_on_other:
    "One of the two is recorded as taking its matter from the other, so they are not the same work. If that record is wrong, remove it first.",
  status_differs:
    "The two have different statuses, and one of them would hold for both. An editor has to give them the same status first.",
  copies_withheld:
    "The copies of one are withheld from the public, and those of the other are not. An editor has to decide alike for both first.",
  under_review:
    "Evidence from one of these sources is in review, so they cannot be merged or parted now. Wait for the verdict, or cancel the round.",
  not_merged: "This source is not merged.",
  already_answered: "Somebody has answered this already.",
  already_derived: "This is recorded already.",
  claim_not_found: "This claim is not in this workspace any more. Nothing was changed.",
  nothing_recognised: "No citation could be read from this. Fill in the fields by hand.",
} as const satisfies Record<string, string>;

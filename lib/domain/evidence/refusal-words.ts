/** Why nothing was changed about evidence, in words. What was typed always stays in the form. */
export const evidenceRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is not in this workspace any more. Nothing was changed.",
  claim_merged: "This claim was merged into another one. Add the evidence there.",
  source_not_found: "This source is not in this workspace any more. Choose another one.",
  capture_not_found: "This copy does not belong to the source. Choose another one.",
  group_not_found: "This group does not belong to the claim. Choose another one.",
  already_there: "This evidence was added already. Nothing was added twice.",
  under_review:
    "This item is in an open review round, so that everybody rates the same thing. Change it after the round is revealed or cancelled, or add a new item beside it.",
  withdrawn: "This item is withdrawn. Take it back into consideration before you change it.",
  not_withdrawn: "This item is not withdrawn. Nothing was changed.",
} as const satisfies Record<string, string>;

/** Every reason for which something about a claim is refused, in words that say what was kept and what to do next. */
export const claimRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is no longer here. Somebody may have removed it. Reload the page to see the present state.",
  parent_not_found:
    "The claim that this was to be a part of is not there, or was merged into another. Choose another one.",
  stale_version:
    "The article has a newer version by now. What you typed is still here: open the newer version and mark the words there.",
  wording_differs: "Other words stand at this place than the ones you marked. Reload the page and mark them again.",
  already_marked: "This claim is already marked over exactly these words.",
  already_removed: "Somebody has removed this appearance already.",
  not_removed: "This appearance is in its place.",
  locked:
    "The wording, the claimant and the parent are locked while a claim is in review or has a verdict. Reopen the claim to change them.",
  merged: "This claim was merged into another. Change the other one, or undo the merging first.",
  changed_meanwhile:
    "Somebody else has just changed this claim. Your text is still here; compare it with theirs and save again.",
  circle: "One of the two is a part of the other, so this would make a circle.",
  too_deep: "Parts of parts go four levels deep at most. Split a claim further up instead.",
  part_is_whole: "One part says the same as the whole claim. Write only what that part says, or remove it.",
  parts_alike: "Two of the parts say the same. Change or remove one of them.",
  no_parts: "This claim has no parts to be joined.",
  parts_changed:
    "Somebody has changed the parts meanwhile. Nothing was changed: close this window, look at the parts, and try again.",
  already_answered: "Somebody has said already that these two are not the same.",
  same_claim: "Choose two different claims.",
  already_related: "The two claims are related in this way already.",
  under_review:
    "A claim in review cannot be merged, nor its merging undone. Wait for the verdict, or cancel the round.",
  already_merged: "This claim has been merged into another already.",
  target_merged: "The claim that you chose was merged into another. Choose that one instead.",
  has_absorbed: "Other claims were merged into this one. Undo that first, or merge the other way round.",
  not_merged: "This claim is not merged.",
} as const satisfies Record<string, string>;

/** Every reason for which publishing is refused, in words that say what was kept and what to do next. */
export const editionRefusalWords = {
  forbidden: "Editors and owners publish. Nothing was published.",
  not_found: "This briefing is no longer here. Nothing was published.",
  archived: "This briefing is archived. Take it out of the archive first.",
  already_published:
    "Somebody else has published an edition of this briefing just now. Nothing of yours was published, and your notes are still here. Look at the new difference below and publish again if it is still needed.",
  changed_since_preview:
    "The text or something it rests on has changed since this preview was made. Nothing was published, and your notes are still here. Look at the new preview and publish again.",
  blocked: "Something stands in the way. Nothing was published; the list above says what and where.",
  reason_missing: "Each piece of evidence without a stored copy wants a reason that readers will see.",
  correction_missing: "A new edition of a published briefing wants a note that says what was changed, and why.",
  not_published: "This briefing has no edition yet, so there is nothing to correct.",
  signed_out:
    "You have been signed out. Nothing was published, and your notes are still here: sign in in another tab and try again.",
  unavailable:
    "The server could not do this. Nothing was published, and your notes are still here. Try again in a moment.",
  invalid_input: "Something in the form is not right. It is marked below.",
} as const satisfies Record<string, string>;

/** Why a briefing cannot be published as it stands, and what to do about it. */
export const blockerWords = {
  no_claims: "The text has no claim card yet. A briefing is made of verdicts: put at least one in.",
  nothing_changed: "Nothing differs from the last edition.",
  claim_missing: "A card or link names a claim that is not in this workspace. Take it out of the text.",
  source_missing: "A citation names a source that is not in this workspace. Take it out of the text.",
  claim_not_approved: "Its verdict is not approved yet. Have it approved, or take the card out.",
  verdict_voided:
    "The approvals of its verdict no longer hold, since its evidence has changed. Have it settled and approved again, or take the card out.",
  claim_merged: "It was merged into another claim. Use the other claim's card instead.",
  link_unpublished:
    "The text links to it, but no edition has published it and it has no card here. Add its card, or take the link out.",
} as const satisfies Record<string, string>;

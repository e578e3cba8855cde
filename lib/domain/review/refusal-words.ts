/** Every reason for which something in a review is refused: what happened, what was kept, what to do next. */
export const reviewRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is no longer here. Reload the page to see the present state.",
  wrong_state:
    "The claim has moved on meanwhile, so this step is not open any more. Nothing was changed. Reload the page to see where it stands.",
  merged: "This claim was merged into another. Open the round there.",
  no_evidence: "There is no evidence to review. Add some first, or take back what was withdrawn.",
  round_closed:
    "The round was closed before this arrived, so it was not added. What you typed is kept in this browser, below.",
  evidence_withdrawn:
    "This evidence was withdrawn meanwhile, so it takes no more ratings. What you typed is still here.",
  too_few_assessments: "Two assessments have to be in before a round is revealed. Nothing was shown to anybody.",
  not_on_scale: "This rating is not on the scale of this round. Choose another; what you typed is still here.",
  round_not_revealed:
    "This is not the claim's last revealed round any more. What you typed is still here; reload the page to see the present one.",
  already_settled:
    "Somebody else settled a verdict while you were writing. Yours was not stored. What you typed is still here: compare it with theirs, and settle again if you still want to.",
  own_verdict: "Whoever settled a verdict cannot approve it. Somebody else has to.",
  verdict_changed: "This is not the present verdict any more. Reload the page, read the new one and approve that.",
  evidence_changed:
    "Evidence of this verdict was edited or withdrawn after it was settled. It has to be settled again before anybody can approve it.",
  already_approved: "You have approved this verdict already.",
  not_approved: "You have no approval of this verdict that could be taken back.",
  day_not_come: "This day has not come yet. Check the dates.",
  changed_meanwhile:
    "Somebody else has changed this meanwhile. What you typed is still here; reload the page in another tab, compare, and save again.",
  unchanged: "This is what it says already. Nothing was changed.",
  invalid_input: "Something is missing or too long. See the marked fields; what you typed is still here.",
  signed_out: "You have been signed out. What you typed is kept in this browser; sign in and save it again.",
  unavailable: "This could not be saved, and nothing was changed. What you typed is still here; try again in a moment.",
} as const satisfies Record<string, string>;

export type ReviewRefusalReason = keyof typeof reviewRefusalWords;

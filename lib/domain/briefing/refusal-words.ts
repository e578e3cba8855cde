/** Every reason for which something about a briefing is refused, in words that say what was kept and what to do next. */
export const briefingRefusalWords = {
  forbidden: "Editors and owners write and publish briefings. Nothing was changed.",
  not_found: "This briefing is no longer here. Go back to the list to see what is.",
  unchanged: "Nothing differs from what is stored.",
  archived: "This briefing is archived. Take it out of the archive first; what you typed is still here.",
  signed_out: "You have been signed out. What you typed is still here: sign in in another tab and try again.",
  unavailable:
    "The server could not do this and nothing was changed. What you typed is still here; try again in a moment.",
  invalid_input: "Something in the form is not right. It is marked below.",
} as const satisfies Record<string, string>;

/** Every reason for which a step in the queue is refused: what happened, what was kept, what to do next. */
export const queueRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was changed.",
  not_found: "This is no longer here. Reload the page to see the present state.",
  already_handled:
    "This changed while you were writing: somebody settled some of it, or more has come in doubt. Yours was not stored. What you typed is still here; reload the page to see what is open now.",
  mixed_causes: "These do not all stem from the same change. Settle them one group at a time.",
  invalid_input: "Something is missing or too long. See the marked field; what you typed is still here.",
  signed_out:
    "You have been signed out. What you typed is still here: sign in again in another tab, then send it once more.",
  unavailable: "This could not be saved, and nothing was changed. What you typed is still here; try again in a moment.",
} as const satisfies Record<string, string>;

/** Every reason for which a redaction is refused: what happened, what was kept, what to do next. */
export const redactionRefusalWords = {
  forbidden: "Only an owner of this workspace may redact. Nothing was changed.",
  not_found: "This is not in this workspace. Nothing was changed.",
  already_redacted: "This was redacted before. Reload the page to see when and why.",
  invalid_input: "Something is missing or too long. What you typed is still here.",
  signed_out:
    "You have been signed out. What you typed is still here: sign in again in another tab, then send it once more.",
  unavailable:
    "No answer came, so it is not certain whether this was done. Reload the page to see; what you typed is still here.",
} as const satisfies Record<string, string>;

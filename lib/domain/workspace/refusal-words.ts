/** What the settings say when something was refused. */
export const settingsRefusalWords = {
  forbidden: "Only owners may change this. Nothing was changed.",
  not_found: "This is no longer here; somebody may have changed it just now. Load the page again.",
  last_owner: "A workspace keeps at least one owner. Make somebody else an owner first.",
  signed_out: "You have been signed out. What you typed is still here; sign in in another tab and try again.",
  unavailable: "The server could not do this and nothing was changed. Try again in a moment.",
  invalid_input: "Something in the form is not right. It is marked below.",
} as const satisfies Record<string, string>;

/** The words of a refusal; a plain sentence for one that the table does not know. */
export function wordsOf(table: Record<string, string>, reason: string): string {
  return table[reason] ?? "This was refused and nothing was changed.";
}

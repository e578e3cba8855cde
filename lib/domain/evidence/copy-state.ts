/** Whether a reader could check the quote against a stored copy. */
export const copyStates = ["verified", "not_found", "nothing_quoted", "no_copy", "redacted"] as const;
export type CopyState = (typeof copyStates)[number];

export const copyStateWords = {
  verified: "Copy stored and quote verified",
  not_found: "Copy stored, quote not found",
  nothing_quoted: "Copy stored, nothing quoted",
  no_copy: "No copy",
  redacted: "Copy redacted by an owner",
} as const satisfies Record<CopyState, string>;

/** A quote has a position exactly when it was found in the text of the copy. */
export function copyState({
  captureId,
  exact,
  start,
  isRedacted = false,
}: {
  captureId: string | null;
  exact: string | null;
  start: number | null;
  isRedacted?: boolean;
}): CopyState {
  if (captureId === null) return "no_copy";
  if (isRedacted) return "redacted";
  if (exact === null || exact === "") return "nothing_quoted";
  return start === null ? "not_found" : "verified";
}

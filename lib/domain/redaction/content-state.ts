/**
 * What a check of stored contents against their hash found: intact; redacted on purpose, with the contents gone and the hash
 * kept; not_removed, redacted but still there; broken, other contents than were hashed; missing, gone without a redaction.
 */
export type ContentState = "intact" | "redacted" | "not_removed" | "broken" | "missing";

/** @param found - whether what is stored has the hash that it was stored with; absent where nothing is stored */
export function contentState({
  found,
  isRedacted,
}: {
  found: "matches" | "differs" | "absent";
  isRedacted: boolean;
}): ContentState {
  if (isRedacted) return found === "absent" ? "redacted" : "not_removed";
  return found === "matches" ? "intact" : found === "differs" ? "broken" : "missing";
}

export const contentStateWords = {
  intact: "Matches its hash",
  redacted: "Redacted",
  not_removed: "Redacted, but not yet removed",
  broken: "Does not match its hash",
  missing: "Missing",
} as const satisfies Record<ContentState, string>;

/** The worst comes first: what stands for a thing of several parts. */
const order = ["broken", "missing", "not_removed", "redacted", "intact"] as const satisfies ContentState[];

/** @returns the worst of the states; intact for none. */
export function worstState(states: readonly ContentState[]): ContentState {
  return order.find((state) => states.includes(state)) ?? "intact";
}

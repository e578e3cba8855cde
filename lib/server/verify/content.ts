import { contentStateWords, type ContentState } from "@/lib/domain/redaction/content-state";

/** Something that was checked against the hash that it was stored with. */
export type Content = {
  /** Its id in the database, its digest or, for a published file, its path. */
  id: string;
  state: VerifiedState;
};

/**
 * What a check found. A published page can besides be outdated: drawn before something changed, and not since; and what
 * the record does not tell of is untold.
 */
export type VerifiedState = ContentState | "outdated" | "untold";

export const verifiedStateWords = {
  ...contentStateWords,
  broken: "Is not what was stored",
  outdated: "Was drawn before something changed",
  untold: "Is not as the record tells, or not told of there",
} as const satisfies Record<VerifiedState, string>;

/** Whether nothing has to be done about it. */
export function isInOrder(state: VerifiedState): boolean {
  return state === "intact" || state === "redacted";
}

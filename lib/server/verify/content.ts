import { contentStateWords, type ContentState } from "@/lib/domain/redaction/content-state";

/** Something that was checked against the hash that it was stored with. */
export type Content = {
  /** Its id in the database, its digest or, for a published file, its path. */
  id: string;
  state: VerifiedState;
};

/** What a check found; a published page can besides be outdated: drawn before something changed, and not since. */
export type VerifiedState = ContentState | "outdated";

export const verifiedStateWords = {
  ...contentStateWords,
  broken: "Is not what was stored",
  outdated: "Was drawn before something changed",
} as const satisfies Record<VerifiedState, string>;

/** Whether nothing has to be done about it. */
export function isInOrder(state: VerifiedState): boolean {
  return state === "intact" || state === "redacted";
}

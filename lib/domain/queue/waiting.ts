/** Why something waits. Each kind is one thing that a person can do next. */
export type WaitingKind =
  | "rate_evidence"
  | "assess"
  | "finish_import"
  | "approve_verdict"
  | "settle_verdict"
  | "reveal_round"
  | "confirm_places"
  | "answer_notice"
  | "find_evidence";

/** One thing that waits, ready to be told. */
export type WaitingItem = {
  kind: WaitingKind;
  /** Unique in its list. */
  key: string;
  /** The claim's statement or the article's title. */
  title: string;
  /** The claim's running number. */
  number: number | null;
  /** What to do, as a sentence that begins with a verb. */
  todo: string;
  /** Where to do it, below the workspace's address: "/claims/…". */
  path: string;
  since: Date;
};

/** What a round still wants of one person. */
export function roundTodo({
  toRate,
  evidence,
  toAssess,
}: {
  /** Evidence of the round that the person has not rated. */
  toRate: number;
  evidence: number;
  toAssess: boolean;
}): string {
  const rate =
    toRate === evidence
      ? evidence === 1
        ? "Rate its one piece of evidence"
        : `Rate its ${evidence} pieces of evidence`
      : toRate === 1
        ? "Rate the last piece of evidence"
        : `Rate ${toRate} more pieces of evidence`;
  if (toRate > 0) return toAssess ? `${rate}, then write your assessment` : rate;
  return "Write your assessment";
}

/** What a settled verdict wants of somebody who may approve it. */
export function approveTodo({ given, required }: { given: number; required: number }): string {
  const missing = Math.max(1, required - given);
  return missing === 1
    ? "Approve the verdict: one approval is missing"
    : `Approve the verdict: ${missing} approvals are missing`;
}

/** What is reported of a source wants of an editor. */
export function noticeTodo({
  noun,
  others,
}: {
  noun: string;
  /** Further notices on the same source. */
  others: number;
}): string {
  const more = others === 0 ? "" : others === 1 ? " and 1 other notice" : ` and ${others} other notices`;
  return `Decide what follows from ${noun}${more} that Crossref reports`;
}

export function confirmTodo(places: number): string {
  return places === 1
    ? "Confirm where 1 claim stands in the new version"
    : `Confirm where ${places} claims stand in the new version`;
}

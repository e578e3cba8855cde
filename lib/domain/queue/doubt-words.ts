/** What can put something in doubt, as the record writes it. */
export const doubtCauses = [
  "source_status",
  "capture_changed",
  "capture_gone",
  "wording_changed",
  "independence_changed",
  "reliability_changed",
  "claim_reopened",
] as const;
export type DoubtCause = (typeof doubtCauses)[number];

const causes = {
  source_status: "The status of a source changed",
  capture_changed: "A newer copy of a source differs from the one that was quoted",
  capture_gone: "A source is no longer where it was",
  wording_changed: "The wording of a claim changed",
  independence_changed: "The number of independent origins changed",
  reliability_changed: "A source is judged less reliable than before",
  claim_reopened: "A claim was reopened",
} as const satisfies Record<DoubtCause, string>;

/** What happened, in a sentence without its full stop. A cause that is not known yet is told in general words. */
export function causeWords(cause: string): string {
  return Object.hasOwn(causes, cause) ? causes[cause as DoubtCause] : "Something that this rests on changed";
}

/**
 * What is in doubt about a claim besides its statement, as "Its verdict and 2 pieces of evidence"; empty where there is
 * nothing to add.
 * @param types - of the items that stand on the claim's line
 */
export function touchedInWords(types: readonly string[]): string {
  const count = (type: string) => types.filter((each) => each === type).length;
  const [verdicts, evidence] = [count("verdict"), count("evidence")];
  const parts = [
    ...(verdicts === 0 ? [] : [verdicts === 1 ? "its verdict" : `${verdicts} of its verdicts`]),
    ...(evidence === 0 ? [] : [evidence === 1 ? "1 piece of evidence" : `${evidence} pieces of evidence`]),
  ];
  const words = parts.join(" and ");
  return words === "" ? "" : `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

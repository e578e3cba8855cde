import type { LookUpFailure } from "@/lib/domain/source/look-up-words";

/** Why Crossref gave no answer about a source. */
export const inquiryProblems = ["no_answer", "unreadable_answer", "address_refused", "too_large"] as const;
export type InquiryProblem = (typeof inquiryProblems)[number];

/** Why Crossref was not asked, or gave no answer, in words. */
export const inquiryRefusalWords = {
  forbidden: "Your role in this workspace does not allow this. Nothing was asked.",
  not_found: "This source is not in this workspace any more. Nothing was asked.",
  merged: "This source was merged into another one. Ask there.",
  no_doi: "This source has no DOI, by which Crossref could be asked. Add one to its citation.",
  too_many: "You have asked very often within the last hour. Wait a while; what was asked before is shown.",
  no_answer: "Crossref did not answer. Nothing is known anew; try again later.",
  unreadable_answer: "Crossref’s answer could not be read. Nothing is known anew; try again later.",
  address_refused: "Crossref could not be asked from here. Whoever runs this server can find out why.",
  too_large: "Crossref’s answer was too large to be read. Nothing is known anew; try again later.",
} as const satisfies Record<string, string> & Record<InquiryProblem, string>;

/** Why the last try had no answer, as a clause. */
export const inquiryProblemWords = {
  no_answer: "Crossref did not answer",
  unreadable_answer: "the answer could not be read",
  address_refused: "Crossref could not be asked from here",
  too_large: "the answer was too large",
} as const satisfies Record<InquiryProblem, string>;

/** A failed look-up as a problem of the inquiry. What is unknown to Crossref is an answer and none of these. */
export function problemOf(failure: LookUpFailure): InquiryProblem {
  return inquiryProblems.find((problem) => problem === failure) ?? "unreadable_answer";
}

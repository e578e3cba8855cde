import { z } from "zod";

/** What can be decided about a run of an article. */
export const dispositions = {
  claim: "Claim",
  not_checkable: "Not checkable",
  out_of_scope: "Out of scope",
} as const;
export type Disposition = keyof typeof dispositions;

/** Usual reasons why something is not checkable, offered for choosing; any other may be typed. */
export const notCheckableReasons = [
  "Opinion or value judgement",
  "Too vague to check",
  "About the future",
  "Personal experience",
  "A question or a call to act",
] as const;

export const maxReasonLength = 300;

export const decidePassageSchema = z
  .object({
    articleVersionId: z.uuid(),
    /** UTF-16 units into the version's text, end exclusive. */
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    disposition: z.enum(["not_checkable", "out_of_scope"]),
    reason: z.string().trim().max(maxReasonLength).optional(),
  })
  .refine((input) => input.end > input.start, "Choose some words first.");

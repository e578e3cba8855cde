import { z } from "zod";
import { isEdtfDate } from "@/lib/domain/edtf-date";
import { certaintyReasonsSchema } from "@/lib/domain/review/certainty";
import { answerText, justificationSchema, requiredReason, shortText } from "@/lib/domain/review/written-text";

const id = z.uuid();

export const settleVerdictSchema = z.object({
  claimId: id,
  /** The revealed round that the verdict settles. */
  roundId: id,
  /** Number of the claim's last verdict when the form was opened, 0 for none: who settled meanwhile is not run over. */
  basedOnNumber: z.number().int().min(0),
  ratingId: id,
  certaintyReasons: certaintyReasonsSchema,
  justification: justificationSchema,
});

export const approveVerdictSchema = z.object({
  verdictId: id,
  /** The hash of the verdict that was on the screen. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const withdrawApprovalSchema = z.object({ verdictId: id, reason: requiredReason });

const day = z
  .string()
  .trim()
  .refine((value) => value.length === 10 && isEdtfDate(value), "Give a day, as 2026-03-14.");
const optionalDay = z.preprocess((value) => (value === "" || value === undefined ? null : value), day.nullable());

const replyFields = {
  askedWhom: shortText.min(1, "Say who was asked.").max(300, "Use at most 300 characters."),
  askedOn: day,
  /** Empty while nothing has come back. */
  answer: answerText.default(""),
  answeredOn: optionalDay,
};

function checkReply(
  { answer: words, askedOn, answeredOn }: { answer: string; askedOn: string; answeredOn: string | null },
  context: z.RefinementCtx,
): void {
  if (words !== "" && answeredOn === null) {
    context.addIssue({ code: "custom", path: ["answeredOn"], message: "Say on which day the answer came." });
  }
  if (words === "" && answeredOn !== null) {
    context.addIssue({ code: "custom", path: ["answer"], message: "Write down the answer, or leave its day empty." });
  }
  if (answeredOn !== null && answeredOn < askedOn) {
    context.addIssue({
      code: "custom",
      path: ["answeredOn"],
      message: "The answer cannot have come before the question.",
    });
  }
}

export const recordReplySchema = z.object({ claimId: id, ...replyFields }).superRefine(checkReply);

export const editReplySchema = z
  .object({
    replyId: id,
    /** When what the person saw was last changed, so that nobody's answer is run over. */
    basedOn: z.iso.datetime(),
    ...replyFields,
  })
  .superRefine(checkReply);

export type SettleVerdictInput = z.output<typeof settleVerdictSchema>;
export type RecordReplyInput = z.output<typeof recordReplySchema>;
export type EditReplyInput = z.output<typeof editReplySchema>;

import { z } from "zod";
import { maxReportLength, written } from "@/lib/domain/edition/report-input";

/** One group of the queue is settled at a time, so this bounds a whole group in sight. */
export const doubtsPerGroup = 50;

export const resolveReReviewSchema = z.object({
  /** Items of one cause. */
  itemIds: z
    .array(z.uuid())
    .min(1)
    .max(doubtsPerGroup)
    .transform((ids) => [...new Set(ids)]),
  reason: z.string().trim().min(1, "Say why it still holds.").max(2_000, "Use at most 2,000 characters."),
});

export const handleReportSchema = z.object({
  reportId: z.uuid(),
  state: z.enum(["answered", "dismissed"]),
  /** What was found, or why nothing follows. Kept with the report. */
  answer: written.min(1, "Say in a sentence what came of it.").max(maxReportLength, "Use at most 5,000 characters."),
});

import { z } from "zod";
import { maxReportLength, written } from "@/lib/domain/edition/report-input";
import { doubtCauses } from "@/lib/domain/queue/doubt-words";

/** Lines of one change that the queue shows: editions, and claims with their verdicts and evidence. */
export const linesPerGroup = 50;
/** Most items that are named one by one; a line is a claim with all of its evidence from what changed. */
export const itemsPerAnswer = 500;

const reason = z.string().trim().min(1, "Say why it still holds.").max(2_000, "Use at most 2,000 characters.");

export const resolveReReviewSchema = z.object({
  /** Items of one cause. */
  itemIds: z
    .array(z.uuid())
    .min(1)
    .max(itemsPerAnswer)
    .transform((ids) => [...new Set(ids)]),
  reason,
});

/** Everything that one change has put in doubt, also what is not shown. */
export const resolveGroupSchema = z.object({
  cause: z.enum(doubtCauses),
  causeType: z.string().max(40),
  causeId: z.uuid(),
  /** How many things the person was told of; more than these are not answered along with them. */
  total: z.number().int().min(1),
  reason,
});

export const handleReportSchema = z.object({
  reportId: z.uuid(),
  state: z.enum(["answered", "dismissed"]),
  /** What was found, or why nothing follows. Kept with the report. */
  answer: written.min(1, "Say in a sentence what came of it.").max(maxReportLength, "Use at most 5,000 characters."),
});

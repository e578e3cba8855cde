import { z } from "zod";

/** Half a surrogate pair and NUL, which paste can bring along, can be neither stored nor hashed. */
const writtenText = z.string().overwrite((text) => text.replaceAll("\0", "").toWellFormed().trim());

/** What people write in one field of a review; limits in UTF-16 units. */
export const shortText = writtenText.max(2000, "Use at most 2,000 characters.");
export const requiredReason = shortText.min(1, "Give a reason.");

/** The reasoning behind a rating, of an assessment or a verdict. */
export const justificationSchema = writtenText
  .min(1, "Say what the rating rests on.")
  .max(20_000, "Use at most 20,000 characters.");

/** An answer as it was given; may be empty. */
export const answerText = writtenText.max(20_000, "Use at most 20,000 characters.");

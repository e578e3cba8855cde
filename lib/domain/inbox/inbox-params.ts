import { z } from "zod";
import { itemStates } from "./inbox-words";

// What stands in the URL of the inbox. Everything can be typed by hand, so whatever is not understood counts as absent.

function one<Schema extends z.ZodType>(schema: Schema) {
  return z
    .preprocess((value) => (Array.isArray(value) ? value[0] : value), schema)
    .optional()
    .catch(undefined);
}

/** What narrows the inbox. Without a state: what waits, is under way or has failed. */
export const inboxFilterSchema = z.object({
  q: z
    .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string())
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, 300))
    .catch(""),
  /** Of items that came with this batch, or were brought in with it. */
  batch: one(z.uuid()),
  feed: one(z.uuid()),
  state: one(z.enum(itemStates)),
});
export type InboxFilter = z.output<typeof inboxFilterSchema>;

export const inboxListSchema = inboxFilterSchema.extend({ after: one(z.uuid()), before: one(z.uuid()) });
export type InboxListParams = z.output<typeof inboxListSchema>;

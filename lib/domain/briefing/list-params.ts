import { z } from "zod";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const place = z.preprocess(first, z.string().max(100)).optional().catch(undefined);

/** How far a briefing has come, as its list filters it. */
export const briefingStates = {
  draft: "Not published yet",
  published: "Published",
  archived: "Archived",
} as const;
export type BriefingState = keyof typeof briefingStates;

/** What stands in the URL of the list; whatever is not understood counts as absent. */
export const briefingListSchema = z.object({
  q: z
    .preprocess(first, z.string())
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, 300))
    .catch(""),
  state: z
    .preprocess(first, z.enum(["draft", "published", "archived"]))
    .optional()
    .catch(undefined),
  after: place,
  before: place,
});
export type BriefingListParams = z.output<typeof briefingListSchema>;

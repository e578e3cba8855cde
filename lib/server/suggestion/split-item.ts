import { z } from "zod";
import { maxReasonLength } from "@/lib/domain/article/passage-decision";
import { claimFieldsSchema } from "@/lib/domain/claim/claim-fields";
import { suggestionSchema } from "@/lib/server/suggestion/answer-suggestion";
import type { TextRange } from "@/lib/text/grapheme";

/** Decisions that are sent at once; a person selects rows on one screen or two. */
export const mostItems = 100;

const offset = z.number().int().min(0);
const placeSchema = z.object({ start: offset, end: offset, exact: z.string().min(1).max(20_000) });
/** Ids of the decisions that the person saw in that place: one more, by somebody else, refuses theirs. */
const seen = z.array(z.uuid()).max(200).default([]);

const itemSchema = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("take"),
    suggestion: suggestionSchema,
    isEdited: z.boolean(),
    /** Whether the person was shown which claims say the same; otherwise it is asked here. */
    isAsked: z.boolean().default(false),
    /** Where the record tells that this person has asked a model for the wording, and took its answer into the form. */
    wordingSeq: z.number().int().min(1).nullable().default(null),
    place: placeSchema,
    fields: claimFieldsSchema,
    seen,
  }),
  z.object({
    act: z.literal("match"),
    suggestion: suggestionSchema.nullable(),
    place: placeSchema,
    claimId: z.uuid(),
    seen,
  }),
  z.object({ act: z.literal("claim"), place: placeSchema, fields: claimFieldsSchema, seen }),
  z.object({ act: z.literal("reject"), suggestion: suggestionSchema }),
  z.object({
    act: z.literal("setAside"),
    start: offset,
    end: offset,
    disposition: z.enum(["not_checkable", "out_of_scope"]),
    reason: z.string().trim().max(maxReasonLength).optional(),
    seen,
  }),
]);
export type SplitItem = z.output<typeof itemSchema>;

export const decideItemsSchema = z.object({
  articleVersionId: z.uuid(),
  items: z.array(itemSchema).min(1).max(mostItems),
});

/** Which words an item is about; UTF-16 units of the version's text. */
export function placeOf(item: SplitItem): TextRange {
  if (item.act === "reject") return item.suggestion;
  return item.act === "setAside" ? item : item.place;
}

/** The stretch from the first to the last of some places. */
export function spanOf(places: readonly TextRange[]): TextRange {
  return { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) };
}

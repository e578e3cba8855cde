import { z } from "zod";
import { checkWorthinesses, claimTypes } from "@/lib/domain/claim/claim-fields";
import { claimStates } from "@/lib/domain/claim/transitions";
import { cslTypes } from "@/lib/domain/source/csl-types";
import { reliabilities } from "@/lib/domain/source/reliability";
import { sourceStatuses } from "@/lib/domain/source/status";

// What stands in the URL of a list. Everything can be typed by hand, so whatever is not understood counts as absent.

/** A parameter given twice counts once. */
function one<Schema extends z.ZodType>(schema: Schema) {
  return z
    .preprocess((value) => (Array.isArray(value) ? value[0] : value), schema)
    .optional()
    .catch(undefined);
}

const q = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string())
  .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, 300))
  .catch("");

/** The place in a list from which to read on; at most one of the two counts, "after" first. */
const place = { after: one(z.string().max(100)), before: one(z.string().max(100)) };

const keys = <T extends Record<string, unknown>>(table: T) =>
  z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]);

export const claimListSchema = z.object({
  q,
  state: one(z.enum(claimStates)),
  type: one(keys(claimTypes)),
  /** Id of a claimant. */
  claimant: one(z.uuid()),
  worth: one(keys(checkWorthinesses)),
  /** "none": no evidence that stands. */
  evidence: one(z.enum(["none"])),
  /** "me": made by the person who looks. */
  by: one(z.enum(["me"])),
  /** Without a search: by number (newest first), or by the last change. */
  sort: one(z.enum(["changed"])),
  ...place,
});
export type ClaimListParams = z.output<typeof claimListSchema>;

export const sourceListSchema = z.object({
  q,
  /** "reported": a notice on it waits for an editor, whatever its status. */
  status: one(z.enum([...sourceStatuses, "reported"])),
  type: one(z.enum(cslTypes)),
  /** A letter, or "none" where nobody has rated it yet. */
  reliability: one(z.enum([...reliabilities, "none"])),
  copy: one(z.enum(["stored", "missing"])),
  ...place,
});
export type SourceListParams = z.output<typeof sourceListSchema>;

export const articleListSchema = z.object({
  q,
  /** "yes": the archive instead of what is worked on. */
  archived: one(z.enum(["yes"])),
  ...place,
});
export type ArticleListParams = z.output<typeof articleListSchema>;

/** A list that is read on and back alone. */
export const placeSchema = z.object(place);

export const captureListSchema = z.object({
  /** "changes": without copies that say the same as the one before. */
  show: one(z.enum(["changes"])),
  ...place,
});

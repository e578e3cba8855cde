import { z } from "zod";
import { edtfDateSchema } from "@/lib/domain/edtf-date";

/** What kind of statement a claim makes, with the words for it and a line of help. */
export const claimTypes = {
  event: { label: "Event", help: "Something happened or was done." },
  quantity: { label: "Quantity", help: "A number, share, sum or rate." },
  causal: { label: "Cause", help: "One thing brought about another." },
  comparison: { label: "Comparison", help: "More, less, first, most, compared with something." },
  prediction: {
    label: "Prediction",
    help: "Something will happen. Check whether somebody said so, or what it rests on.",
  },
  quotation: { label: "Quotation", help: "Somebody said or wrote exactly this." },
  legal: { label: "Rule or law", help: "What a law, rule or contract says." },
  existence: { label: "Existence", help: "A thing, document or plan exists." },
  other: { label: "Other", help: "None of the above." },
} as const satisfies Record<string, { label: string; help: string }>;
export type ClaimType = keyof typeof claimTypes;

/** How much a claim deserves checking. */
export const checkWorthinesses = {
  high: "High: many people will act on it, and it could be wrong",
  medium: "Medium: worth checking when there is time",
  low: "Low: little hangs on it",
  unrated: "Not rated yet",
} as const;
export type CheckWorthiness = keyof typeof checkWorthinesses;

/** Longest statement in UTF-16 units. A statement that needs more is two claims. */
export const maxStatementLength = 1000;
export const maxClaimantLength = 200;

/**
 * One line: white space of every kind becomes one space, and none is left at the ends; no characters that stand for
 * pictures and notes of an article (U+FFFC). NFC.
 */
export function asOneLine(value: string): string {
  return value.normalize("NFC").replaceAll("\uFFFC", "").replace(/\s+/gu, " ").trim();
}

/** Keys of a table as a zod enum, so that the table stays the one list. */
function keysOf<T extends Record<string, unknown>>(table: T) {
  return z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]);
}

export const statementSchema = z
  .string()
  .max(10 * maxStatementLength)
  .transform(asOneLine)
  .pipe(
    z
      .string()
      .min(1, "Say in one sentence what is claimed.")
      .max(maxStatementLength, `A statement has at most ${maxStatementLength} characters. Longer ones are two claims.`),
  );

export const claimantNameSchema = z
  .string()
  .max(10 * maxClaimantLength)
  .transform(asOneLine)
  .pipe(z.string().max(maxClaimantLength, `A name has at most ${maxClaimantLength} characters.`));

/** What a person types of a claim. The claimant is named; an unknown name makes a new claimant. */
export const claimFieldsSchema = z.object({
  /** Normalised, self-contained wording. */
  statement: statementSchema,
  type: keysOf(claimTypes).default("other"),
  /** Empty for "not known". */
  claimantName: claimantNameSchema.optional(),
  claimedOn: edtfDateSchema.nullish(),
  checkWorthiness: keysOf(checkWorthinesses).default("unrated"),
  /** The claim that this one is a part of. */
  parentId: z.uuid().nullish(),
});

/** Where a claim stands in a version. `exact` is what the person saw there, so that nothing is marked unseen. */
export const markSchema = z
  .object({
    articleVersionId: z.uuid(),
    /** UTF-16 units into the version's text, end exclusive. */
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    exact: z.string().min(1).max(20_000),
  })
  .refine((mark) => mark.end > mark.start, "Mark some words first.");
export type Mark = z.output<typeof markSchema>;

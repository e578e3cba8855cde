import { z } from "zod";
import { isEdtfDate } from "@/lib/domain/edtf-date";
import { figureSchema, type Figure } from "@/lib/domain/evidence/figure";
import { evidenceKinds, stances } from "@/lib/domain/evidence/stance";

/** Longest quotation in UTF-16 units; whoever needs more quotes twice. */
export const maxQuote = 10_000;

const words = (limit: number) =>
  z
    .string()
    .transform((value) => value.toWellFormed().replaceAll("\u0000", "").normalize("NFC").trim())
    .pipe(z.string().max(limit, `At most ${limit.toLocaleString("en-GB")} characters.`));

const fields = {
  kind: z.enum(evidenceKinds),
  /** The source's own words, or the figure; empty for a finding told in the note. */
  exact: words(maxQuote).default(""),
  /** Page, section, table, minute. */
  locator: words(200).default(""),
  stance: z.enum(stances),
  note: words(5_000).default(""),
  groupId: z.uuid().nullable().default(null),
  /** Of a figure: its cell, or how it was worked out. */
  figure: figureSchema.nullable().optional(),
};

type Fields = { kind: (typeof evidenceKinds)[number]; exact: string; note: string; figure?: Figure | null | undefined };

function saysSomething({ kind, exact, note, figure }: Fields): boolean {
  if (figure && kind !== "figure") return false;
  return exact.length > 0 || (kind === "finding" && note.length > 0) || figure?.kind === "calculation";
}
const saysNothing = {
  path: ["exact"],
  message: "Give the words or the figure; for a finding the note can tell it instead, for a calculation its working.",
};

export const createEvidenceSchema = z
  .object({
    ...fields,
    claimId: z.uuid(),
    sourceId: z.uuid(),
    /** Which stored copy it is taken from; null for none. Left out: the newest copy that holds the quote. */
    captureId: z.uuid().nullable().optional(),
    /** Where in the copy's text it was selected, in UTF-16 units; goes with a copy. */
    selectedAt: z.number().int().min(0).optional(),
  })
  .refine(saysSomething, saysNothing);

export const editEvidenceSchema = z
  .object({ ...fields, evidenceId: z.uuid(), captureId: z.uuid().nullable().optional() })
  .refine(saysSomething, saysNothing);

export const withdrawEvidenceSchema = z.object({
  evidenceId: z.uuid(),
  reason: words(2_000).pipe(z.string().min(1, "Say why it is withdrawn; the item stays visible with the reason.")),
});

export const restoreEvidenceSchema = z.object({
  evidenceId: z.uuid(),
  reason: words(2_000).pipe(z.string().min(1, "Say why it counts again.")),
});

export const groupEvidenceSchema = z.object({
  claimId: z.uuid(),
  evidenceIds: z.array(z.uuid()).min(1).max(100),
  /** An existing group, a new one by its label, or null to take the items out of their groups. */
  group: z
    .union([
      z.object({ id: z.uuid() }),
      z.object({ label: words(200).pipe(z.string().min(1, "Give the group a name.")) }),
    ])
    .nullable(),
});

export const addSearchLogSchema = z.object({
  claimId: z.uuid(),
  where: words(500).pipe(z.string().min(1, "Say where you looked.")),
  query: words(1_000).default(""),
  on: z
    .string()
    .trim()
    .refine((value) => value.length === 10 && isEdtfDate(value), "Give the day as YYYY-MM-DD."),
  found: words(2_000).pipe(z.string().min(1, "Say what you found; “nothing” is an answer.")),
  forAgainst: z.boolean().default(false),
});

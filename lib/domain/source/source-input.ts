import { z } from "zod";
import { cslItemSchema, readCsl, type CslItem } from "@/lib/domain/source/csl";
import { isEdtfDate } from "@/lib/domain/edtf-date";
import { normaliseDoi, normaliseIsbn, normaliseUrl } from "@/lib/domain/source/identifiers";
import { reliabilities } from "@/lib/domain/source/reliability";
import { sourceStatuses } from "@/lib/domain/source/status";

const cslInput = z.unknown().transform((value, context): CslItem => {
  const strict = cslItemSchema.safeParse(value);
  if (strict.success) return readCsl(strict.data) ?? strict.data;
  for (const { path, message } of strict.error.issues) context.addIssue({ code: "custom", path: [...path], message });
  return z.NEVER;
});

export const createSourceSchema = z.object({
  csl: cslInput,
  /** Make it although a source with the same DOI or address is there. */
  evenIfDuplicate: z.boolean().default(false),
});

export const editSourceSchema = z.object({ sourceId: z.uuid(), csl: cslInput });

export const changeStatusSchema = z
  .object({
    sourceId: z.uuid(),
    status: z.enum(sourceStatuses),
    note: z.string().trim().max(2_000).default(""),
    /** The day on which it happened, as far as it is known. */
    on: z
      .string()
      .trim()
      .refine((value) => value === "" || isEdtfDate(value), "Give a year, a month or a day, such as 2025-03-14.")
      .default(""),
    /** Where it was announced. */
    url: z
      .string()
      .trim()
      .max(2_000)
      .refine((value) => value === "" || /^https?:\/\/\S+$/iu.test(value), "Give a web address that begins with http.")
      .default(""),
    /** What was reported of the source and led to this, which it answers. */
    reportId: z.uuid().nullable().default(null),
  })
  .refine(({ status, note }) => status === "current" || note.length > 0, {
    path: ["note"],
    message: "Say what happened and where it was announced.",
  });

export const rateReliabilitySchema = z.object({
  sourceId: z.uuid(),
  reliability: z.enum(reliabilities),
  reason: z.string().trim().min(1, "Say why, so that others can follow it.").max(2_000),
});

export const decideRepublishingSchema = z
  .object({
    sourceId: z.uuid(),
    mayBeRepublished: z.boolean(),
    reason: z.string().trim().max(2_000).default(""),
  })
  .refine(({ mayBeRepublished, reason }) => mayBeRepublished || reason.length > 0, {
    path: ["reason"],
    message: "Say why it is withheld; readers see this.",
  });

export const addDerivationSchema = z.object({
  fromSourceId: z.uuid(),
  toSourceId: z.uuid(),
  kind: z.enum(["had_primary_source", "derived_from"]),
  /** Set where it holds for what the source says on this claim alone. */
  claimId: z.uuid().nullable().default(null),
  note: z.string().trim().max(2_000).default(""),
});

export const removeDerivationSchema = z.object({ derivationId: z.uuid() });

/** The columns that repeat what the citation says, for lists, search and finding duplicates. */
export function columnsOf(csl: CslItem): {
  title: string;
  url: string | null;
  normalisedUrl: string | null;
  doi: string | null;
  isbn: string | null;
} {
  const url = csl.URL && /^https?:\/\//iu.test(csl.URL) && URL.canParse(csl.URL) ? csl.URL : null;
  return {
    title: csl.title,
    url,
    normalisedUrl: url ? normaliseUrl(url) : null,
    doi: csl.DOI ? normaliseDoi(csl.DOI) : null,
    isbn: csl.ISBN ? normaliseIsbn(csl.ISBN) : null,
  };
}

/** The longest paste that is read for a citation, in UTF-16 units; a reference is a few hundred. */
export const longestPaste = 20_000;

/** What somebody typed or pasted to name a source: an address, a number, a reference or a title. */
export const proposeSourceSchema = z.object({
  text: z
    .string()
    .trim()
    .min(1, "Type or paste something first.")
    .max(longestPaste, "This is longer than 20,000 characters. Paste one reference alone."),
});

import { z } from "zod";
import { cslTypes, type CslType } from "@/lib/domain/source/csl-types";

/** Citation texts may carry a little markup (<i>, <sup>) in CSL; here a title is plain words. */
const plain = (limit: number) =>
  z
    .union([z.string(), z.number(), z.array(z.string()).min(1)])
    .transform((value) => (Array.isArray(value) ? (value[0] ?? "") : String(value)))
    .transform((value) => withoutMarkup(value).slice(0, limit));

const text = plain(2_000);

function withoutMarkup(value: string): string {
  return value
    .replace(/<\/?(?:i|b|em|strong|sup|sub|span|scp|jats:[a-z]+)(?:\s[^<>]*)?>/gi, "")
    .replace(/\s+/gu, " ")
    .normalize("NFC")
    .trim();
}

/** A person has a family name; an organisation has a literal name. */
export const cslNameSchema = z
  .object({
    family: text.optional(),
    given: text.optional(),
    literal: text.optional(),
    suffix: text.optional(),
    "non-dropping-particle": text.optional(),
    "dropping-particle": text.optional(),
    /** Crossref's field for organisations. */
    name: text.optional(),
  })
  .transform(({ name, ...rest }) => (name && !rest.family && !rest.literal ? { ...rest, literal: name } : rest))
  .refine((value) => Boolean(value.family || value.given || value.literal), "A name needs some words.");
export type CslName = z.output<typeof cslNameSchema>;

const datePart = z.coerce.number().int();

/** Year, then month (1 to 12), then day; as much as is known. */
export const cslDateSchema = z
  .object({
    "date-parts": z.array(z.array(datePart).min(1).max(3)).min(1).max(2).optional(),
    literal: text.optional(),
    raw: text.optional(),
  })
  .transform(({ raw, ...rest }) => (raw && !rest["date-parts"] && !rest.literal ? { ...rest, literal: raw } : rest));
export type CslDate = z.output<typeof cslDateSchema>;

const names = z.array(cslNameSchema).max(500);

/** Types that Crossref and DataCite write in their own words. */
const foreignTypes: Record<string, CslType> = {
  "journal-article": "article-journal",
  "proceedings-article": "paper-conference",
  "book-chapter": "chapter",
  "posted-content": "article",
  monograph: "book",
  dissertation: "thesis",
  "edited-book": "book",
  "report-component": "report",
};

const typeSchema = z
  .string()
  .transform((value): CslType => foreignTypes[value] ?? cslTypes.find((type) => type === value) ?? "document");

/**
 * One citation as a CSL-JSON item (Citation Style Language 1.0.2), with the fields that this product keeps. What comes
 * from elsewhere is tamed on the way in: markup goes, lists of one become the one, unknown types become "document".
 */
export const cslItemSchema = z.object({
  type: typeSchema,
  title: text.refine((value) => value.length > 0, "A source needs a title."),
  author: names.optional(),
  editor: names.optional(),
  issued: cslDateSchema.optional(),
  accessed: cslDateSchema.optional(),
  "container-title": text.optional(),
  "collection-title": text.optional(),
  publisher: text.optional(),
  "publisher-place": text.optional(),
  edition: text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  number: text.optional(),
  genre: text.optional(),
  language: text.optional(),
  note: text.optional(),
  URL: text.optional(),
  DOI: text.optional(),
  ISBN: text.optional(),
  ISSN: text.optional(),
});
export type CslItem = z.output<typeof cslItemSchema>;

/** @returns the item without empty fields, or null where what was given is no citation with a title. */
export function readCsl(value: unknown): CslItem | null {
  const parsed = cslItemSchema.safeParse(withoutUnreadable(value));
  return parsed.success ? withoutEmpty(parsed.data) : null;
}

/** Fields that other services fill with nulls or shapes of their own must not cost the whole citation. */
function withoutUnreadable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, field]) => {
    const schema = (cslItemSchema.shape as Record<string, z.ZodType>)[key];
    return schema !== undefined && (key === "title" || key === "type" || schema.safeParse(field).success);
  });
  return { type: "document", ...Object.fromEntries(kept) };
}

/** @returns the item without fields that hold no words. */
export function withoutEmpty(item: CslItem): CslItem {
  const kept = Object.entries(item).filter(
    ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as CslItem;
}

/** @returns the day, month or year of a CSL date as YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0), or null. */
export function edtfOfCslDate(date: CslDate | undefined): string | null {
  const [year, month, day] = date?.["date-parts"]?.[0] ?? [];
  if (year === undefined || year < 0 || year > 9999) return null;
  const digits = [String(year).padStart(4, "0")];
  if (month !== undefined && month >= 1 && month <= 12) {
    digits.push(String(month).padStart(2, "0"));
    if (day !== undefined && day >= 1 && day <= 31) digits.push(String(day).padStart(2, "0"));
  }
  return digits.join("-");
}

/** @returns the CSL date of YYYY, YYYY-MM or YYYY-MM-DD; other words are kept as they are. */
export function cslDateOf(words: string): CslDate | undefined {
  const trimmed = words.trim();
  if (trimmed === "") return undefined;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(trimmed);
  if (!match) return { literal: trimmed };
  const parts = match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
  return { "date-parts": [parts] };
}

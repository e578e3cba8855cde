import { z } from "zod";
import { edtfDateSchema } from "@/lib/domain/edtf-date";

export const maxTitleLength = 300;
export const maxNameLength = 200;
export const maxAuthors = 50;
export const maxUrlLength = 2048;

function oneLine(value: string): string {
  return value.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function lineOf(max: number, words: string) {
  return z.string().max(10_000).transform(oneLine).pipe(z.string().max(max, words));
}

/** True of an http or https address in full. */
export function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  return ["http:", "https:"].includes(new URL(value).protocol);
}

function canonicalLanguage(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    return null;
  }
}

/** Names typed in one field: one a line, or with semicolons between them. */
export function splitNames(typed: string): string[] {
  return [...new Set(typed.split(/[;\n]/u).map(oneLine).filter(Boolean))];
}

/** What a person types of an article, as it stands in the form. `articleFieldsSchema` reads it. */
export type TypedArticleFields = {
  title: string;
  /** One name a line. */
  authors: string;
  publisher: string;
  publishedOn: string;
  language: string;
  url: string;
};

/** The details of an article, read from the form. Empty fields become null. */
export const articleFieldsSchema = z.object({
  title: lineOf(maxTitleLength, `A title has at most ${maxTitleLength} characters.`).refine(
    (title) => title !== "",
    "Give the article a title.",
  ),
  authors: z
    .string()
    .max(20_000)
    .transform(splitNames)
    .refine((names) => names.length <= maxAuthors, `There can be at most ${maxAuthors} authors.`)
    .refine(
      (names) => names.every((name) => name.length <= maxNameLength),
      `A name has at most ${maxNameLength} characters. Put each author on a line of their own.`,
    ),
  publisher: lineOf(maxNameLength, `A publisher has at most ${maxNameLength} characters.`).transform(
    (name) => name || null,
  ),
  publishedOn: edtfDateSchema,
  language: z
    .string()
    .trim()
    .max(35)
    .refine(
      (tag) => tag === "" || canonicalLanguage(tag) !== null,
      "Give a language code, such as en, en-GB, cy or fr.",
    )
    .transform((tag) => canonicalLanguage(tag || "en") ?? "en"),
  url: z
    .string()
    .trim()
    .max(maxUrlLength, `An address has at most ${maxUrlLength} characters.`)
    .refine((url) => url === "" || isWebAddress(url), "Give the whole address, beginning with https:// or http://.")
    .transform((url) => url || null),
});
export type ArticleFields = z.output<typeof articleFieldsSchema>;

/** The same fields without any rule but their size, for keeping what somebody has typed so far. */
export const typedArticleFieldsSchema = z.object({
  title: z.string().max(10_000),
  authors: z.string().max(20_000),
  publisher: z.string().max(10_000),
  publishedOn: z.string().max(100),
  language: z.string().max(100),
  url: z.string().max(10_000),
}) satisfies z.ZodType<TypedArticleFields>;

import { edtfOfCslDate, type CslItem } from "@/lib/domain/source/csl";
import { columnsOf } from "@/lib/domain/source/source-input";

/** What makes two citations look like one work. */
export type Likeness = "doi" | "isbn" | "url" | "title_and_year";

export const likenessWords = {
  doi: "the same DOI",
  isbn: "the same ISBN",
  url: "the same web address",
  title_and_year: "the same title and year",
} as const satisfies Record<Likeness, string>;

/** A title without case, signs and double spaces, for comparing. */
export function titleKey(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Titles so short or so common say nothing alone: "Annual report 2024" is that of many bodies. */
const fewestTitleLetters = 12;

/**
 * Why two citations seem to be of one work; null where they do not. Two different DOIs speak against everything else,
 * chapters share the ISBN of their book, and a title and year count only where no two authors contradict each other.
 */
export function looksSame({ one, other }: { one: CslItem; other: CslItem }): Likeness | null {
  const [a, b] = [columnsOf(one), columnsOf(other)];
  if (a.doi && b.doi) return a.doi === b.doi ? "doi" : null;
  if (a.isbn && a.isbn === b.isbn && one.type !== "chapter" && other.type !== "chapter") return "isbn";
  if (a.normalisedUrl && a.normalisedUrl === b.normalisedUrl) return "url";
  const title = titleKey(one.title);
  if (title.length < fewestTitleLetters || title !== titleKey(other.title)) return null;
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  if (!year || year !== otherYear) return null;
  const [author, otherAuthor] = [firstAuthor(one), firstAuthor(other)];
  return author && otherAuthor && author !== otherAuthor ? null : "title_and_year";
}

function yearOf(csl: CslItem): string | null {
  return edtfOfCslDate(csl.issued)?.slice(0, 4) ?? null;
}

function firstAuthor({ author, editor, publisher }: CslItem): string {
  const first = author?.[0] ?? editor?.[0];
  return titleKey(first?.family ?? first?.literal ?? publisher ?? "");
}

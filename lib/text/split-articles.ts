import type { TextRange } from "./grapheme";
import { isReferenceHeading } from "./line-patterns";
import type { PassageKind } from "./passage-kind";

/** A unit of a text, as `segmentPassages` gives it, with its wording. */
export interface ArticleUnit extends TextRange {
  kind: PassageKind;
  text: string;
}

/** One of the articles that a text holds. */
export interface FoundArticle extends TextRange {
  /** White space collapsed. */
  title: string;
  /** The words of its date line that name the day or month; null without one. */
  date: string | null;
}

/** Where the posts of a page carry their date. */
type DatePlace = "above the title" | "below the title" | "at the end";

/** Lines that close a post on pages which list several, beside the date. */
const filing =
  /^(?:posted|filed|published|categori[sz]ed|tagged)\s+(?:in|under|as|with|by)\b|^(?:tags?|tagged|categor(?:y|ies)|labels?|filed under)\s*:|^(?:(?:\d+|no|one|two|three)\s+(?:comments?|repl(?:y|ies)|responses?)|leave a (?:comment|reply)|comments? (?:off|are closed))\b|^(?:continue reading|read (?:more|on)|permalink)\W*$/iu;
/** A line that stands where the text of a post will be. */
const placeholder = /\b(?:coming soon|under construction|to follow|no content)\b[.!]?$/iu;
const resultsHeading =
  /^(?:search )?results?(?: (?:for|matching)\b|:)|^(?:category|tag|monthly|author)? ?archives?\s*:/iu;

/**
 * Parts a text into the articles that it holds: a page of search results or an archive shows several posts in full, a
 * plain article gives one. An article begins at a heading that stands first, below lines that closed the post before
 * (its filing, or its date where dates stand at the end), at a date line that stands above a title, or at a title with
 * its date below; never before the one above has any text. It ends before the next, page furniture left out; a
 * placeholder for a text counts as its text. Empty where nothing but furniture is found.
 */
export function splitArticles(units: readonly ArticleUnit[]): FoundArticle[] {
  const content = units.findIndex((unit) => unit.kind !== "boilerplate");
  if (content === -1) return [];
  const place = datePlace(units);
  const starts = [content];
  units.forEach((_, at) => {
    const isBegun = units.slice(starts.at(-1), at).some((unit) => isBody(unit) || isPlaceholder(unit));
    if (isBegun && opensArticle({ units, at, place })) starts.push(at);
  });
  return starts.map((from, at) => articleOf({ units: units.slice(from, starts[at + 1] ?? units.length), place }));
}

function opensArticle({
  units,
  at,
  place,
}: {
  units: readonly ArticleUnit[];
  at: number;
  place: DatePlace | null;
}): boolean {
  const unit = units[at]!;
  if (place === "above the title" && unit.kind === "byline_date") return isDate(unit) && leadsToHeading(units, at);
  if (unit.kind !== "heading" || isReferenceHeading(unit.text)) return false;
  const last = units.slice(0, at).findLastIndex((each) => each.kind !== "boilerplate");
  if (units.slice(last + 1, at).some((each) => filing.test(each.text) || resultsHeading.test(each.text))) return true;
  if (place === "below the title") return dateBelow(units, at);
  return place === "at the end" && units[last]!.kind === "byline_date" && isDate(units[last]!);
}

/**
 * The commonest place of the date lines that stand next to a title. One date line before one heading says nothing: a
 * plain article has such a line too, above its sources or before a part that was added.
 */
function datePlace(units: readonly ArticleUnit[]): DatePlace | null {
  const content = units.filter((unit) => unit.kind !== "boilerplate");
  if (content[0]?.kind === "byline_date" && isDate(content[0]) && leadsToHeading(content, 0)) return "above the title";
  let below = 0;
  let end = 0;
  content.forEach((unit, at) => {
    if (!isDate(unit) || unit.kind !== "byline_date") return;
    let above = at - 1;
    while (content[above]?.kind === "byline_date") above--;
    if (content[above]?.kind === "heading") below++;
    else if (above >= 0 && (at === content.length - 1 || leadsToHeading(content, at))) end++;
  });
  if (below > 0 && below >= end) return "below the title";
  const showsSeveral = units.filter((unit) => unit.kind === "boilerplate" && resultsHeading.test(unit.text)).length > 0;
  return end > 1 || (end > 0 && showsSeveral) ? "at the end" : null;
}

function leadsToHeading(units: readonly ArticleUnit[], at: number): boolean {
  const next = units.slice(at + 1).find((unit) => unit.kind !== "byline_date" && unit.kind !== "boilerplate");
  return next?.kind === "heading";
}

/** True of a heading with a date below it, above any other text. */
function dateBelow(units: readonly ArticleUnit[], at: number): boolean {
  const lines = units.slice(at + 1);
  const end = lines.findIndex((unit) => unit.kind !== "byline_date");
  return lines.slice(0, end === -1 ? lines.length : end).some(isDate);
}

function articleOf({ units, place }: { units: readonly ArticleUnit[]; place: DatePlace | null }): FoundArticle {
  const heading = units.find((unit) => unit.kind === "heading") ?? units.find((unit) => unit.kind !== "boilerplate")!;
  const isStub = !units.some(isBody);
  const kept = units.filter((unit) => unit.kind !== "boilerplate" || (isStub && isPlaceholder(unit)));
  const dates = kept.filter((unit) => unit.kind === "byline_date").flatMap((unit) => dateWords(unit.text) ?? []);
  return {
    start: kept[0]!.start,
    end: kept.at(-1)!.end,
    title: heading.text.replace(/\s+/gu, " ").trim(),
    date: (place === "at the end" ? dates.at(-1) : dates[0]) ?? null,
  };
}

function isPlaceholder(unit: ArticleUnit): boolean {
  return unit.kind === "boilerplate" && placeholder.test(unit.text);
}

function isBody(unit: ArticleUnit): boolean {
  return unit.kind !== "heading" && unit.kind !== "byline_date" && unit.kind !== "boilerplate";
}

const monthName =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const dateWord = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName},?\\s+\\d{4}|${monthName}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|${monthName},?\\s+\\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4})(?!\\d)`,
  "iu",
);

function dateWords(line: string): string | null {
  return dateWord.exec(line)?.[0].replace(/\s+/gu, " ") ?? null;
}

function isDate(unit: ArticleUnit): boolean {
  return dateWords(unit.text) !== null;
}

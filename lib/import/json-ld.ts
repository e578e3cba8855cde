import { attribute, listElements, rawTextOf, type PageNode } from "./page-tree";
import { parseJson } from "@/lib/platform/parse-json";

export type JsonRecord = Record<string, unknown>;

const articleTypes =
  /^(\w*Article|BlogPosting|Report|ReportageNewsArticle|LiveBlogPosting|Posting|AnalysisNewsArticle|OpinionNewsArticle)$/;
const maxScriptChars = 1_000_000;
const maxRecords = 500;

/**
 * The first schema.org record of a page that describes an article, with its author and publisher in place where it only
 * names their records; null when there is none. Broken JSON is skipped.
 */
export function articleRecord(page: PageNode): JsonRecord | null {
  const records = listElements(page, "script").flatMap((script) => {
    if (attribute(script, "type")?.toLowerCase() !== "application/ld+json") return [];
    const raw = rawTextOf(script);
    return raw.length > maxScriptChars ? [] : recordsIn(parseJson(raw));
  });
  const article = records.find((record) => typesOf(record).some((type) => articleTypes.test(type)));
  if (!article) return null;
  const byId = new Map(
    records.flatMap((record) => (typeof record["@id"] === "string" ? [[record["@id"], record] as const] : [])),
  );
  const inPlace = (value: unknown): unknown =>
    Array.isArray(value) ? value.slice(0, 50).map((each) => meantBy(each, byId)) : meantBy(value, byId);
  return { ...article, author: inPlace(article.author ?? article.creator), publisher: inPlace(article.publisher) };
}

function meantBy(value: unknown, byId: ReadonlyMap<string, JsonRecord>): unknown {
  if (!isRecord(value) || value.name !== undefined || typeof value["@id"] !== "string") return value;
  return byId.get(value["@id"]) ?? value;
}

/** The address that a record gives for its own page; null without one. */
export function addressOf(record: JsonRecord | null): string | null {
  const main = record?.mainEntityOfPage;
  return stringOf(record?.url) ?? stringOf(isRecord(main) ? main["@id"] : main);
}

/** The names of a person, an organisation or a list of them, which schema.org allows in many shapes. */
export function namesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.slice(0, 50).flatMap((item) => {
    if (isRecord(item) && Array.isArray(item.name)) return item.name.map(stringOf).filter((name) => name !== null);
    const name = stringOf(isRecord(item) ? item.name : item);
    return name ? [name] : [];
  });
}

/** A string with white space collapsed; null for everything else and for none. */
export function stringOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.replace(/\s+/gu, " ").trim() : null;
}

/** Records at the top, in lists and in `@graph`, in order. */
function recordsIn(value: unknown): JsonRecord[] {
  const records: JsonRecord[] = [];
  const waiting = [value];
  while (waiting.length > 0 && records.length < maxRecords) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, maxRecords));
    else if (isRecord(next)) {
      records.push(next);
      waiting.push(next["@graph"], next.mainEntity);
    }
  }
  return records;
}

function typesOf(record: JsonRecord): string[] {
  const type = record["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { z } from "zod";
import { cslDateOf, readCsl, withoutEmpty, type CslItem } from "@/lib/domain/source/csl";
import type { Identifier } from "@/lib/domain/source/identifiers";
import type { LookUpFailure } from "@/lib/domain/source/look-up-words";
import type { Fetched, FetchRefusal } from "@/lib/platform/guarded-fetch";
import { readPageCitation } from "@/lib/server/source/read-page-citation";

/** Asks one address; `guardedFetch` in the product, stored answers in tests. */
export type Fetcher = (request: {
  url: string;
  headers?: Record<string, string>;
  limits?: { maxBytes: number; totalMs: number };
}) => Promise<Fetched | FetchRefusal>;

export type LookedUp = {
  /** A complete answer, or what is known without one. */
  csl: CslItem;
  /** null when the answer was found; otherwise why the fields are to be filled in by hand. */
  failure: LookUpFailure | null;
};

/** Nobody waits longer than this for a form; what is missing then is typed. */
const limits = { maxBytes: 2 * 1024 * 1024, totalMs: 8_000 };

/**
 * Looks up the citation behind an address, a DOI (doi.org content negotiation) or an ISBN (Open Library). The one door
 * to the outside for citations: always answers, and says so where nothing could be found.
 */
export function lookUpSource({
  kind,
  value,
  fetcher,
  now,
}: Identifier & { fetcher: Fetcher; now: Date }): Promise<LookedUp> {
  if (kind === "doi") return lookUpDoi({ doi: value, fetcher });
  if (kind === "isbn") return lookUpIsbn({ isbn: value, fetcher });
  return lookUpUrl({ url: value, fetcher, now });
}

async function lookUpDoi({ doi, fetcher }: { doi: string; fetcher: Fetcher }): Promise<LookedUp> {
  const known: CslItem = { type: "document", title: `doi:${doi}`, DOI: doi, URL: `https://doi.org/${doi}` };
  const answer = await fetcher({
    url: `https://doi.org/${encodeURI(doi)}`,
    headers: { accept: "application/vnd.citationstyles.csl+json" },
    limits,
  });
  if (!answer.ok) return { csl: known, failure: failureOf(answer) };
  if (answer.status === 404) return { csl: known, failure: "unknown_identifier" };
  const csl = answer.status < 300 ? readCsl(jsonOf(answer.bytes)) : null;
  if (!csl) return { csl: known, failure: "unreadable_answer" };
  return { csl: { ...csl, DOI: doi, URL: `https://doi.org/${doi}` }, failure: null };
}

const openLibraryBook = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  authors: z.array(z.object({ name: z.string() })).optional(),
  publishers: z.array(z.object({ name: z.string() })).optional(),
  publish_places: z.array(z.object({ name: z.string() })).optional(),
  publish_date: z.string().optional(),
});

async function lookUpIsbn({ isbn, fetcher }: { isbn: string; fetcher: Fetcher }): Promise<LookedUp> {
  const known: CslItem = { type: "book", title: `ISBN ${isbn}`, ISBN: isbn };
  const key = `ISBN:${isbn}`;
  const answer = await fetcher({
    url: `https://openlibrary.org/api/books?bibkeys=${key}&format=json&jscmd=data`,
    headers: { accept: "application/json" },
    limits,
  });
  if (!answer.ok) return { csl: known, failure: failureOf(answer) };
  const books = z.record(z.string(), z.unknown()).safeParse(answer.status < 300 ? jsonOf(answer.bytes) : null);
  if (!books.success) return { csl: known, failure: "unreadable_answer" };
  if (!(key in books.data)) return { csl: known, failure: "unknown_identifier" };
  const book = openLibraryBook.safeParse(books.data[key]);
  if (!book.success) return { csl: known, failure: "unreadable_answer" };
  const { title, subtitle, authors = [], publishers, publish_places: places, publish_date: date } = book.data;
  const csl = readCsl({
    type: "book",
    title: subtitle ? `${title}: ${subtitle}` : title,
    author: authors.map(({ name }) => nameInOrder(name)),
    publisher: publishers?.[0]?.name,
    "publisher-place": places?.[0]?.name,
    issued: date ? cslDateOf(/\b\d{4}\b/.exec(date)?.[0] ?? date) : undefined,
    ISBN: isbn,
  });
  return csl ? { csl: withoutEmpty(csl), failure: null } : { csl: known, failure: "unreadable_answer" };
}

/** Open Library gives names as they are said; the last word is taken for the family name, which a person can correct. */
function nameInOrder(name: string): { family: string; given?: string } {
  const words = name.trim().split(/\s+/u);
  const family = words.pop() ?? name;
  return words.length > 0 ? { family, given: words.join(" ") } : { family };
}

async function lookUpUrl({ url, fetcher, now }: { url: string; fetcher: Fetcher; now: Date }): Promise<LookedUp> {
  const known: CslItem = { type: "webpage", title: url.replace(/^https?:\/\/(?:www\.)?/u, ""), URL: url };
  const answer = await fetcher({ url, limits });
  if (!answer.ok) return { csl: known, failure: failureOf(answer) };
  if (answer.status === 404 || answer.status === 410) return { csl: known, failure: "page_missing" };
  if (answer.status >= 400) return { csl: known, failure: "page_refused" };
  if (answer.mediaType !== "text/html" && answer.mediaType !== "application/xhtml+xml")
    return { csl: known, failure: "no_web_page" };
  const contentType = answer.headers["content-type"] ?? null;
  const csl = await readPageCitation({ bytes: answer.bytes, contentType, url, now });
  return csl ? { csl, failure: null } : { csl: known, failure: "unreadable_answer" };
}

function failureOf({ reason }: FetchRefusal): LookUpFailure {
  switch (reason) {
    case "invalid_url":
    case "forbidden_scheme":
    case "forbidden_port":
    case "private_address":
      return "address_refused";
    case "too_large":
      return "too_large";
    default:
      return "no_answer";
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

import { z } from "zod";
import { cslDateOf, readCsl, withoutEmpty, type CslItem } from "@/lib/domain/source/csl";
import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import type { LookUpFailure } from "@/lib/domain/source/look-up-words";
import { askForJson, type Fetcher, type LookUp } from "@/lib/server/source/look-up/ask";
import { nameInOrder } from "@/lib/server/source/look-up/name-in-order";

type Part = { csl: CslItem } | { failure: LookUpFailure };

/** Looks up an ISBN at Open Library, and at Google Books where that does not know it or does not answer. */
export const lookUpIsbn: LookUp = async ({ value: isbn, fetcher }) => {
  const first = await askOpenLibrary({ isbn, fetcher });
  if ("csl" in first) return { csl: first.csl, failure: null };
  const known = knownByIdentifier({ kind: "isbn", value: isbn });
  if (first.failure === "address_refused") return { csl: known, ...first };
  const second = await askGoogleBooks({ isbn, fetcher });
  return "csl" in second ? { csl: second.csl, failure: null } : { csl: known, failure: first.failure };
};

type Ask = { isbn: string; fetcher: Fetcher };

const openLibraryBook = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  authors: z.array(z.object({ name: z.string() })).optional(),
  publishers: z.array(z.object({ name: z.string() })).optional(),
  publish_places: z.array(z.object({ name: z.string() })).optional(),
  publish_date: z.string().optional(),
});

async function askOpenLibrary({ isbn, fetcher }: Ask): Promise<Part> {
  const key = `ISBN:${isbn}`;
  const url = `https://openlibrary.org/api/books?bibkeys=${key}&format=json&jscmd=data`;
  const answer = await askForJson({ url, fetcher, totalMs: 6_000 });
  if ("failure" in answer) return answer;
  const books = z.record(z.string(), z.unknown()).safeParse(answer.json);
  if (!books.success) return { failure: "unreadable_answer" };
  if (!(key in books.data)) return { failure: "unknown_identifier" };
  const book = openLibraryBook.safeParse(books.data[key]);
  if (!book.success) return { failure: "unreadable_answer" };
  const { title, subtitle, authors = [], publishers, publish_places: places, publish_date: date } = book.data;
  return asPart({
    title: whole(title, subtitle),
    author: authors.map(({ name }) => nameInOrder(name)),
    publisher: publishers?.[0]?.name,
    "publisher-place": places?.[0]?.name,
    issued: date ? cslDateOf(/\b\d{4}\b/.exec(date)?.[0] ?? date) : undefined,
    ISBN: isbn,
  });
}

const googleVolumes = z.object({
  totalItems: z.number(),
  items: z
    .array(
      z.object({
        volumeInfo: z.object({
          title: z.string(),
          subtitle: z.string().optional(),
          authors: z.array(z.string()).optional(),
          publisher: z.string().optional(),
          publishedDate: z.string().optional(),
          industryIdentifiers: z.array(z.object({ identifier: z.string() })).optional(),
        }),
      }),
    )
    .optional(),
});

async function askGoogleBooks({ isbn, fetcher }: Ask): Promise<Part> {
  const url = `https://www.googleapis.com/books/v1/volumes?q=isbn:${isbn}`;
  const answer = await askForJson({ url, fetcher, totalMs: 4_000 });
  if ("failure" in answer) return answer;
  const volumes = googleVolumes.safeParse(answer.json);
  if (!volumes.success) return { failure: "unreadable_answer" };
  // A search also finds books that merely mention the number.
  const book = volumes.data.items?.find(({ volumeInfo }) =>
    volumeInfo.industryIdentifiers?.some(({ identifier }) => identifier === isbn),
  )?.volumeInfo;
  if (!book) return { failure: "unknown_identifier" };
  return asPart({
    title: whole(book.title, book.subtitle),
    author: (book.authors ?? []).map(nameInOrder),
    publisher: book.publisher,
    issued: book.publishedDate ? cslDateOf(book.publishedDate) : undefined,
    ISBN: isbn,
  });
}

function whole(title: string, subtitle: string | undefined): string {
  return subtitle ? `${title}: ${subtitle}` : title;
}

function asPart(fields: object): Part {
  const csl = readCsl({ type: "book", ...fields });
  return csl ? { csl: withoutEmpty(csl) } : { failure: "unreadable_answer" };
}

import { cslDateOf, readCsl, type CslItem, type CslName } from "@/lib/domain/source/csl";
import { readPageMeta } from "@/lib/citation/page-meta";
import { decodeBytes } from "@/lib/import/decode-bytes";
import { importInWorker } from "@/lib/import/import-in-worker";

/** @returns the citation that a web page gives of itself, or null where it cannot be read. */
export async function readPageCitation({
  bytes,
  contentType,
  url,
  now,
}: {
  bytes: Uint8Array;
  contentType: string | null;
  url: string;
  now: Date;
}): Promise<CslItem | null> {
  const page = await importInWorker({ bytes, contentType, url, now });
  if (!page.ok || !page.fields.title) return null;
  const { title, authors, publisher, publishedOn, language } = page.fields;
  const { type, doi, isbn, containerTitle, ...meta } = readPageMeta(
    decodeBytes({ bytes, contentType, isHtml: true }).text,
  );
  return readCsl({
    type: type ?? "webpage",
    title: title.value,
    author: meta.authors.length > 0 && type ? meta.authors : authors?.value.map(personOrBody),
    "container-title": containerTitle ?? (type === null ? publisher?.value : undefined),
    publisher: type === null ? undefined : meta.publisher,
    issued: publishedOn ? cslDateOf(publishedOn.value) : undefined,
    language: language?.value,
    volume: meta.volume,
    issue: meta.issue,
    page: meta.page,
    DOI: doi,
    ISBN: isbn,
    URL: url,
  });
}

const bodyWords =
  /\b(?:agency|association|bureau|committee|council|department|desk|foundation|group|hospital|institute|ministry|newsroom|office|press|reporters?|service|society|staff|team|trust|university)\b/iu;

/** A page gives names as they are said. Two to four words are a person; the last is taken for the family name. */
export function personOrBody(name: string): CslName {
  const words = name.trim().split(/\s+/u);
  if (words.length < 2 || words.length > 4 || bodyWords.test(name)) return { literal: name.trim() };
  return { given: words.slice(0, -1).join(" "), family: words.at(-1)! };
}

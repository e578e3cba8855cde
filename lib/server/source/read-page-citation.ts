import { cslDateOf, readCsl, type CslItem, type CslName } from "@/lib/domain/source/csl";
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
  return readCsl({
    type: "webpage",
    title: title.value,
    author: authors?.value.map(personOrBody),
    "container-title": publisher?.value,
    issued: publishedOn ? cslDateOf(publishedOn.value) : undefined,
    language: language?.value,
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

import { knownByIdentifier } from "@/lib/domain/source/known-by-identifier";
import { failureOf, type LookUp } from "@/lib/server/source/look-up/ask";
import { readPageCitation } from "@/lib/server/source/read-page-citation";

const limits = { maxBytes: 2 * 1024 * 1024, totalMs: 8_000 };

/** Looks at a web page for what it says of itself: JSON-LD, Highwire and Dublin Core meta, Open Graph, its own words. */
export const lookUpPage: LookUp = async ({ value: url, fetcher, now }) => {
  const known = knownByIdentifier({ kind: "url", value: url });
  const answer = await fetcher({ url, limits });
  if (!answer.ok) return { csl: known, failure: failureOf(answer) };
  if (answer.status === 404 || answer.status === 410) return { csl: known, failure: "page_missing" };
  if (answer.status >= 400) return { csl: known, failure: "page_refused" };
  if (answer.mediaType !== "text/html" && answer.mediaType !== "application/xhtml+xml")
    return { csl: known, failure: "no_web_page" };
  const contentType = answer.headers["content-type"] ?? null;
  const csl = await readPageCitation({ bytes: answer.bytes, contentType, url, now });
  return csl ? { csl, failure: null } : { csl: known, failure: "unreadable_answer" };
};

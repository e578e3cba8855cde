import { normaliseDoi, normaliseUrl } from "@/lib/domain/source/identifiers";

/** What a text names: DOIs and addresses, in their normal forms. */
export type CitedWorks = { dois: string[]; urls: string[] };

/** Most of each that are kept of one text. */
const most = 500;

/**
 * DOIs and web addresses that stand in a text or in the links of its HTML. A DOI's own address counts as the DOI.
 * @param html the page that the text was taken from, where there is one; only its links are looked at
 */
export function citedWorks({ text, html }: { text: string; html: string | null }): CitedWorks {
  const dois = new Set<string>();
  const urls = new Set<string>();
  const take = (address: string) => {
    const doi = normaliseDoi(address);
    const url = doi ? null : normaliseUrl(address);
    if (doi && dois.size < most) dois.add(doi);
    // A bare host is where a page belongs, not what it cites.
    else if (url?.includes("/") && urls.size < most) urls.add(url);
  };
  for (const [found] of text.matchAll(/\b10\.\d{4,9}\/[^\s"<>]{1,300}/gu)) take(trimmed(found));
  for (const [found] of text.matchAll(/\bhttps?:\/\/[^\s"<>]{3,1000}/giu)) take(trimmed(found));
  for (const [, , found] of (html ?? "").matchAll(/<a\s[^>]{0,2000}?href\s*=\s*(["'])(https?:[^"']{3,1000})\1/giu))
    take((found ?? "").replaceAll("&amp;", "&"));
  return { dois: [...dois], urls: [...urls] };
}

/** Without the signs that belong to the sentence around it. */
function trimmed(address: string): string {
  const cut = address.replace(/[.,;:!?'’”»]+$/u, "");
  return cut.endsWith(")") && !cut.includes("(") ? trimmed(cut.replace(/\)+$/u, "")) : cut;
}

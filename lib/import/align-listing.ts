import type { AlignedBlock } from "./align-blocks";
import type { PageBlock } from "./html-to-blocks";
import type { ListedEntry } from "./listed-entries";
import type { OpensArticle } from "./proposal";

/** A block with which one of several articles begins says so. */
export type OpeningBlock = AlignedBlock & { opens?: OpensArticle };

/** A page of several articles has no one article to be found: each of its boxes is text, what stands beside them is not. */
export function alignListing({
  blocks,
  entries,
  baseUrl,
}: {
  blocks: PageBlock[];
  entries: ListedEntry[];
  baseUrl: string | null;
}): OpeningBlock[] {
  const begun = new Set<ListedEntry>();
  const byElement = new Map(entries.map((entry) => [entry.element, entry]));
  return blocks.map((block) => {
    const element = block.ancestors.find((ancestor) => byElement.has(ancestor));
    const entry = element && byElement.get(element);
    if (!entry || begun.has(entry)) return { ...block, isArticle: entry !== undefined };
    begun.add(entry);
    const { publishedOn, authors, href } = entry;
    const url = href && URL.canParse(href, baseUrl ?? undefined) ? new URL(href, baseUrl ?? undefined).href : null;
    const opens = { publishedOn, authors, url: url && /^https?:/u.test(url) ? url : null };
    return { ...block, isArticle: true, opens };
  });
}

import type { Identifier } from "@/lib/domain/source/identifiers";
import type { Fetcher, LookedUp, LookUp } from "@/lib/server/source/look-up/ask";
import { lookUpArxiv } from "@/lib/server/source/look-up/look-up-arxiv";
import { lookUpDoi } from "@/lib/server/source/look-up/look-up-doi";
import { lookUpIsbn } from "@/lib/server/source/look-up/look-up-isbn";
import { lookUpPage } from "@/lib/server/source/look-up/look-up-page";
import { lookUpPubmed } from "@/lib/server/source/look-up/look-up-pubmed";

export type { Fetcher, LookedUp } from "@/lib/server/source/look-up/ask";

const services = {
  doi: lookUpDoi,
  isbn: lookUpIsbn,
  pmid: lookUpPubmed,
  arxiv: lookUpArxiv,
  url: lookUpPage,
} as const satisfies Record<Identifier["kind"], LookUp>;

/**
 * Looks up the citation behind an address or a number. The one door to the outside for citations: always answers, within
 * seconds, and says so where nothing could be found.
 */
export function lookUpSource({ kind, ...ask }: Identifier & { fetcher: Fetcher; now: Date }): Promise<LookedUp> {
  return services[kind](ask);
}

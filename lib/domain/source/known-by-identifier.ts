import type { CslItem } from "@/lib/domain/source/csl";
import { arxivDoi, type Identifier } from "@/lib/domain/source/identifiers";

/**
 * What an identifier alone says of its work: the likeliest type, the identifier and where the work is found. The title
 * is empty, so that a person has to give it before the source can be stored.
 */
export function knownByIdentifier({ kind, value }: Identifier): CslItem {
  return { title: "", ...knownBy[kind](value) };
}

const knownBy = {
  url: (value) => ({ type: "webpage", URL: value }),
  doi: (value) => ({ type: "article-journal", DOI: value, URL: `https://doi.org/${value}` }),
  isbn: (value) => ({ type: "book", ISBN: value }),
  pmid: (value) => ({ type: "article-journal", URL: `https://pubmed.ncbi.nlm.nih.gov/${value}/` }),
  arxiv: (value) => ({
    type: "article",
    number: `arXiv:${value}`,
    DOI: arxivDoi(value),
    URL: `https://arxiv.org/abs/${value}`,
  }),
} as const satisfies Record<Identifier["kind"], (value: string) => Omit<CslItem, "title">>;

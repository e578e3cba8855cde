import { parseFragment } from "parse5";
import type { CslName } from "@/lib/domain/source/csl";
import { normaliseDoi } from "@/lib/domain/source/identifiers";

/** What a page says of the work in it with Highwire ("citation_…") and Dublin Core meta elements, beyond title and author. */
export type PageMeta = {
  /** Set where the page says that it is one. */
  type: "article-journal" | "paper-conference" | "thesis" | "report" | "book" | null;
  authors: CslName[];
  containerTitle: string | null;
  publisher: string | null;
  volume: string | null;
  issue: string | null;
  page: string | null;
  doi: string | null;
  isbn: string | null;
};

/** Most meta elements that are looked at, and most characters of one. */
const mostTags = 400;
const longestTag = 3_000;

/**
 * Reads the meta elements of a page. Each is cut out and parsed by itself, so that the rest of the page, whatever it is,
 * costs nothing.
 */
export function readPageMeta(html: string): PageMeta {
  const values = new Map<string, string[]>();
  let count = 0;
  for (const { index } of html.matchAll(/<meta\s/giu)) {
    if (++count > mostTags) break;
    const end = html.indexOf(">", index);
    if (end < 0 || end - index > longestTag) continue;
    const [name, content] = metaOf(html.slice(index, end + 1));
    if (!name || !content) continue;
    const known = values.get(name);
    if (known) known.push(content);
    else values.set(name, [content]);
  }
  const first = (...names: string[]) => names.map((name) => values.get(name)?.[0]).find(Boolean) ?? null;
  const journal = first("citation_journal_title");
  const conference = first("citation_conference_title", "citation_conference");
  const [firstPage, lastPage] = [first("citation_firstpage"), first("citation_lastpage")];
  return {
    type: typeOf({ journal, conference, first }),
    authors: (values.get("citation_author") ?? values.get("dc.creator") ?? []).slice(0, 500).flatMap(nameOf),
    containerTitle: journal ?? conference ?? first("citation_inbook_title"),
    publisher: first(
      "citation_technical_report_institution",
      "citation_dissertation_institution",
      "citation_publisher",
      "dc.publisher",
      "dcterms.publisher",
    ),
    volume: first("citation_volume"),
    issue: first("citation_issue"),
    page: firstPage && lastPage && firstPage !== lastPage ? `${firstPage}-${lastPage}` : firstPage,
    doi:
      [first("citation_doi", "prism.doi", "bepress_citation_doi"), ...(values.get("dc.identifier") ?? [])]
        .map((value) => (value ? normaliseDoi(value) : null))
        .find(Boolean) ?? null,
    isbn: first("citation_isbn"),
  };
}

function metaOf(tag: string): [name: string, content: string] {
  const [element] = parseFragment(tag).childNodes;
  const attributes = element && "attrs" in element ? element.attrs : [];
  const valueOf = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value.trim() ?? "";
  return [(valueOf("name") || valueOf("property")).toLowerCase().replace(/^dcterms:/u, "dcterms."), valueOf("content")];
}

function typeOf({
  journal,
  conference,
  first,
}: {
  journal: string | null;
  conference: string | null;
  first: (...names: string[]) => string | null;
}): PageMeta["type"] {
  if (journal) return "article-journal";
  if (conference) return "paper-conference";
  if (first("citation_dissertation_institution")) return "thesis";
  if (first("citation_technical_report_institution", "citation_technical_report_number")) return "report";
  return first("citation_isbn") ? "book" : null;
}

/** "Birch, Ada" or "Ada Birch". */
function nameOf(name: string): CslName[] {
  const [family = "", given = ""] = name.split(",").map((part) => part.trim());
  if (given) return [{ family, given }];
  const words = family.split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  return words.length === 1 ? [{ family }] : [{ given: words.slice(0, -1).join(" "), family: words.at(-1)! }];
}

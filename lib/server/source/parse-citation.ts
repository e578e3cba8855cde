import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";

/** The longest paste that is looked at; a reference is a few hundred characters. */
const longest = 100_000;

/**
 * Reads the first reference of a pasted BibTeX, RIS or CSL-JSON text.
 * @returns null where it is none of the three.
 */
export function parseCitation(text: string): CslItem | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > longest) return null;
  const type = formatOf(trimmed);
  if (type === null) return null;
  try {
    if (type === "csl") {
      const json: unknown = JSON.parse(trimmed);
      return readCsl(Array.isArray(json) ? json[0] : json);
    }
    // The type is named, since citation-js would otherwise take an address for something to fetch.
    const [first] = new Cite(trimmed, { forceType: type, generateGraph: false }).data;
    return readCsl(first);
  } catch {
    return null;
  }
}

function formatOf(text: string): "csl" | "@biblatex/text" | "@ris/file" | null {
  if (/^[[{]/u.test(text)) return "csl";
  if (/^@\s*[a-z]+\s*[{(]/iu.test(text)) return "@biblatex/text";
  if (/^TY {2}- /mu.test(text)) return "@ris/file";
  return null;
}

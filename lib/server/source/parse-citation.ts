import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";
import { longestPaste } from "@/lib/domain/source/source-input";

/**
 * Reads the first reference of a pasted BibTeX, RIS or CSL-JSON text.
 * @returns null where it is none of the three.
 */
export function parseCitation(text: string): CslItem | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > longestPaste) return null;
  const type = formatOf(trimmed);
  if (type === null) return null;
  try {
    if (type === "csl") {
      const json: unknown = JSON.parse(trimmed);
      return readCsl(Array.isArray(json) ? json[0] : json);
    }
    // The type is named, since citation-js would otherwise take an address for something to fetch.
    const [first] = new Cite(type === "@ris/file" ? firstRisRecord(trimmed) : trimmed, {
      forceType: type,
      generateGraph: false,
    }).data;
    return readCsl(first);
  } catch {
    return null;
  }
}

/** RIS up to where the first record ends: the time that its parser takes grows with the square of their number. */
export function firstRisRecord(text: string): string {
  const start = text.search(/^TY {2}- /mu);
  const length = text.slice(start + 1).search(/^TY {2}- /mu);
  return length === -1 ? text.slice(start) : text.slice(start, start + 1 + length);
}

function formatOf(text: string): "csl" | "@biblatex/text" | "@ris/file" | null {
  if (/^[[{]/u.test(text)) return "csl";
  if (/^@\s*[a-z]+\s*[{(]/iu.test(text)) return "@biblatex/text";
  if (/^TY {2}- /mu.test(text)) return "@ris/file";
  return null;
}

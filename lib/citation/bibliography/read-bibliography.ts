import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { readRis } from "@/lib/citation/bibliography/read-ris";
import { readZoteroRdf } from "@/lib/citation/bibliography/read-zotero-rdf";
import { splitBibtex } from "@/lib/citation/bibliography/split-bibtex";
import { maxBibliographyEntries, type BibliographyFormat } from "@/lib/domain/source/bibliography";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";

export type BibliographyRead =
  | {
      ok: true;
      format: BibliographyFormat;
      /** In the order of the file. */
      entries: CslItem[];
      /** Entries that hold no citation with a title. */
      unreadable: number;
    }
  | { ok: false; reason: "unknown_format" | "no_entries" | "too_many_entries" };

/** Entries that the BibTeX reader is given at once; where it stumbles, they are tried one by one. */
const handful = 100;

/** Reads all entries of a bibliography, whichever of the known kinds it is. For a process of its own. */
export function readBibliography(text: string): BibliographyRead {
  const trimmed = text.replace(/^\uFEFF/u, "").trim();
  const format = formatOf(trimmed);
  if (!format) return { ok: false, reason: "unknown_format" };
  const found = readers[format](trimmed);
  if (!found) return { ok: false, reason: "unknown_format" };
  if (found.length > maxBibliographyEntries) return { ok: false, reason: "too_many_entries" };
  const entries = found.flatMap((item) => readCsl(item) ?? []);
  if (entries.length === 0) return { ok: false, reason: "no_entries" };
  return { ok: true, format, entries, unreadable: found.length - entries.length };
}

function formatOf(text: string): BibliographyFormat | null {
  if (/^[[{]/u.test(text)) return "csl";
  if (/^<(?:\?xml|rdf:RDF)/u.test(text)) return "rdf";
  if (/^\s{0,2}TY\s{1,2}-/mu.test(text)) return "ris";
  return /@\s*[a-z]+\s*[{(]/iu.test(text) ? "bibtex" : null;
}

const readers = {
  csl: readJson,
  rdf: (text) => attempt(() => readZoteroRdf(text)),
  ris: readRis,
  bibtex: readBibtex,
} as const satisfies Record<BibliographyFormat, (text: string) => unknown[] | null>;

/** A list, one item, or Zotero's own {items: […]}. */
function readJson(text: string): unknown[] | null {
  const json = attempt((): unknown => JSON.parse(text));
  if (Array.isArray(json)) return json as unknown[];
  if (typeof json !== "object" || json === null) return null;
  return "items" in json && Array.isArray(json.items) ? (json.items as unknown[]) : [json];
}

function readBibtex(text: string): unknown[] {
  const { definitions, entries } = splitBibtex(text);
  const before = definitions.join("\n");
  const read = (some: string[]): unknown[] =>
    // The type is named, since citation-js would otherwise take an address for something to fetch.
    new Cite(`${before}\n${some.join("\n")}`, { forceType: "@biblatex/text", generateGraph: false }).data;
  const items: unknown[] = [];
  if (entries.length > maxBibliographyEntries) return Array.from({ length: entries.length });
  for (let index = 0; index < entries.length; index += handful) {
    const some = entries.slice(index, index + handful);
    const whole = attempt(() => read(some));
    if (whole?.length === some.length) items.push(...whole);
    else for (const entry of some) items.push(attempt(() => read([entry])[0]) ?? null);
  }
  return items.map(withBodies);
}

/** A name in braces is a body's; citation-js gives it as a family name without a given one. */
function withBodies(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  const named = (names: unknown): unknown =>
    Array.isArray(names)
      ? names.map((name: { family?: string; given?: string }) =>
          name.family && !name.given && name.family.includes(" ") ? { literal: name.family } : name,
        )
      : names;
  const { author, editor, ...rest } = item as { author?: unknown; editor?: unknown };
  return { ...rest, author: named(author), editor: named(editor) };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

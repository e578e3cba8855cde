import { Cite } from "@citation-js/core";
import { engineOf } from "@/lib/citation/load-styles";
import { authorDate, shortAuthor } from "@/lib/domain/source/author-date";
import { knownStyle, type CitationStyle } from "@/lib/domain/source/citation-styles";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";

/** One source in words. */
export type Cited = {
  /** "Birch & Cole, 2025" */
  authorDate: string;
  /** The whole reference in the workspace's style, plain text on one line. */
  reference: string;
};

/** References that were written, by style and citation; the engine takes tens of milliseconds even for one. */
const written = new Map<string, Cited>();
/** About 2 MB of words. */
const mostKept = 5_000;

/**
 * Writes references in the given style; an unknown style becomes APA. All at once, since the engine is costly to start.
 * @returns by id; an item that is no citation is named "Unreadable citation" rather than left out.
 */
export function formatCitations({
  items,
  style,
}: {
  items: readonly { id: string; csl: unknown }[];
  style: string;
}): Map<string, Cited> {
  const known = knownStyle(style);
  const readable = items.map(({ id, csl }) => {
    const item = readCsl(csl);
    return { id, item, key: item && `${known} ${JSON.stringify(item)}` };
  });
  writeMissing({ items: readable.flatMap(({ item, key }) => (item && key ? [{ item, key }] : [])), style: known });
  return new Map(readable.map(({ id, key }) => [id, (key && written.get(key)) || unreadable]));
}

const unreadable: Cited = { authorDate: "Unreadable citation", reference: "Unreadable citation" };

function writeMissing({
  items,
  style,
}: {
  items: readonly { item: CslItem; key: string }[];
  style: CitationStyle;
}): void {
  const missing = [
    ...new Map(items.filter(({ key }) => !written.has(key)).map((entry) => [entry.key, entry])).values(),
  ];
  if (missing.length === 0) return;
  if (written.size + missing.length > mostKept) written.clear();
  let references = bibliography({ items: missing, style });
  // The engine pairs entries with items by their place, so one that it leaves out would shift all that follow.
  if (references.size < missing.length) {
    references = new Map(missing.flatMap((entry) => [...bibliography({ items: [entry], style })]));
  }
  for (const { item, key } of missing) {
    const reference = (references.get(key) ?? `${shortAuthor(item)}. ${item.title}.`)
      .replace(/^\s*\d+\.\s/u, "")
      .replace(/\s+/gu, " ")
      .trim();
    written.set(key, { authorDate: authorDate(item), reference: reference || unreadable.reference });
  }
}

/** References by key; an item that the style leaves out has none. */
function bibliography({
  items,
  style,
}: {
  items: readonly { item: CslItem; key: string }[];
  style: CitationStyle;
}): Map<string, string> {
  // What looks like markup in a title must not be taken for it. Letters to somebody are left out of bibliographies by
  // APA, since readers cannot get them; here each source is listed, so they go as documents.
  const cite = new Cite(
    items.map(({ item, key }) => ({
      ...escapeItem(item),
      id: key,
      type: item.type === "personal_communication" ? "document" : item.type,
    })),
    { generateGraph: false },
  );
  const options = { format: "text", ...engineOf(style), asEntryArray: true, nosort: true } as const;
  return new Map(cite.format("bibliography", options));
}

function escapeItem(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, typeof value === "string" ? value.replace(/</gu, "‹") : value]),
  );
}

import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";

/** The citation styles that are built in, with their names. */
export const citationStyles = { apa: "APA", vancouver: "Vancouver", harvard1: "Harvard" } as const;
export type CitationStyle = keyof typeof citationStyles;

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
  const template = style in citationStyles ? style : "apa";
  const readable = items.map(({ id, csl }) => {
    const item = readCsl(csl);
    return { id, item, key: item && `${template} ${JSON.stringify(item)}` };
  });
  writeMissing({ items: readable.flatMap(({ item, key }) => (item && key ? [{ item, key }] : [])), template });
  return new Map(readable.map(({ id, key }) => [id, (key && written.get(key)) || unreadable]));
}

const unreadable: Cited = { authorDate: "Unreadable citation", reference: "Unreadable citation" };

function writeMissing({
  items,
  template,
}: {
  items: readonly { item: CslItem; key: string }[];
  template: string;
}): void {
  const missing = [
    ...new Map(items.filter(({ key }) => !written.has(key)).map((entry) => [entry.key, entry])).values(),
  ];
  if (missing.length === 0) return;
  if (written.size + missing.length > mostKept) written.clear();
  // What looks like markup in a title must not be taken for it.
  const cite = new Cite(
    missing.map(({ item, key }) => escapeItem({ ...item, id: key })),
    { generateGraph: false },
  );
  const options = { format: "text", template, lang: "en-US", asEntryArray: true, nosort: true } as const;
  const references = new Map(cite.format("bibliography", options));
  for (const { item, key } of missing) {
    const reference = (references.get(key) ?? "")
      .replace(/^\s*\d+\.\s/u, "")
      .replace(/\s+/gu, " ")
      .trim();
    written.set(key, { authorDate: authorDate(item), reference: reference || unreadable.reference });
  }
}

function escapeItem(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      typeof value === "string" && key !== "id" ? value.replace(/</gu, "‹") : value,
    ]),
  );
}

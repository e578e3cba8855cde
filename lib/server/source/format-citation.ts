import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";

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
  const readable = items.flatMap(({ id, csl }) => {
    const item = readCsl(csl);
    return item ? [{ id, item }] : [];
  });
  const references = new Map<string, string>();
  if (readable.length > 0) {
    // Titles are plain words here, and what looks like markup in them must not be taken for it.
    const cite = new Cite(
      readable.map(({ id, item }) => escapeItem({ ...item, id })),
      { generateGraph: false },
    );
    const entries = cite.format("bibliography", {
      format: "text",
      template,
      lang: "en-US",
      asEntryArray: true,
      nosort: true,
    });
    for (const [id, entry] of entries)
      references.set(
        id,
        entry
          .replace(/^\s*\d+\.\s/u, "")
          .replace(/\s+/gu, " ")
          .trim(),
      );
  }
  const named = new Map(readable.map(({ id, item }) => [id, authorDate(item)]));
  return new Map(
    items.map(({ id }) => [
      id,
      { authorDate: named.get(id) ?? "Unreadable citation", reference: references.get(id) ?? "Unreadable citation" },
    ]),
  );
}

function escapeItem(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, typeof value === "string" ? value.replace(/</gu, "‹") : value]),
  );
}

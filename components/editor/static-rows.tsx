import { TextLink } from "@/components/ui/text-link";

/** A node of a text that stands for a row, as the static renderer hands it over. */
export type RowNode = { node: { attrs: { id?: unknown } } };

/** The id of the row that a node stands for; empty where it has none. */
export function idOf({ attrs }: RowNode["node"]): string {
  return typeof attrs.id === "string" ? attrs.id : "";
}

/** In place of a row that this workspace does not have. */
export const absent = <span className="font-sans text-sm text-ink-muted">Not available</span>;

type CitedSource = { id: string; reference: string; authorDate: string };

/** How a citation is drawn in a text to read. */
export function citationOf({ slug, sources }: { slug: string; sources: Record<string, CitedSource> }) {
  return function Citation({ node }: RowNode) {
    const source = sources[idOf(node)];
    if (!source) return absent;
    return (
      <TextLink href={`/w/${slug}/sources/${source.id}`} title={source.reference}>
        ({source.authorDate})
      </TextLink>
    );
  };
}

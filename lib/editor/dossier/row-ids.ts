import { rowNodeNames, type RowNodeName } from "@/lib/editor/dossier/row-nodes";

/** A document as JSON, as far as it is looked through. */
type JsonNode = { type?: unknown; attrs?: unknown; content?: unknown };

/** The ids that a document names, by kind of node, each once, in the order of the text. */
export function rowIdsIn(doc: unknown): Record<RowNodeName, string[]> {
  const found = { evidenceBlock: new Set<string>(), sourceCitation: new Set<string>(), claimLink: new Set<string>() };
  const waiting: unknown[] = [doc];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const { type, attrs, content } = node as JsonNode;
    const name = rowNodeNames.find((known) => known === type);
    const id = (attrs as { id?: unknown } | undefined)?.id;
    if (name && typeof id === "string") found[name].add(id);
    if (Array.isArray(content)) waiting.push(...content.toReversed());
  }
  return {
    evidenceBlock: [...found.evidenceBlock],
    sourceCitation: [...found.sourceCitation],
    claimLink: [...found.claimLink],
  };
}

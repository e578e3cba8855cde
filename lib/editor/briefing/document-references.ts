import type { DocNode } from "@/lib/text/article-doc";

/** What a briefing's text names, each id once and in the order of the text. */
export type DocumentReferences = {
  /** Claims whose verdict stands in the text as a card. */
  claimIds: string[];
  /** Claims that the text links to. */
  linkedClaimIds: string[];
  /** Sources that the text cites. */
  sourceIds: string[];
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Nodes whose id is no id are left out: nothing is ever shown for them. */
export function documentReferences(document: DocNode): DocumentReferences {
  const found = { claimCard: new Set<string>(), claimLink: new Set<string>(), sourceCitation: new Set<string>() };
  const open: DocNode[] = [document];
  for (let node = open.pop(); node; node = open.pop()) {
    const id = node.attrs?.id;
    if (node.type in found && typeof id === "string" && uuid.test(id)) found[node.type as keyof typeof found].add(id);
    open.push(...(node.content ?? []).toReversed());
  }
  return {
    claimIds: [...found.claimCard],
    linkedClaimIds: [...found.claimLink],
    sourceIds: [...found.sourceCitation],
  };
}

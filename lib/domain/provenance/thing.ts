/** The types of node in the provenance graph, upstream last: an edition rests on verdicts, evidence on a source. */
export const nodeTypes = [
  "briefing",
  "edition",
  "verdict",
  "claim",
  "evidence",
  "capture",
  "source",
  "article",
] as const;
export type NodeType = (typeof nodeTypes)[number];

export const nodeWords = {
  briefing: { one: "Briefing", many: "Briefings" },
  edition: { one: "Edition", many: "Editions" },
  verdict: { one: "Verdict", many: "Verdicts" },
  claim: { one: "Claim", many: "Claims" },
  evidence: { one: "Evidence", many: "Evidence" },
  capture: { one: "Stored copy", many: "Stored copies" },
  source: { one: "Source", many: "Sources" },
  article: { one: "Article", many: "Articles" },
} as const satisfies Record<NodeType, { one: string; many: string }>;

export function isNodeType(value: string): value is NodeType {
  return (nodeTypes as readonly string[]).includes(value);
}

/** What a thing of the workspace is called, and where it is shown. */
export type Thing = {
  type: string;
  id: string;
  /** What it is, as "Claim 12", "Edition 3", "Stored copy". */
  label: string;
  /** Its own words: a statement, a title, a quotation; empty where the label says it all. */
  title: string;
  /** Its page, below the workspace's address; null where it has none. */
  path: string | null;
  /** A word of warning, as "Retracted", or of fact, as "Withdrawn". */
  mark: string | null;
};

export function thingKey({ type, id }: { type: string; id: string }): string {
  return `${type} ${id}`;
}

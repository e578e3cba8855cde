/** The kinds of things that rest on a source, with the words for them. */
export const restingKinds = {
  evidence: { title: "Evidence taken from it", one: "piece of evidence", many: "pieces of evidence" },
  claims: { title: "Claims that rest on it", one: "claim", many: "claims" },
  verdicts: { title: "Verdicts that rest on it", one: "verdict", many: "verdicts" },
  editions: { title: "Published editions that rest on it", one: "edition", many: "editions" },
  sources: { title: "Sources that rest on it", one: "source", many: "sources" },
} as const;

export type RestingKind = keyof typeof restingKinds;

export function isRestingKind(text: string): text is RestingKind {
  return Object.hasOwn(restingKinds, text);
}

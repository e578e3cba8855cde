import { wordingIsLocked, type ClaimState } from "./transitions";

/** What joining does to a part: it goes up into the whole, becomes a claim beside it, or stays a part. */
export type JoinFate = "joined" | "detached" | "stays";

/** A part with what joining would do to it, and why where it does not simply go up into the whole. */
export type PartToJoin = { id: string; number: number; statement: string; fate: JoinFate; because: string | null };

/** What a part may have of its own, with the words for it. */
const ownThings = {
  evidence: "evidence",
  verdicts: "a verdict",
  rounds: "a review",
  parts: "parts",
  absorbed: "claims merged into it",
  relationsFrom: "relations to other claims",
  relationsTo: "relations to other claims",
  searchLogs: "searches",
  rightsOfReply: "a right of reply",
  derivations: "links between sources",
} as const;
export type OwnThing = keyof typeof ownThings;

/** Decides what joining does to a part. Nothing that somebody has added to a part is ever hidden by joining. */
export function fateOfPart({
  state,
  counts,
  hasWriting,
}: {
  state: ClaimState;
  counts: Record<OwnThing, number>;
  /** Whether anybody has written in its dossier. */
  hasWriting: boolean;
}): { fate: JoinFate; because: string | null } {
  if (wordingIsLocked(state)) return { fate: "stays", because: "it is in review or has a verdict" };
  const own = new Set<string>(
    (Object.keys(ownThings) as OwnThing[]).filter((thing) => counts[thing] > 0).map((thing) => ownThings[thing]),
  );
  if (hasWriting) own.add("text in its dossier");
  if (own.size === 0) return { fate: "joined", because: null };
  return { fate: "detached", because: `it has ${[...own].join(", ").replace(/, ([^,]*)$/u, " and $1")}` };
}

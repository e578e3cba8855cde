import type { Direction } from "@/lib/domain/provenance/graph";
import type { NodeType } from "@/lib/domain/provenance/thing";

type Words = {
  /** Read from the thing that rests to what it rests on. */
  up: string;
  /** Read the other way. */
  down: string;
};

const words: Record<string, Words> = {
  "briefing prov:hadMember edition": { up: "was published as", down: "is an edition of" },
  "edition prov:hadMember verdict": { up: "contains", down: "is published in" },
  "verdict prov:wasDerivedFrom evidence": { up: "rests on", down: "was taken into" },
  "verdict prov:wasInfluencedBy claim": { up: "judges", down: "is judged by" },
  "claim prov:wasInfluencedBy evidence": { up: "has as evidence", down: "bears on" },
  "claim prov:hadMember claim": { up: "has as a part", down: "is a part of" },
  "claim prov:alternateOf claim": { up: "has absorbed", down: "was merged into" },
  "claim prov:wasQuotedFrom article": { up: "appears in", down: "makes" },
  "evidence prov:wasQuotedFrom source": { up: "is taken from", down: "is the source of" },
  "evidence prov:wasQuotedFrom capture": { up: "was read in", down: "holds" },
  "capture prov:specializationOf source": { up: "is a stored copy of", down: "is stored as" },
  "source prov:alternateOf source": { up: "is the same work as", down: "is the same work as" },
  "source prov:hadPrimarySource source": { up: "has as its primary source", down: "is the primary source of" },
  "source prov:wasDerivedFrom source": { up: "takes its matter from", down: "gives its matter to" },
};

/** How one thing is linked to another, as the verb of a sentence that begins with the one nearer to the start. */
export function relationWords({
  relation,
  nearType,
  farType,
  direction,
}: {
  /** PROV-O name; null for a link over hidden things. */
  relation: string | null;
  nearType: NodeType;
  farType: NodeType;
  direction: Direction;
}): string {
  if (relation === null) return direction === "up" ? "rests, over other things, on" : "carries, over other things,";
  const [from, to] = direction === "up" ? [nearType, farType] : [farType, nearType];
  const known = words[`${from} ${relation} ${to}`];
  if (known) return known[direction];
  return direction === "up" ? "rests on" : "carries";
}

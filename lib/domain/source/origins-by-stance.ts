import { stances, type Stance } from "@/lib/domain/evidence/stance";
import { independentOrigins, restingOnFallen, type DerivationLink } from "@/lib/domain/source/independence";
import { commonRoot, originSentence, type OriginKind } from "@/lib/domain/source/origin-sentence";
import { countsAsOrigin, type SourceStatus } from "@/lib/domain/source/status";

/** What has become of a source, and what sort of work it is. */
export type Work = { status: SourceStatus; kind: OriginKind };

/** What stands behind one stance; all strings but the sentences are ids of sources. */
export type OriginsOfStance = {
  stance: Stance;
  /** Pieces of evidence. */
  items: number;
  /** Independent origins. */
  origins: number;
  /** The sources of each origin. */
  groups: string[][];
  /** Sources that rest on each other in a circle. */
  circular: string[][];
  /** Sources that do not count: retracted or withdrawn. */
  leftOut: string[];
  /** Sources that count, each with what it rests on that is retracted or withdrawn. */
  fallen: { id: string; on: string[] }[];
  /** Why several sources count as one, a sentence for each origin that has more than one. */
  sentences: string[];
};

const unknownKind: OriginKind = { type: "document", genre: null };

/**
 * Counts the independent origins for each stance that has evidence, in the order of the stances.
 * @param evidence what counts, each with the source that stands for its own
 * @param works the sources of the evidence and all that are upstream of them, by id
 */
export function originsByStance({
  evidence,
  links,
  works,
}: {
  evidence: readonly { stance: Stance; sourceId: string }[];
  links: readonly DerivationLink[];
  works: ReadonlyMap<string, Work>;
}): OriginsOfStance[] {
  const kindOf = (id: string) => works.get(id)?.kind ?? unknownKind;
  const statusOf = (id: string) => works.get(id)?.status ?? "current";
  const fallen = new Set([...works.keys()].filter((id) => !countsAsOrigin(statusOf(id))));
  return stances.flatMap((stance) => {
    const items = evidence.filter((item) => item.stance === stance);
    if (items.length === 0) return [];
    const sources = items.map(({ sourceId }) => ({ id: sourceId, status: statusOf(sourceId) }));
    const found = independentOrigins({ sources, links });
    return [
      {
        stance,
        items: items.length,
        ...found,
        fallen: restingOnFallen({ ids: found.groups.flat(), links, fallen }),
        sentences: found.groups
          .filter((group) => group.length > 1)
          .map((members) => sentenceOf({ members, links, kindOf })),
      },
    ];
  });
}

function sentenceOf({
  members,
  links,
  kindOf,
}: {
  members: readonly string[];
  links: readonly DerivationLink[];
  kindOf: (id: string) => OriginKind;
}): string {
  const root = commonRoot({ members, links });
  const repeating = members.filter((id) => id !== root);
  return originSentence({
    members: (repeating.length > 1 ? repeating : members).map(kindOf),
    root: root === null || repeating.length < 2 ? null : kindOf(root),
  });
}

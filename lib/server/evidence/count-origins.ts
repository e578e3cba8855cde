import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { stances, type Stance } from "@/lib/domain/evidence/stance";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import { commonRoot, originSentence, type OriginKind } from "@/lib/domain/source/origin-sentence";
import { independentOrigins, restingOnFallen } from "@/lib/domain/source/independence";
import { countsAsOrigin, type SourceStatus } from "@/lib/domain/source/status";
import type { EvidenceCard } from "@/lib/server/evidence/data";
import { listUpstreamLinks } from "@/lib/server/source/upstream";

/** What stands behind one stance. */
export type OriginsOfStance = {
  stance: Stance;
  /** Items that count. */
  items: number;
  origins: number;
  /** Short names of the sources of each origin. */
  groups: string[][];
  /** Short names of sources that rest on each other in a circle. */
  circular: string[][];
  /** Short names of sources that do not count: retracted or withdrawn. */
  leftOut: string[];
  /** Short names of sources that count, each with what it rests on that is retracted or withdrawn. */
  fallen: { source: string; on: string[] }[];
  /** Why several sources count as one, a sentence for each origin that has more than one. */
  sentences: string[];
};

/** Independent origins for each stance that has evidence. */
export async function countOrigins({
  workspaceId,
  claimIds,
  evidence,
}: {
  workspaceId: WorkspaceId;
  claimIds: readonly string[];
  evidence: readonly EvidenceCard[];
}): Promise<OriginsOfStance[]> {
  const counting = evidence.filter(({ withdrawn }) => !withdrawn);
  const sources = new Map(counting.map(({ source }) => [source.id, source]));
  const links = await listUpstreamLinks({ workspaceId, sourceIds: [...sources.keys()], claimIds });
  const works = await worksOf({ workspaceId, ids: [...sources.keys(), ...links.map(({ toId }) => toId)] });
  const kindOf = (id: string) => works.get(id)?.kind ?? { type: "document" as const, genre: null };
  const nameOf = (id: string) => works.get(id)?.name ?? "another source";
  const named = (ids: readonly string[]) => ids.map(nameOf);
  const fallen = new Set([...works].filter(([, { status }]) => !countsAsOrigin(status)).map(([id]) => id));
  return stances.flatMap((stance) => {
    const items = counting.filter((item) => item.stance === stance);
    if (items.length === 0) return [];
    const found = independentOrigins({ sources: items.map(({ source }) => source), links });
    return [
      {
        stance,
        items: items.length,
        origins: found.origins,
        groups: found.groups.map(named),
        circular: found.circular.map(named),
        leftOut: named(found.leftOut),
        fallen: restingOnFallen({ ids: found.groups.flat(), links, fallen }).map(({ id, on }) => ({
          source: nameOf(id),
          on: named(on),
        })),
        sentences: found.groups
          .filter((group) => group.length > 1)
          .map((members) => {
            const root = commonRoot({ members, links });
            const repeating = members.filter((id) => id !== root);
            return originSentence({
              members: (repeating.length > 1 ? repeating : members).map(kindOf),
              root: root === null || repeating.length < 2 ? null : kindOf(root),
            });
          }),
      },
    ];
  });
}

type Work = { name: string; status: SourceStatus; kind: OriginKind };

/** What each source is called in short, what has become of it, and what sort of work it is. */
async function worksOf({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: readonly string[] }) {
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, title: true, csl: true, status: true },
  });
  return new Map(
    rows.map(({ id, title, csl, status }): [string, Work] => {
      const item = readCsl(csl);
      const kind = { type: item?.type ?? ("document" as const), genre: item?.genre ?? null };
      return [id, { name: item ? authorDate(item) : title, status, kind }];
    }),
  );
}

import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { stances, type Stance } from "@/lib/domain/evidence/stance";
import { readCsl } from "@/lib/domain/source/csl";
import { commonRoot, originSentence, type OriginKind } from "@/lib/domain/source/origin-sentence";
import { independentOrigins } from "@/lib/domain/source/independence";
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
  const upstream = await namesOf({ workspaceId, ids: links.map(({ toId }) => toId) });
  const kinds = await kindsOf({ workspaceId, ids: [...sources.keys(), ...upstream.keys()] });
  const kindOf = (id: string) => kinds.get(id) ?? { type: "document" as const, genre: null };
  const named = (ids: string[]) => ids.map((id) => sources.get(id)?.authorDate ?? upstream.get(id) ?? "another source");
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

/** What sort of work each source is. */
async function kindsOf({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: string[] }) {
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, csl: true },
  });
  return new Map(
    rows.map(({ id, csl }): [string, OriginKind] => {
      const item = readCsl(csl);
      return [id, { type: item?.type ?? "document", genre: item?.genre ?? null }];
    }),
  );
}

async function namesOf({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: string[] }) {
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

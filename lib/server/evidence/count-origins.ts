import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import { originsByStance, type OriginsOfStance, type Work } from "@/lib/domain/source/origins-by-stance";
import type { EvidenceCard } from "@/lib/server/evidence/data";
import { listLinksAbove } from "@/lib/server/source/links-above";

/** What stands behind each stance, told by the short names of sources. */
export type NamedOrigins = Omit<OriginsOfStance, "fallen"> & { fallen: { source: string; on: string[] }[] };

/** Independent origins for each stance that has evidence which counts. */
export async function countOrigins({
  workspaceId,
  claimIds,
  evidence,
}: {
  workspaceId: WorkspaceId;
  claimIds: readonly string[];
  evidence: readonly EvidenceCard[];
}): Promise<NamedOrigins[]> {
  const counting = evidence
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ stance, source }) => ({ stance, sourceId: source.id }));
  const sourceIds = [...new Set(counting.map(({ sourceId }) => sourceId))];
  const links = await listLinksAbove(db, { workspaceId, sourceIds, claimIds });
  const works = await worksOf({ workspaceId, ids: [...sourceIds, ...links.map(({ toId }) => toId)] });
  const nameOf = (id: string) => works.get(id)?.name ?? "another source";
  const named = (ids: readonly string[]) => ids.map(nameOf);
  return originsByStance({ evidence: counting, links, works }).map(
    ({ groups, circular, leftOut, fallen, ...counted }) => ({
      ...counted,
      groups: groups.map(named),
      circular: circular.map(named),
      leftOut: named(leftOut),
      fallen: fallen.map(({ id, on }) => ({ source: nameOf(id), on: named(on) })),
    }),
  );
}

async function worksOf({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: readonly string[] }) {
  const rows = await db.source.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, title: true, csl: true, status: true },
  });
  return new Map(
    rows.map(({ id, title, csl, status }): [string, Work & { name: string }] => {
      const item = readCsl(csl);
      const kind = { type: item?.type ?? ("document" as const), genre: item?.genre ?? null };
      return [id, { name: item ? authorDate(item) : title, status, kind }];
    }),
  );
}

import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { CslItem } from "@/lib/domain/source/csl";
import { columnsOf } from "@/lib/domain/source/source-input";

export type DuplicateSource = { id: string; title: string };

/** Sources of the workspace with the same DOI, ISBN or normalised address, oldest first; merged ones lead to their heir. */
export async function findDuplicates(
  reader: Reader,
  { workspaceId, csl, exceptId }: { workspaceId: WorkspaceId; csl: CslItem; exceptId?: string },
): Promise<DuplicateSource[]> {
  const { doi, isbn, normalisedUrl } = columnsOf(csl);
  // Chapters and pages share the ISBN or address of their whole; with a DOI of its own a work is another one.
  const same = [
    ...(doi ? [{ doi }] : []),
    ...(normalisedUrl ? [{ normalisedUrl, ...(doi ? { doi: null } : {}) }] : []),
    ...(isbn && csl.type !== "chapter" ? [{ isbn }] : []),
  ];
  if (same.length === 0) return [];
  const found = await reader.source.findMany({
    where: { workspaceId, OR: same, ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { id: true, title: true, mergedInto: { select: { id: true, title: true } } },
    orderBy: { createdAt: "asc" },
    take: 5,
  });
  const heirs = found.map(({ id, title, mergedInto }) => mergedInto ?? { id, title });
  return [...new Map(heirs.map((heir) => [heir.id, heir])).values()].filter(({ id }) => id !== exceptId);
}

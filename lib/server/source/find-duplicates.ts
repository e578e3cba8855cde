import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl, type CslItem } from "@/lib/domain/source/csl";
import { columnsOf } from "@/lib/domain/source/source-input";
import { looksSame, titleKey, type Likeness } from "@/lib/domain/source/likeness";

export type DuplicateSource = { id: string; title: string };

/**
 * Sources of the workspace that the citation seems to be already, oldest first: with the same DOI, ISBN or normalised
 * address, or with the same title and year. Merged ones lead to their heir.
 */
export async function findDuplicates(
  reader: Reader,
  { workspaceId, csl, exceptId }: { workspaceId: WorkspaceId; csl: CslItem; exceptId?: string },
): Promise<DuplicateSource[]> {
  const found = await findLikeSources(reader, { workspaceId, csl, exceptId });
  return found.map(({ id, title }) => ({ id, title }));
}

/** The same, each with what makes it look the same. */
export async function findLikeSources(
  reader: Reader,
  { workspaceId, csl, exceptId }: { workspaceId: WorkspaceId; csl: CslItem; exceptId?: string },
): Promise<(DuplicateSource & { likeness: Likeness })[]> {
  const { doi, isbn, normalisedUrl } = columnsOf(csl);
  const same = [
    ...(doi ? [{ doi }] : []),
    ...(normalisedUrl ? [{ normalisedUrl }] : []),
    ...(isbn ? [{ isbn }] : []),
    ...(titleKey(csl.title) === "" ? [] : [{ title: { equals: csl.title, mode: "insensitive" as const } }]),
  ];
  const rows = await reader.source.findMany({
    where: { workspaceId, OR: same },
    select: {
      id: true,
      title: true,
      csl: true,
      doi: true,
      isbn: true,
      normalisedUrl: true,
      mergedInto: { select: { id: true, title: true } },
    },
    orderBy: { createdAt: "asc" },
    take: 40,
  });
  const heirs = new Map<string, DuplicateSource & { likeness: Likeness }>();
  for (const { id, title, csl: stored, doi: DOI, isbn: ISBN, normalisedUrl: address, mergedInto } of rows) {
    const item = readCsl(stored);
    const other = item && {
      ...item,
      ...(DOI && { DOI }),
      ...(ISBN && { ISBN }),
      ...(address && { URL: `https://${address}` }),
    };
    const likeness = id !== exceptId && other ? looksSame({ one: csl, other }) : null;
    const heir = mergedInto ?? { id, title };
    if (likeness && heir.id !== exceptId && !heirs.has(heir.id)) heirs.set(heir.id, { ...heir, likeness });
  }
  return [...heirs.values()].slice(0, 5);
}

import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { readCsl } from "@/lib/domain/source/csl";
import type { Likeness } from "@/lib/domain/source/likeness";
import { findLikeSources } from "@/lib/server/source/find-duplicates";

/** A source that may be the same work as another one. */
export type Twin = { id: string; title: string; likeness: Likeness };

/** Sources that seem to be the same as this one or as one that it absorbed, without those that somebody has said are not. */
export async function listTwins({
  workspaceId,
  sourceId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
}): Promise<Twin[]> {
  const group = await db.source.findMany({
    where: { workspaceId, OR: [{ id: sourceId }, { mergedIntoId: sourceId }] },
    select: { id: true, csl: true, doi: true, isbn: true, url: true },
  });
  const ids = group.map(({ id }) => id);
  const answers = await db.sourceAnswer.findMany({
    where: { workspaceId, kind: "not_same", OR: [{ sourceId: { in: ids } }, { otherId: { in: ids } }] },
    select: { sourceId: true, otherId: true },
  });
  const apart = new Set(answers.flatMap((answer) => [answer.sourceId, answer.otherId]));
  const found = new Map<string, Twin>();
  for (const { id, csl, doi, isbn, url } of group) {
    const item = readCsl(csl);
    if (!item) continue;
    const whole = { ...item, ...(doi && { DOI: doi }), ...(isbn && { ISBN: isbn }), ...(url && { URL: url }) };
    const likes = await findLikeSources(db, { workspaceId, csl: whole, exceptId: id });
    for (const twin of likes) if (!ids.includes(twin.id) && !apart.has(twin.id)) found.set(twin.id, twin);
  }
  return [...found.values()];
}

import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import type { SourceStatus } from "@/lib/domain/source/status";
import { pageInTime, type PlaceParams } from "@/lib/server/search/page-in-time";

/** A link to another source, upstream or downstream. */
export type DerivationOfPage = {
  id: string;
  kind: "had_primary_source" | "derived_from";
  note: string;
  /** The claim that it was recorded for; null where it holds for all. */
  claim: { id: string; number: number } | null;
  source: { id: string; title: string; authorDate: string; status: SourceStatus };
};

/** The newest first, and how many there are altogether. */
export type DerivationPage = { rows: DerivationOfPage[]; total: number; newer: string | null; older: string | null };

const oneOf = { id: true, title: true, csl: true, status: true } as const;
const brief = { select: { ...oneOf, mergedInto: { select: oneOf } } } as const;

/**
 * A page of the links between a source, with those merged into it, and the sources that it takes its matter from ("up") or
 * that take their matter from it ("down"), the newest first. Merged sources are told as the one that stands for them, and
 * links inside the group left out.
 */
export async function listDerivations({
  workspaceId,
  sourceIds,
  direction,
  size,
  place = {},
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
  direction: "up" | "down";
  size: number;
  place?: PlaceParams;
}): Promise<DerivationPage> {
  const [own, other] =
    direction === "up"
      ? [Prisma.sql`from_source_id`, Prisma.sql`to_source_id`]
      : [Prisma.sql`to_source_id`, Prisma.sql`from_source_id`];
  const where = Prisma.sql`workspace_id = ${workspaceId}::uuid AND removed_at IS NULL
    AND ${own} = ANY(${sourceIds}::uuid[]) AND NOT ${other} = ANY(${sourceIds}::uuid[])`;
  const [{ ids, ...page }, counted] = await Promise.all([
    pageInTime({ table: Prisma.sql`derivation`, where, time: Prisma.sql`created_at`, size, place }),
    db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM derivation WHERE ${where}`,
  ]);
  const found = await db.derivation.findMany({
    where: { workspaceId, id: { in: ids } },
    include: { claim: { select: { id: true, number: true } }, from: brief, to: brief },
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows = ids.flatMap((id): DerivationOfPage[] => {
    const row = byId.get(id);
    if (!row) return [];
    const end = direction === "up" ? row.to : row.from;
    const source = end.mergedInto ?? end;
    const item = readCsl(source.csl);
    const named = { id: source.id, title: source.title, status: source.status };
    const { kind, note, claim } = row;
    return [{ id, kind, note, claim, source: { ...named, authorDate: item ? authorDate(item) : source.title } }];
  });
  return { ...page, rows, total: counted[0]?.count ?? 0 };
}

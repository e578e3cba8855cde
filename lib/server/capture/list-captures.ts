import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { peopleById } from "@/lib/server/review/people";
import { pageInTime, type PlaceParams } from "@/lib/server/search/page-in-time";

/**
 * A page of the stored copies of a source and of those merged into it, the newest first.
 * @param onlyChanges without copies that say the same as the one before
 */
export async function listCaptures({
  workspaceId,
  sourceId,
  size,
  onlyChanges = false,
  place = {},
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  size: number;
  onlyChanges?: boolean;
  place?: PlaceParams;
}) {
  const where = Prisma.sql`workspace_id = ${workspaceId}::uuid
    AND source_id IN (SELECT id FROM source WHERE workspace_id = ${workspaceId}::uuid
                         AND (id = ${sourceId}::uuid OR merged_into_id = ${sourceId}::uuid))
    ${onlyChanges ? Prisma.sql`AND change <> 'same'` : Prisma.empty}`;
  const [{ ids, ...page }, counted] = await Promise.all([
    pageInTime({ table: Prisma.sql`capture`, where, time: Prisma.sql`captured_at`, size, place }),
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM capture WHERE ${where}`,
  ]);
  const rows = await db.capture.findMany({
    where: { workspaceId, id: { in: ids } },
    omit: { text: true, apart: true },
    include: { _count: { select: { evidence: true } } },
  });
  const withText = await db.capture.findMany({
    where: { workspaceId, id: { in: ids }, text: { not: "" } },
    select: { id: true },
  });
  const readable = new Set(withText.map(({ id }) => id));
  const person = await peopleById(
    db,
    rows.map(({ byId }) => byId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    ...page,
    total: counted[0]?.total ?? 0,
    rows: ids.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [];
      const { _count, byId: maker, ...capture } = row;
      return [{ ...capture, by: person(maker).name, evidence: _count.evidence, hasText: readable.has(id) }];
    }),
  };
}

export type CapturePageOfSource = Awaited<ReturnType<typeof listCaptures>>;

export type CaptureOfPage = CapturePageOfSource["rows"][number];

/**
 * The looks at a source's address that tell whether and since when it is gone, the newest first: the last one, and where
 * that found nothing, the first that found nothing and the last that found the page.
 */
export async function listLastLooks({ workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string }) {
  const looks: Prisma.CaptureWhereInput = {
    workspaceId,
    method: "fetch",
    OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }],
  };
  const select = { change: true, method: true, capturedAt: true } as const;
  const newest = await db.capture.findFirst({ where: looks, select, orderBy: { capturedAt: "desc" } });
  if (newest?.change !== "gone") return newest ? [newest] : [];
  const present = await db.capture.findFirst({
    where: { ...looks, change: { not: "gone" } },
    select,
    orderBy: { capturedAt: "desc" },
  });
  if (!present) return [newest];
  const first = await db.capture.findFirst({
    where: { ...looks, capturedAt: { gt: present.capturedAt } },
    select,
    orderBy: { capturedAt: "asc" },
  });
  return [newest, ...(first ? [first] : []), present];
}

import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";
import { causeWords, type DoubtCause } from "@/lib/domain/queue/doubt-words";
import { linesPerGroup } from "@/lib/domain/queue/queue-inputs";
import { describeThings } from "@/lib/server/provenance/describe-things";

export type DoubtItem = { id: string; thing: Thing | null; objectType: string; objectId: string };

/** One line of a change: an edition, or a claim with whatever of its evidence and verdicts is in doubt. */
export type DoubtLine = { key: string; thing: Thing | null; items: DoubtItem[] };

/** What one change has put in doubt. */
export type DoubtGroup = {
  key: string;
  /** What happened, as the record writes it. */
  cause: DoubtCause;
  causeType: string;
  causeId: string;
  /** What happened, in words. */
  what: string;
  /** What it happened to. */
  about: Thing | null;
  /** More on it: what the person wrote who changed the source's status. */
  note: string | null;
  since: Date;
  /** All items that are open; `items` holds those of the lines. */
  total: number;
  /** All lines; `lines` holds the first fifty: editions first, then claims by their number. */
  lineTotal: number;
  lines: DoubtLine[];
  items: DoubtItem[];
};

type Cause = { cause: DoubtCause; causeType: string; causeId: string };
type GroupRow = Cause & { since: Date; total: number };
type ItemRow = Cause & {
  id: string;
  objectType: string;
  objectId: string;
  lineType: "edition" | "claim";
  lineId: string;
  lineTotal: number;
};

/** Open doubts of a workspace, grouped by the change that raised them, the oldest change first. */
export async function listDoubts({
  workspaceId,
  limit,
}: {
  workspaceId: WorkspaceId;
  /** Most groups. */
  limit: number;
}): Promise<{ groups: DoubtGroup[]; more: boolean }> {
  const rows = await db.$queryRaw<GroupRow[]>`
    SELECT cause, cause_type AS "causeType", cause_id AS "causeId", min(created_at) AS since, count(*)::int AS total
      FROM re_review_item WHERE workspace_id = ${workspaceId}::uuid AND state = 'open'
     GROUP BY cause, cause_type, cause_id ORDER BY since, cause_id LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  if (shown.length === 0) return { groups: [], more: false };
  const items = await listItems({ workspaceId, causeIds: shown.map(({ causeId }) => causeId) });
  const [things, notes] = await Promise.all([
    describeThings({
      workspaceId,
      things: [
        ...shown.map(({ causeType, causeId }) => ({ type: causeType, id: causeId })),
        ...items.flatMap(({ objectType, objectId, lineType, lineId }) => [
          { type: objectType, id: objectId },
          { type: lineType, id: lineId },
        ]),
      ],
    }),
    statusNotes({ workspaceId, rows: shown }),
  ]);
  const groups = shown.map((row) => {
    const mine = items.filter((item) => keyOf(item) === keyOf(row));
    const lines = linesOf({ rows: mine, things });
    const { cause, causeType, causeId, since, total } = row;
    return {
      key: keyOf(row),
      cause,
      causeType,
      causeId,
      what: causeWords(cause),
      about: things.get(thingKey({ type: causeType, id: causeId })) ?? null,
      note: cause === "source_status" ? (notes.get(causeId) ?? null) : null,
      since,
      total,
      lineTotal: mine[0]?.lineTotal ?? 0,
      lines,
      items: lines.flatMap((line) => line.items),
    };
  });
  return { groups, more: rows.length > limit };
}

/** The items of the first lines of each change; evidence and verdicts stand on the line of their claim. */
function listItems({
  workspaceId,
  causeIds,
}: {
  workspaceId: WorkspaceId;
  causeIds: readonly string[];
}): Promise<ItemRow[]> {
  return db.$queryRaw<ItemRow[]>`
    WITH lined AS (
      SELECT item.id, item.cause, item.cause_type, item.cause_id, item.object_type, item.object_id,
             CASE item.object_type WHEN 'edition' THEN 'edition' ELSE 'claim' END AS line_type,
             coalesce(evidence.claim_id, verdict.claim_id, item.object_id) AS line_id
        FROM re_review_item AS item
        LEFT JOIN evidence ON item.object_type = 'evidence' AND evidence.workspace_id = ${workspaceId}::uuid
                          AND evidence.id = item.object_id
        LEFT JOIN verdict ON item.object_type = 'verdict' AND verdict.workspace_id = ${workspaceId}::uuid
                         AND verdict.id = item.object_id
       WHERE item.workspace_id = ${workspaceId}::uuid AND item.state = 'open'
         AND item.cause_id = ANY (${[...causeIds]}::uuid[])),
    placed AS (
      SELECT lined.*, dense_rank() OVER (PARTITION BY cause, cause_type, cause_id
                                             ORDER BY line_type DESC, claim.number, line_id) AS place
        FROM lined LEFT JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = line_id),
    counted AS (
      SELECT placed.*, max(place) OVER (PARTITION BY cause, cause_type, cause_id)::int AS line_total FROM placed)
    SELECT id, object_type AS "objectType", object_id AS "objectId", cause, cause_type AS "causeType",
           cause_id AS "causeId", line_type AS "lineType", line_id AS "lineId", line_total AS "lineTotal"
      FROM counted WHERE place <= ${linesPerGroup}
     ORDER BY place, array_position(ARRAY['edition', 'claim', 'verdict', 'evidence'], object_type), id`;
}

function linesOf({ rows, things }: { rows: readonly ItemRow[]; things: ReadonlyMap<string, Thing> }): DoubtLine[] {
  const byLine = Map.groupBy(rows, ({ lineType, lineId }) => thingKey({ type: lineType, id: lineId }));
  return [...byLine].map(([key, items]) => ({
    key,
    thing: things.get(key) ?? null,
    items: items.map(({ id, objectType, objectId }) => ({
      id,
      objectType,
      objectId,
      thing: things.get(thingKey({ type: objectType, id: objectId })) ?? null,
    })),
  }));
}

function keyOf({ cause, causeType, causeId }: Cause): string {
  return `${cause} ${causeType} ${causeId}`;
}

/** What was written when a source's status was changed, by source. */
async function statusNotes({
  workspaceId,
  rows,
}: {
  workspaceId: WorkspaceId;
  rows: readonly GroupRow[];
}): Promise<Map<string, string>> {
  const ids = rows.filter(({ cause }) => cause === "source_status").map(({ causeId }) => causeId);
  const sources = await db.source.findMany({
    where: { workspaceId, id: { in: ids }, statusNote: { not: null } },
    select: { id: true, statusNote: true },
  });
  return new Map(sources.map(({ id, statusNote }) => [id, statusNote ?? ""]));
}

/** A reader's report. */
export type ReaderReport = { id: string; path: string; message: string; contact: string; createdAt: Date };

/** Reports from readers that nobody has handled, the oldest first. */
export async function listReports({
  workspaceId,
  limit,
}: {
  workspaceId: WorkspaceId;
  limit: number;
}): Promise<ReaderReport[]> {
  return db.errorReport.findMany({
    where: { workspaceId, state: "open" },
    select: { id: true, path: true, message: true, contact: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

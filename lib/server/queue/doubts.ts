import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { thingKey, type Thing } from "@/lib/domain/provenance/thing";
import { causeWords } from "@/lib/domain/queue/doubt-words";
import { doubtsPerGroup } from "@/lib/domain/queue/queue-inputs";
import { describeThings } from "@/lib/server/provenance/describe-things";

/** What one change has put in doubt. */
export type DoubtGroup = {
  key: string;
  /** What happened, as the record writes it. */
  cause: string;
  /** What happened, in words. */
  what: string;
  /** What it happened to. */
  about: Thing | null;
  /** More on it: what the person wrote who changed the source's status. */
  note: string | null;
  since: Date;
  /** All that are open; `items` holds the first fifty. */
  total: number;
  items: { id: string; thing: Thing | null; objectType: string; objectId: string }[];
};

type GroupRow = { cause: string; causeType: string; causeId: string; since: Date; total: number };
type ItemRow = { id: string; objectType: string; objectId: string; cause: string; causeType: string; causeId: string };

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
  const items = await db.$queryRaw<ItemRow[]>`
    SELECT id, object_type AS "objectType", object_id AS "objectId", cause, cause_type AS "causeType", cause_id AS "causeId"
      FROM (SELECT item.*, row_number() OVER (PARTITION BY cause, cause_type, cause_id
                     ORDER BY array_position(ARRAY['edition', 'verdict', 'claim', 'evidence'], object_type), id) AS place
              FROM re_review_item AS item
             WHERE workspace_id = ${workspaceId}::uuid AND state = 'open'
               AND cause_id = ANY (${shown.map(({ causeId }) => causeId)}::uuid[])) AS placed
     WHERE place <= ${doubtsPerGroup} ORDER BY place`;
  const things = await describeThings({
    workspaceId,
    things: [
      ...shown.map(({ causeType, causeId }) => ({ type: causeType, id: causeId })),
      ...items.map(({ objectType, objectId }) => ({ type: objectType, id: objectId })),
    ],
  });
  const notes = await statusNotes({ workspaceId, rows: shown });
  const groups = shown.map((row) => ({
    key: keyOf(row),
    cause: row.cause,
    what: causeWords(row.cause),
    about: things.get(thingKey({ type: row.causeType, id: row.causeId })) ?? null,
    note: row.cause === "source_status" ? (notes.get(row.causeId) ?? null) : null,
    since: row.since,
    total: row.total,
    items: items
      .filter((item) => keyOf(item) === keyOf(row))
      .map(({ id, objectType, objectId }) => ({
        id,
        objectType,
        objectId,
        thing: things.get(thingKey({ type: objectType, id: objectId })) ?? null,
      })),
  }));
  return { groups, more: rows.length > limit };
}

function keyOf({ cause, causeType, causeId }: { cause: string; causeType: string; causeId: string }): string {
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

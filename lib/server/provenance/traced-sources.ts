import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";
import { listLinksAbove } from "@/lib/server/source/links-above";

/** Some sources and all that they rest on: the sources themselves, how they hang together, and their stored copies. */
export async function listTracedSources({
  workspaceId,
  sourceIds,
  captureIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: readonly string[];
  /** Copies that are named; of every source the newest that has contents is told besides. */
  captureIds: readonly string[];
}) {
  const heads = await db.source.findMany({
    where: { workspaceId, id: { in: [...sourceIds] } },
    select: { id: true, mergedIntoId: true },
  });
  const headOf = new Map(heads.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
  const starts = [...new Set(headOf.values())];
  const links = await listLinksAbove(db, { workspaceId, sourceIds: starts });
  const ids = [...new Set([...starts, ...links.map(({ toId }) => toId)])];
  const [rows, copies] = await Promise.all([
    db.source.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, title: true, url: true, doi: true, status: true, statusOn: true, reliability: true },
    }),
    listCopies({ workspaceId, sourceIds: ids, captureIds }),
  ]);
  const byHead = Map.groupBy(copies, ({ headId }) => headId);
  const sources = rows
    .map((row) => ({ ...row, captures: byHead.get(row.id) ?? [] }))
    .toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1));
  return { sources, links, headOf };
}

type CopyRow = {
  id: string;
  headId: string;
  sourceId: string;
  sha256: string;
  textSha256: string;
  mediaType: string;
  bytes: number;
  capturedAt: Date;
  finalUrl: string | null;
};

async function listCopies({
  workspaceId,
  sourceIds,
  captureIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: readonly string[];
  captureIds: readonly string[];
}) {
  const rows = await db.$queryRaw<CopyRow[]>`
    WITH member AS (
      SELECT id, coalesce(merged_into_id, id) AS head_id FROM source
       WHERE workspace_id = ${workspaceId}::uuid
         AND (id = ANY (${[...sourceIds]}::uuid[]) OR merged_into_id = ANY (${[...sourceIds]}::uuid[]))),
    newest AS (
      SELECT DISTINCT ON (member.head_id) capture.id FROM member
        JOIN capture ON capture.workspace_id = ${workspaceId}::uuid AND capture.source_id = member.id
       WHERE capture.change <> 'gone'
       ORDER BY member.head_id, capture.captured_at DESC, capture.id DESC)
    SELECT capture.id, member.head_id AS "headId", capture.source_id AS "sourceId", capture.sha256,
           capture.text_sha256 AS "textSha256", capture.media_type AS "mediaType", capture.bytes,
           capture.captured_at AS "capturedAt", capture.final_url AS "finalUrl"
      FROM member JOIN capture ON capture.workspace_id = ${workspaceId}::uuid AND capture.source_id = member.id
     WHERE capture.id = ANY (${[...captureIds]}::uuid[]) OR capture.id IN (SELECT id FROM newest)
     ORDER BY capture.captured_at, capture.id`;
  const redactions = await redactionsOf({ workspaceId, type: "capture", ids: rows.map(({ id }) => id) });
  return rows.map(({ capturedAt, ...row }) => ({
    ...row,
    capturedAt: capturedAt.toISOString(),
    isRedacted: redactions.has(row.id),
  }));
}

export type TracedSource = Awaited<ReturnType<typeof listTracedSources>>["sources"][number];

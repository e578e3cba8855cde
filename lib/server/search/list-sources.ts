import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { arxivDoi, normaliseUrl, readIdentifier } from "@/lib/domain/source/identifiers";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import type { Reliability } from "@/lib/domain/source/reliability";
import type { SourceStatus } from "@/lib/domain/source/status";
import type { SourceListParams } from "@/lib/domain/search/list-params";
import { openReports, readReportedKinds } from "@/lib/server/source/status-report/data";
import { listInTime, type TimePage } from "@/lib/server/search/list-in-time";
import { sourceTarget } from "@/lib/server/search/targets";

export const sourcesPerPage = 50;

/** A source as its list shows it. Figures are over the source and those merged into it. */
export type ListedSource = {
  id: string;
  title: string;
  /** "Birch, 2025". */
  authorDate: string;
  /** CSL item type. */
  type: string | null;
  status: SourceStatus;
  /** The gravest kind of notice that waits for an editor; null where none does. */
  reported: string | null;
  reliability: Reliability | null;
  copies: number;
  /** Evidence that stands. */
  evidence: number;
  updatedAt: Date;
};

export type SourceList = Omit<TimePage, "ids"> & { rows: ListedSource[] };

/** One page of the sources of a workspace, the last changed first; what was merged into another source is left out. */
export async function listSources({ actor, params }: { actor: Actor; params: SourceListParams }): Promise<SourceList> {
  const { workspaceId } = actor;
  const identified = identifierCondition({ workspaceId, q: params.q });
  const { ids, ...page } = await listInTime({
    workspaceId,
    target: sourceTarget,
    base: Prisma.sql`${conditionsOf({ workspaceId, params })} ${identified ?? Prisma.empty}`,
    time: Prisma.sql`source.updated_at`,
    size: sourcesPerPage,
    params: identified ? { ...params, q: "" } : params,
  });
  return { ...page, rows: await readListed({ workspaceId, ids }) };
}

/** The ids of all sources that the list shows over its pages, the last changed first; at most so many. */
export async function listSourceIds({
  actor: { workspaceId },
  params,
  most,
}: {
  actor: Actor;
  params: SourceListParams;
  most: number;
}): Promise<string[]> {
  const identified = identifierCondition({ workspaceId, q: params.q });
  const { ids } = await listInTime({
    workspaceId,
    target: sourceTarget,
    base: Prisma.sql`${conditionsOf({ workspaceId, params })} ${identified ?? Prisma.empty}`,
    time: Prisma.sql`source.updated_at`,
    size: most,
    params: { q: identified ? "" : params.q },
  });
  return ids;
}

function conditionsOf({ workspaceId, params }: { workspaceId: WorkspaceId; params: SourceListParams }): Prisma.Sql {
  const { status, type, reliability, copy } = params;
  const conditions = [Prisma.sql`source.workspace_id = ${workspaceId}::uuid AND source.merged_into_id IS NULL`];
  if (status === "reported")
    conditions.push(Prisma.sql`source.id IN (SELECT open.stands FROM (${openReports(workspaceId)}) AS open)`);
  else if (status) conditions.push(Prisma.sql`source.status = ${status}::source_status`);
  if (type) conditions.push(Prisma.sql`source.csl ->> 'type' = ${type}`);
  if (reliability === "none") conditions.push(Prisma.sql`source.reliability IS NULL`);
  else if (reliability) conditions.push(Prisma.sql`source.reliability = ${reliability}::reliability`);
  if (copy) {
    const stored = Prisma.sql`EXISTS (SELECT 1 FROM capture
        WHERE capture.workspace_id = ${workspaceId}::uuid AND capture.source_id = source.id AND capture.change <> 'gone')`;
    conditions.push(copy === "stored" ? stored : Prisma.sql`NOT ${stored}`);
  }
  return Prisma.join(conditions, " AND ");
}

/** Somebody who pastes an address, a DOI or an ISBN looks for that very source. */
function identifierCondition({ workspaceId, q }: { workspaceId: WorkspaceId; q: string }): Prisma.Sql | null {
  const identifier = q === "" ? null : readIdentifier(q);
  if (!identifier) return null;
  const same =
    identifier.kind === "url"
      ? Prisma.sql`normalised_url = ${normaliseUrl(identifier.value)}`
      : Prisma.sql`(doi = ${identifier.kind === "arxiv" ? arxivDoi(identifier.value) : identifier.value} OR isbn = ${identifier.value})`;
  return Prisma.sql`AND source.id IN (SELECT coalesce(named.merged_into_id, named.id) FROM source AS named
                                       WHERE named.workspace_id = ${workspaceId}::uuid AND ${same})`;
}

async function readListed({ workspaceId, ids }: { workspaceId: WorkspaceId; ids: string[] }): Promise<ListedSource[]> {
  if (ids.length === 0) return [];
  const reported = await readReportedKinds({ workspaceId, sourceIds: ids });
  const rows = await db.$queryRaw<(Omit<ListedSource, "authorDate" | "type" | "reported"> & { csl: unknown })[]>`
    WITH page AS MATERIALIZED (SELECT id, place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS listed (id, place)),
    member AS MATERIALIZED (
      SELECT page.id AS stands, page.id FROM page
      UNION ALL
      SELECT page.id, source.id FROM page
        JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.merged_into_id = page.id)
    SELECT source.id, source.title, source.csl, source.status::text AS status, source.reliability::text AS reliability,
           source.updated_at AS "updatedAt",
           (SELECT count(*)::int FROM member
              JOIN capture ON capture.workspace_id = ${workspaceId}::uuid AND capture.source_id = member.id
                          AND capture.change <> 'gone'
             WHERE member.stands = page.id) AS copies,
           (SELECT count(*)::int FROM member
              JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = member.id
                           AND evidence.withdrawn_at IS NULL
             WHERE member.stands = page.id) AS evidence
      FROM page
      JOIN source ON source.workspace_id = ${workspaceId}::uuid AND source.id = page.id
     ORDER BY page.place`;
  return rows.map(({ csl, ...row }) => {
    const item = readCsl(csl);
    return {
      ...row,
      reported: reported.get(row.id) ?? null,
      authorDate: item ? authorDate(item) : "",
      type: item?.type ?? null,
    };
  });
}

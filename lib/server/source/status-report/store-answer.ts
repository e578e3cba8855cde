import { db, type Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { ReportedUpdate } from "@/lib/domain/source/crossref-updates";
import type { InquiryProblem } from "@/lib/domain/source/inquiry-words";
import { saysAlready, wordsOfKind } from "@/lib/domain/source/status-report";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import type { CrossrefAnswer } from "@/lib/server/source/status-report/ask-crossref";

/** A source that was asked about, with the DOI that was asked for. */
export type AskedSource = { sourceId: string; doi: string };

/**
 * Keeps what Crossref said of some sources of a workspace, and that it was asked. A notice that is known comes up no second
 * time, however it was answered; who else tells of it is added. No status changes.
 * @param actorId - who asked; null where the software did by itself
 */
export async function storeAnswer({
  workspaceId,
  asked,
  answer,
  actorId,
  now,
}: {
  workspaceId: string;
  asked: readonly AskedSource[];
  answer: CrossrefAnswer;
  actorId: string | null;
  now: Date;
}): Promise<void> {
  await transact<{ ok: true }>(async (tx) => {
    await holdAsked(tx, { workspaceId, asked });
    const standing = await listAsked(tx, { workspaceId, asked });
    await markTried(tx, {
      workspaceId,
      asked: standing.map(({ id, doi }) => ({ sourceId: id, doi })),
      isRegistered: (doi) => answer.get(doi) !== null,
      problem: null,
      now,
    });
    const told: { sourceId: string; reportIds: string[] }[] = [];
    for (const source of standing) {
      const updates = answer.get(source.doi) ?? [];
      const reportIds = updates.length > 0 ? await storeUpdates(tx, { workspaceId, source, updates, now }) : [];
      if (reportIds.length > 0) told.push({ sourceId: source.id, reportIds });
    }
    for (const { sourceId, reportIds } of told)
      await appendActivity(tx, {
        workspaceId,
        actorId,
        verb: "source.noticeFound",
        objectType: "source",
        objectId: sourceId,
        detail: { reportIds },
        now,
      });
    return { ok: true };
  });
}

/** Keeps that a request had no answer. When they were asked last stays what it was. */
export async function storeProblem({
  workspaceId,
  asked,
  problem,
  now,
}: {
  workspaceId: string;
  asked: readonly AskedSource[];
  problem: InquiryProblem;
  now: Date;
}): Promise<void> {
  const standing = await listAsked(db, { workspaceId, asked });
  await markTried(db, {
    workspaceId,
    asked: standing.map(({ id, doi }) => ({ sourceId: id, doi })),
    isRegistered: () => true,
    problem,
    now,
  });
}

/** Keeps the sources, and those that stand for them, as they are until the COMMIT: an editor may be changing a status. */
async function holdAsked(
  tx: Tx,
  { workspaceId, asked }: { workspaceId: string; asked: readonly AskedSource[] },
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM source
     WHERE workspace_id = ${workspaceId}::uuid
       AND id IN (SELECT unnest(ARRAY[named.id, named.merged_into_id]) FROM source named
                   WHERE named.workspace_id = ${workspaceId}::uuid
                     AND named.id = ANY(${asked.map(({ sourceId }) => sourceId)}::uuid[]))
     ORDER BY id FOR SHARE`;
}

/** Those that still have the DOI, in the order of their ids, with the status that holds for them. */
async function listAsked(
  tx: Pick<Tx, "source">,
  { workspaceId, asked }: { workspaceId: string; asked: readonly AskedSource[] },
) {
  const doiOf = new Map(asked.map(({ sourceId, doi }) => [sourceId, doi]));
  const status = { status: true, statusUrl: true } as const;
  const rows = await tx.source.findMany({
    where: { workspaceId, id: { in: [...doiOf.keys()] } },
    select: { id: true, doi: true, ...status, mergedInto: { select: status } },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ doi, mergedInto, ...row }) =>
    doi !== null && doiOf.get(row.id) === doi ? [{ ...row, ...mergedInto, doi }] : [],
  );
}

type Standing = Awaited<ReturnType<typeof listAsked>>[number];

async function markTried(
  tx: Pick<Tx, "$executeRaw">,
  {
    workspaceId,
    asked,
    isRegistered,
    problem,
    now,
  }: {
    workspaceId: string;
    asked: readonly AskedSource[];
    isRegistered: (doi: string) => boolean;
    problem: InquiryProblem | null;
    now: Date;
  },
): Promise<void> {
  const askedAt = problem === null ? now : null;
  await tx.$executeRaw`
    INSERT INTO status_inquiry AS known (workspace_id, source_id, doi, asked_at, is_registered, tried_at, problem)
    SELECT ${workspaceId}::uuid, row.source_id, row.doi, ${askedAt}::timestamptz, row.is_registered, ${now}, ${problem}
      FROM unnest(${asked.map(({ sourceId }) => sourceId)}::uuid[], ${asked.map(({ doi }) => doi)}::text[],
                  ${asked.map(({ doi }) => isRegistered(doi))}::boolean[]) AS row (source_id, doi, is_registered)
        ON CONFLICT (workspace_id, source_id) DO UPDATE
       SET doi = excluded.doi, tried_at = excluded.tried_at, problem = excluded.problem,
           asked_at = CASE WHEN excluded.asked_at IS NOT NULL THEN excluded.asked_at
                           WHEN known.doi = excluded.doi THEN known.asked_at END,
           is_registered = CASE WHEN excluded.asked_at IS NULL AND known.doi = excluded.doi THEN known.is_registered
                                ELSE excluded.is_registered END`;
}

/** @returns the ids of the reports that are new, or that somebody else tells of now. */
async function storeUpdates(
  tx: Tx,
  {
    workspaceId,
    source: { id: sourceId, doi, status, statusUrl },
    updates,
    now,
  }: { workspaceId: string; source: Standing; updates: readonly ReportedUpdate[]; now: Date },
): Promise<string[]> {
  const key = { workspaceId, sourceId, doi };
  const fresh = await tx.statusReport.createManyAndReturn({
    data: updates.map((update) => {
      const report = { ...update, proposedStatus: wordsOfKind(update.kind).proposes };
      const known = saysAlready({ status, statusUrl, report });
      return {
        ...key,
        ...report,
        id: uuidv7(),
        foundAt: now,
        ...(known && ({ state: "taken", answeredAt: now } as const)),
      };
    }),
    select: { id: true },
    skipDuplicates: true,
  });
  const changed = fresh.map(({ id }) => id);
  if (fresh.length === updates.length) return changed;
  const known = await tx.statusReport.findMany({
    where: { ...key, id: { notIn: changed } },
    select: { id: true, kind: true, noticeDoi: true, reportedBy: true },
  });
  for (const report of known) {
    const update = updates.find(({ kind, noticeDoi }) => kind === report.kind && noticeDoi === report.noticeDoi);
    const reportedBy = [...new Set([...report.reportedBy, ...(update?.reportedBy ?? [])])].toSorted();
    if (reportedBy.length === report.reportedBy.length) continue;
    await tx.statusReport.update({ where: { workspaceId_id: { workspaceId, id: report.id } }, data: { reportedBy } });
    changed.push(report.id);
  }
  return changed;
}

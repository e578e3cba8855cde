import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { inquiryProblems, type InquiryProblem } from "@/lib/domain/source/inquiry-words";
import type { SourceStatus } from "@/lib/domain/source/status";
import { byGravity } from "@/lib/domain/source/status-report";
import { peopleById } from "@/lib/server/review/people";

/** What was reported of a source, and what was answered. */
export type ReportOfPage = {
  id: string;
  kind: string;
  proposedStatus: SourceStatus | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  on: string | null;
  /** Empty where none is named. */
  noticeDoi: string;
  reportedBy: string[];
  state: "open" | "taken" | "dismissed";
  reason: string | null;
  /** null while it is open, and where the status said so already when it was found. */
  answeredBy: string | null;
  answeredAt: Date | null;
};

/** What was reported of these sources while they have the DOI: what is open first, the gravest first. */
export async function listReports({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
}): Promise<ReportOfPage[]> {
  const rows = await db.statusReport.findMany({
    where: { workspaceId, sourceId: { in: sourceIds } },
    include: { source: { select: { doi: true } } },
    orderBy: [{ foundAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const held = rows.filter(({ doi, source }) => doi === source.doi).toSorted(byGravity);
  const person = await peopleById(
    db,
    held.flatMap(({ answeredById }) => answeredById ?? []),
  );
  const reports = held.map(
    ({ id, kind, proposedStatus, on, noticeDoi, reportedBy, state, reason, answeredById, answeredAt }) => ({
      id,
      kind,
      proposedStatus,
      on,
      noticeDoi,
      reportedBy,
      state,
      reason,
      answeredBy: answeredById && person(answeredById).name,
      answeredAt,
    }),
  );
  return [...reports.filter(({ state }) => state === "open"), ...reports.filter(({ state }) => state !== "open")];
}

/** When Crossref was asked about a source and those merged into it. */
export type InquiryOfPage = {
  /** By when all of their DOIs had an answer; null where one never had. */
  askedAt: Date | null;
  /** Whether Crossref keeps at least one of the DOIs. */
  isRegistered: boolean;
  /** The last try that had no answer, where nothing better came since. */
  failure: { problem: InquiryProblem; at: Date } | null;
  /** Whether the workspace has Crossref asked by itself. */
  goesOn: boolean;
};

/** @returns null where none of the sources has a DOI. */
export async function readInquiry({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: string[];
}): Promise<InquiryOfPage | null> {
  const sources = await db.source.findMany({
    where: { workspaceId, id: { in: sourceIds }, doi: { not: null } },
    select: { doi: true, statusInquiry: true, workspace: { select: { asksCrossref: true } } },
  });
  const [first] = sources;
  if (!first) return null;
  const inquiries = sources.map(({ doi, statusInquiry }) => (statusInquiry?.doi === doi ? statusInquiry : null));
  const times = inquiries.map((inquiry) => inquiry?.askedAt?.getTime() ?? null);
  const failed = inquiries.find((inquiry) => inquiry?.problem);
  const problem = inquiryProblems.find((each) => each === failed?.problem);
  return {
    askedAt: times.includes(null) ? null : new Date(Math.min(...times.map(Number))),
    isRegistered: inquiries.some((inquiry) => inquiry?.isRegistered !== false),
    failure: failed && problem ? { problem, at: failed.triedAt } : null,
    goesOn: first.workspace.asksCrossref,
  };
}

/** The gravest kind of notice that waits for an editor, by the source that stands for its group; those without are left out. */
export async function readReportedKinds({
  workspaceId,
  sourceIds,
}: {
  workspaceId: WorkspaceId;
  sourceIds: readonly string[];
}): Promise<Map<string, string>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ stands: string; kind: string }[]>`
    SELECT open.stands, open.kind FROM (${openReports(workspaceId)}) AS open
     WHERE open.stands = ANY (${[...sourceIds]}::uuid[])`;
  const gravestFirst = rows.toSorted(byGravity);
  return new Map(gravestFirst.toReversed().map(({ stands, kind }) => [stands, kind]));
}

/** Open reports by the source that stands for its group, as a query: stands, kind, found_at. */
export function openReports(workspaceId: WorkspaceId): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(named.merged_into_id, named.id) AS stands, report.kind, report.found_at
      FROM status_report AS report
      JOIN source AS named ON named.workspace_id = ${workspaceId}::uuid AND named.id = report.source_id
                          AND named.doi = report.doi
     WHERE report.workspace_id = ${workspaceId}::uuid AND report.state = 'open'`;
}

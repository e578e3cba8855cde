import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { copyState, type CopyState } from "@/lib/domain/evidence/copy-state";
import { readFigure, type Figure } from "@/lib/domain/evidence/figure";
import { newerThanClaim } from "@/lib/domain/evidence/newer-than-claim";
import type { EvidenceKind, Stance } from "@/lib/domain/evidence/stance";
import { edtfOfCslDate, readCsl } from "@/lib/domain/source/csl";
import type { Reliability } from "@/lib/domain/source/reliability";
import type { SourceStatus } from "@/lib/domain/source/status";
import type { Prisma } from "@/lib/db/generated/client";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";
import { peopleById } from "@/lib/server/review/people";
import { readReportedKinds } from "@/lib/server/source/status-report/data";
import { formatCitations } from "@/lib/server/source/format-citation";

/** A source as it stands beside what is taken from it. */
export type CitedSource = {
  id: string;
  /** "Birch & Cole, 2025" */
  authorDate: string;
  /** The whole reference in the workspace's style. */
  reference: string;
  url: string | null;
  status: SourceStatus;
  reliability: Reliability | null;
};

/** A change of what is thought of a source, with its letters or statuses. */
export type SourceChange = { kind: "reliability" | "status"; from: string; to: string; at: string };

/** An evidence item with all that its block and its row in the list show, ratings apart. */
export type EvidenceCard = {
  id: string;
  claimId: string;
  kind: EvidenceKind;
  exact: string | null;
  locator: string | null;
  /** Of a figure: its cell, or how it was worked out. */
  figure: Figure | null;
  stance: Stance;
  note: string;
  group: { id: string; label: string } | null;
  copyState: CopyState;
  captureId: string | null;
  source: CitedSource;
  /** The gravest notice on its source that waits for an editor, a kind of lib/domain/source/status-report.ts. */
  sourceReported: string | null;
  /** What is thought otherwise of its source since the item was added, the oldest first. */
  sourceSince: SourceChange[];
  /** Whether its source came out after the claim was made; null where a day is unknown. */
  newerThanClaim: boolean | null;
  /** In a round that is neither revealed nor cancelled. */
  underReview: boolean;
  /** A settled verdict names it, so that a change voids approvals. */
  inVerdict: boolean;
  withdrawn: { at: string; reason: string } | null;
  by: string;
  createdAt: string;
};

/** The evidence of some claims, the oldest first, withdrawn items included. */
export async function listEvidence({
  workspaceId,
  where,
}: {
  workspaceId: WorkspaceId;
  where: Pick<Prisma.EvidenceWhereInput, "claimId" | "id" | "sourceId">;
}): Promise<EvidenceCard[]> {
  const rows = await db.evidence.findMany({
    where: { ...where, workspaceId },
    include: {
      source: { include: { mergedInto: true } },
      group: { select: { id: true, label: true } },
      claim: {
        select: {
          claimedOn: true,
          appearances: { where: { removedAt: null }, select: { article: { select: { publishedOn: true } } } },
        },
      },
      rounds: { where: { round: { revealedAt: null, cancelledAt: null } }, select: { roundId: true }, take: 1 },
      verdicts: { select: { verdictId: true }, take: 1 },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 1_000,
  });
  const sources = await citeSources({
    workspaceId,
    rows: rows.map(({ source }) => source.mergedInto ?? source),
  });
  const changes = await db.sourceJudgement.findMany({
    where: { workspaceId, sourceId: { in: [...sources.keys()] }, fromValue: { not: null } },
    select: { sourceId: true, kind: true, fromValue: true, toValue: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const reported = await readReportedKinds({ workspaceId, sourceIds: [...sources.keys()] });
  const captureIds = rows.flatMap(({ captureId }) => captureId ?? []);
  const redacted = await redactionsOf({ workspaceId, type: "capture", ids: captureIds });
  const person = await peopleById(
    db,
    rows.map(({ createdById }) => createdById),
  );
  return rows.map((row) => {
    const source = row.source.mergedInto ?? row.source;
    return {
      id: row.id,
      claimId: row.claimId,
      kind: row.kind,
      exact: row.exact,
      locator: row.locator,
      figure: readFigure(row.figure),
      stance: row.stance,
      note: row.note,
      group: row.group,
      copyState: copyState({ ...row, isRedacted: row.captureId !== null && redacted.has(row.captureId) }),
      captureId: row.captureId,
      source: sources.get(source.id)!,
      sourceReported: reported.get(source.id) ?? null,
      sourceSince: changes.flatMap(({ sourceId, kind, fromValue: from, toValue: to, createdAt }): SourceChange[] =>
        sourceId === source.id && createdAt > row.createdAt && from !== null && from !== to
          ? [{ kind: kind === "status" ? "status" : "reliability", from, to, at: createdAt.toISOString() }]
          : [],
      ),
      newerThanClaim: newerThanClaim({
        issued: edtfOfCslDate(readCsl(source.csl)?.issued),
        claimedOn: row.claim.claimedOn ?? earliest(row.claim.appearances.map(({ article }) => article.publishedOn)),
      }),
      underReview: row.rounds.length > 0,
      inVerdict: row.verdicts.length > 0,
      withdrawn: row.withdrawnAt && { at: row.withdrawnAt.toISOString(), reason: row.withdrawnReason ?? "" },
      by: person(row.createdById).name,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/** Sources with their citations in the workspace's style. */
export async function citeSources({
  workspaceId,
  rows,
}: {
  workspaceId: WorkspaceId;
  rows: readonly {
    id: string;
    csl: unknown;
    url: string | null;
    status: SourceStatus;
    reliability: Reliability | null;
  }[];
}): Promise<Map<string, CitedSource>> {
  if (rows.length === 0) return new Map();
  const { citationStyle } = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { citationStyle: true },
  });
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  const cited = formatCitations({ items: distinct, style: citationStyle });
  return new Map(
    distinct.map(({ id, url, status, reliability }) => [id, { id, ...cited.get(id)!, url, status, reliability }]),
  );
}

/** Without a day of claiming, the first article that makes the claim stands for it. */
function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

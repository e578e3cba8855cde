import type { Reader } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { certaintyReasonsSchema, type Certainty, type CertaintyReason } from "@/lib/domain/review/certainty";
import { scaleEnds } from "@/lib/domain/scale/scale-ends";
import { peopleById, type Person } from "@/lib/server/review/people";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";

export type ApprovalOfPanel = {
  person: Person;
  at: string;
  /** Why it no longer counts; null for one that does. */
  voidedReason: string | null;
};

export type VerdictOfPanel = {
  id: string;
  number: number;
  roundId: string;
  roundNumber: number;
  statement: string;
  rating: { id: string; label: string; value: number | null; scale: { worst: number; best: number } | undefined };
  certainty: Certainty;
  certaintyReasons: CertaintyReason[];
  justification: string;
  adjudicator: Person;
  settledAt: string;
  sha256: string;
  evidenceCount: number;
  approvals: ApprovalOfPanel[];
  /** Of the last verdict alone: whether an item it rests on was edited or withdrawn since. */
  evidenceChanged: boolean;
  /** Whether the viewer's role allows approving, and they did not settle it themselves. */
  mayApprove: boolean;
  /** Editions that hold this verdict. */
  editionCount: number;
};

/** The claim's verdicts, the newest first. */
export async function readVerdicts(
  tx: Reader,
  { actor, claimId }: { actor: Actor; claimId: string },
): Promise<VerdictOfPanel[]> {
  const { workspaceId } = actor;
  const rows = await tx.verdict.findMany({
    where: { workspaceId, claimId },
    orderBy: { number: "desc" },
    include: {
      round: { select: { number: true } },
      rating: { include: { scaleVersion: { select: { ratings: { select: { value: true } } } } } },
      approvals: { orderBy: [{ at: "asc" }, { id: "asc" }] },
      _count: { select: { evidence: true, editions: true } },
    },
  });
  const person = await peopleById(
    tx,
    rows.flatMap(({ adjudicatorId, approvals }) => [adjudicatorId, ...approvals.map(({ approverId }) => approverId)]),
  );
  const [last] = rows;
  const changed = last ? await evidenceHasChanged(tx, { workspaceId, verdictId: last.id }) : false;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    roundId: row.roundId,
    roundNumber: row.round.number,
    statement: row.statement,
    rating: {
      id: row.rating.id,
      label: row.rating.label,
      value: row.rating.value,
      scale: scaleEnds(row.rating.scaleVersion.ratings.map(({ value }) => value)),
    },
    certainty: row.certainty,
    certaintyReasons: certaintyReasonsSchema.parse(row.certaintyReasons),
    justification: row.justification,
    adjudicator: person(row.adjudicatorId),
    settledAt: row.createdAt.toISOString(),
    sha256: row.sha256,
    evidenceCount: row._count.evidence,
    approvals: row.approvals.map(({ approverId, at, voidedAt, voidedReason }) => ({
      person: person(approverId),
      at: at.toISOString(),
      voidedReason: voidedAt ? (voidedReason ?? "") : null,
    })),
    evidenceChanged: row === last && changed,
    mayApprove: can(actor, "verdict.approve", row),
    editionCount: row._count.editions,
  }));
}

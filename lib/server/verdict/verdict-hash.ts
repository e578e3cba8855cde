import type { Prisma } from "@/lib/db/generated/client";
import { certaintyReasonsSchema } from "@/lib/domain/review/certainty";
import { verdictEvidenceSnapshotSchema } from "@/lib/domain/verdict/evidence-snapshot";
import { verdictContent, type VerdictContent } from "@/lib/domain/verdict/verdict-content";
import { canonicalText, sha256Hex } from "@/lib/server/activity/canonical-activity";

/** SHA-256 (hex) of the RFC 8785 text of a verdict with its evidence snapshots. */
export function verdictSha256(content: VerdictContent): string {
  return sha256Hex(canonicalText(verdictContent(content)));
}

/** What a query has to bring along so that a stored verdict's content can be put together again. */
export const verdictContentInclude = {
  rating: { include: { scaleVersion: { select: { number: true } } } },
  evidence: { orderBy: { evidenceId: "asc" } },
} as const satisfies Prisma.VerdictInclude;

export type StoredVerdict = Prisma.VerdictGetPayload<{ include: typeof verdictContentInclude }>;

/**
 * The content of a stored verdict, for publishing it and for checking that its hash still holds.
 * @throws ZodError where the stored JSON is none of ours.
 */
export function storedVerdictContent(row: StoredVerdict): VerdictContent {
  return {
    workspaceId: row.workspaceId,
    id: row.id,
    claimId: row.claimId,
    number: row.number,
    roundId: row.roundId,
    statement: row.statement,
    rating: {
      id: row.rating.id,
      label: row.rating.label,
      definition: row.rating.definition,
      value: row.rating.value,
      scale: row.rating.scaleVersion.number,
    },
    certainty: row.certainty,
    certaintyReasons: certaintyReasonsSchema.parse(row.certaintyReasons),
    justification: row.justification,
    adjudicatorId: row.adjudicatorId,
    settledAt: row.createdAt.toISOString(),
    evidence: row.evidence.map(({ snapshot }) => verdictEvidenceSnapshotSchema.parse(snapshot)),
  };
}

import type { Tx } from "@/lib/db/client";
import type { Evidence } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { lockClaim } from "@/lib/server/claim/lock-claim";

/**
 * Evidence items with their claims, and the claims that these were merged into, locked until the transaction ends:
 * neither a round nor a verdict can begin to rest on an item while it is being changed. Locks are taken in the order of
 * the ids.
 */
export async function holdEvidence(
  tx: Tx,
  { workspaceId, evidenceIds }: { workspaceId: WorkspaceId; evidenceIds: readonly string[] },
): Promise<Outcome<{ evidence: Evidence[] }, "not_found">> {
  const where = { workspaceId, id: { in: [...evidenceIds] } };
  const before = await tx.evidence.findMany({
    where,
    select: { claimId: true, claim: { select: { mergedIntoId: true } } },
  });
  const claimIds = before.flatMap(({ claimId, claim }) =>
    claim.mergedIntoId ? [claimId, claim.mergedIntoId] : [claimId],
  );
  for (const claimId of [...new Set(claimIds)].toSorted()) await lockClaim(tx, { workspaceId, claimId });
  const evidence = await tx.evidence.findMany({ where, orderBy: { id: "asc" } });
  return evidence.length === new Set(evidenceIds).size ? { ok: true, evidence } : refuse("not_found");
}

/** Whether one of the items is in a round that is neither revealed nor cancelled. */
export async function isUnderReview(
  tx: Tx,
  { workspaceId, evidenceIds }: { workspaceId: WorkspaceId; evidenceIds: readonly string[] },
): Promise<boolean> {
  const open = await tx.roundEvidence.findFirst({
    where: {
      workspaceId,
      evidenceId: { in: [...evidenceIds] },
      round: { revealedAt: null, cancelledAt: null },
    },
    select: { roundId: true },
  });
  return open !== null;
}

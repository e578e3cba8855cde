import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RemovedClaim } from "@/lib/server/passage/mutations";

/**
 * Removes a claim that the actor made and to which nobody has added anything since: it stands nowhere any more, is still
 * open and carries no evidence, part, relation, search or writing. Anything else stays and null is answered.
 */
export async function removeBareClaim(
  tx: Tx,
  { actor, claimId }: { actor: Actor; claimId: string },
): Promise<RemovedClaim | null> {
  const { workspaceId } = actor;
  // The strongest lock, so that nobody hangs anything on the claim between looking and removing.
  await tx.$executeRaw`
    SELECT 1 FROM claim WHERE workspace_id = ${workspaceId}::uuid AND id = ${claimId}::uuid FOR UPDATE`;
  const claim = await tx.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    include: {
      claimant: { select: { name: true } },
      _count: {
        select: {
          parts: true,
          absorbed: true,
          appearances: { where: { removedAt: null } },
          decisions: { where: { undoneAt: null } },
          relationsFrom: true,
          relationsTo: true,
          evidence: true,
          groups: true,
          searchLogs: true,
          rounds: true,
          verdicts: true,
          rightsOfReply: true,
          derivations: true,
        },
      },
      dossier: { select: { id: true } },
    },
  });
  if (!claim || claim.createdById !== actor.userId || claim.state !== "open" || claim.mergedIntoId) return null;
  if (claim.dossier || Object.values(claim._count).some((count) => count > 0)) return null;
  const appearances = { workspaceId, appearance: { claimId } };
  await tx.anchor.deleteMany({ where: appearances });
  await tx.appearance.deleteMany({ where: { workspaceId, claimId } });
  await tx.passageDecision.updateMany({ where: { workspaceId, claimId }, data: { claimId: null } });
  await tx.suggestionAnswer.updateMany({ where: { workspaceId, claimId }, data: { claimId: null } });
  await tx.claim.delete({ where: { workspaceId_id: { workspaceId, id: claimId } } });
  return {
    number: claim.number,
    statement: claim.statement,
    type: claim.type,
    claimantName: claim.claimant?.name ?? "",
    claimedOn: claim.claimedOn ?? "",
    checkWorthiness: claim.checkWorthiness,
  };
}

import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { SourceLink } from "@/lib/domain/provenance/source-chain";

type Above = {
  workspaceId: WorkspaceId;
  sourceIds: readonly string[];
  /** Links recorded for one claim count where it is one of these, or merged into one of these; all count where absent. */
  claimIds?: readonly string[] | undefined;
};

/**
 * Every link above some sources: from each of them to what it takes its matter from, from there on, and so to the last one.
 * Sources and claims that were merged are told as those that stand for them; links inside a group are left out. A circle
 * is walked once.
 */
export async function listLinksAbove(reader: Reader, above: Above): Promise<SourceLink[]> {
  if (above.sourceIds.length === 0) return [];
  return reader.$queryRaw<SourceLink[]>`${linksAbove(above)} ORDER BY 1, 2, 3, 4`;
}

/**
 * Whether one source takes its matter from another by any way, for whichever claim; merged sources count as one. A source
 * is not upstream of itself here, unless a circle leads back to it.
 */
export async function isUpstreamOf(
  reader: Reader,
  { workspaceId, sourceId, otherId }: { workspaceId: WorkspaceId; sourceId: string; otherId: string },
): Promise<boolean> {
  const [row] = await reader.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM (${linksAbove({ workspaceId, sourceIds: [sourceId] })}) AS link
        JOIN source other ON other.workspace_id = ${workspaceId}::uuid AND other.id = ${otherId}::uuid
       WHERE link."toId" = coalesce(other.merged_into_id, other.id)) AS found`;
  return row!.found;
}

function linksAbove({ workspaceId, sourceIds, claimIds }: Above): Prisma.Sql {
  const holding = claimIds
    ? Prisma.sql`AND (derivation.claim_id IS NULL OR derivation.claim_id IN (
                   SELECT id FROM claim WHERE workspace_id = ${workspaceId}::uuid
                      AND (id = ANY(${[...claimIds]}::uuid[]) OR merged_into_id = ANY(${[...claimIds]}::uuid[]))))`
    : Prisma.empty;
  const oneStepUp = Prisma.sql`
        FROM reached
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid
                          AND (member.id = reached.id OR member.merged_into_id = reached.id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid AND derivation.from_source_id = member.id
                       AND derivation.removed_at IS NULL ${holding}
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid AND upstream.id = derivation.to_source_id`;
  return Prisma.sql`
    WITH RECURSIVE reached (id) AS (
      SELECT coalesce(merged_into_id, id) FROM source
       WHERE workspace_id = ${workspaceId}::uuid AND id = ANY(${[...sourceIds]}::uuid[])
      UNION
      SELECT coalesce(upstream.merged_into_id, upstream.id) ${oneStepUp})
    SELECT DISTINCT reached.id AS "fromId", coalesce(upstream.merged_into_id, upstream.id) AS "toId",
           derivation.kind::text AS kind, coalesce(claim.merged_into_id, claim.id) AS "claimId"
      ${oneStepUp}
      LEFT JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = derivation.claim_id
     WHERE reached.id <> coalesce(upstream.merged_into_id, upstream.id)`;
}

import { z } from "zod";
import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { citeSources, listEvidence, type CitedSource, type EvidenceCard } from "@/lib/server/evidence/data";

export type LinkedClaim = { id: string; number: number; statement: string; state: ClaimState };

/** What the nodes of a dossier show, by the ids that they carry. An id that is not here is not this workspace's. */
export type DossierRows = {
  evidence: Record<string, EvidenceCard>;
  sources: Record<string, CitedSource>;
  claims: Record<string, LinkedClaim>;
};

const ids = z.array(z.uuid()).max(500).default([]);
export const dossierRowIdsSchema = z.object({ evidence: ids, sources: ids, claims: ids });

/** Reads the rows that a document names, in this workspace alone. */
export async function readDossierRows({
  workspaceId,
  ids: wanted,
}: {
  workspaceId: WorkspaceId;
  ids: z.output<typeof dossierRowIdsSchema>;
}): Promise<DossierRows> {
  const [evidence, sourceRows, claims] = await Promise.all([
    wanted.evidence.length > 0 ? listEvidence({ workspaceId, where: { id: { in: wanted.evidence } } }) : [],
    wanted.sources.length > 0
      ? db.source.findMany({ where: { workspaceId, id: { in: wanted.sources } }, include: { mergedInto: true } })
      : [],
    wanted.claims.length > 0
      ? db.claim.findMany({
          where: { workspaceId, id: { in: wanted.claims } },
          select: { id: true, number: true, statement: true, state: true },
        })
      : [],
  ]);
  const cited = await citeSources({ workspaceId, rows: sourceRows.map((row) => row.mergedInto ?? row) });
  return {
    evidence: byId(evidence),
    // Under the id that the node carries, also where another source has absorbed it since.
    sources: Object.fromEntries(sourceRows.map((row) => [row.id, cited.get(row.mergedIntoId ?? row.id)!])),
    claims: byId(claims),
  };
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

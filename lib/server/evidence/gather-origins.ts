import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { independentOrigins } from "@/lib/domain/source/independence";
import type { EvidenceCard } from "@/lib/server/evidence/data";
import { listLinksAbove } from "@/lib/server/source/links-above";

/** Ids of the sources of each independent origin behind all evidence of a claim, whatever its stance. */
export async function gatherOrigins({
  workspaceId,
  claimIds,
  evidence,
}: {
  workspaceId: WorkspaceId;
  claimIds: readonly string[];
  evidence: readonly EvidenceCard[];
}): Promise<string[][]> {
  const sources = evidence.filter(({ withdrawn }) => !withdrawn).map(({ source }) => source);
  const links = await listLinksAbove(db, { workspaceId, sourceIds: sources.map(({ id }) => id), claimIds });
  return independentOrigins({ sources, links }).groups;
}

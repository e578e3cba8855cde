import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import type { Direction, ProvenanceNode } from "@/lib/domain/provenance/graph";

/**
 * Everything that a thing rests on ("up") or that rests on it ("down"), to the last link and without a bound, by one
 * recursive query in the database. The thing itself is among it only where a circle leads back to it. For what is shown
 * step by step, with a bound, ask walkProvenance.
 */
export function closureOf(
  reader: Reader,
  { workspaceId, start, direction }: { workspaceId: WorkspaceId; start: ProvenanceNode; direction: Direction },
): Promise<ProvenanceNode[]> {
  return reader.$queryRaw<ProvenanceNode[]>`
    SELECT type, id FROM provenance_closure(${workspaceId}::uuid, ${start.type}, ${start.id}::uuid, ${direction})`;
}

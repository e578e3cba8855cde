import * as Y from "yjs";

/**
 * Whether everything that `mine` counts is also counted by `acknowledged`. Both are encoded Yjs state vectors: for each
 * Yjs client the number of its insertions. Deletions are not in a state vector; see delete-ranges.
 */
export function coversStateVector({ acknowledged, mine }: { acknowledged: Uint8Array; mine: Uint8Array }): boolean {
  const reached = Y.decodeStateVector(acknowledged);
  for (const [client, clock] of Y.decodeStateVector(mine)) {
    if ((reached.get(client) ?? 0) < clock) return false;
  }
  return true;
}

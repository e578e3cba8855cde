import * as Y from "yjs";
import { allDeletionsOf, deletionsOf, joinDeletions, type DeleteRanges } from "@/lib/collab/delete-ranges";

/** How far the committed log of one document reaches. */
export type CommittedProgress = {
  /** For each Yjs client the number of its insertions that are committed without a gap. */
  vector: ReadonlyMap<number, number>;
  deletions: DeleteRanges;
};

/** @returns how far a state reaches that was read from the database and nothing else. */
export function progressOf(doc: Y.Doc): CommittedProgress {
  return { vector: Y.decodeStateVector(Y.encodeStateVector(doc)), deletions: allDeletionsOf(doc) };
}

/**
 * The shadow of the log: the progress after the given updates were committed, in their order. An update that begins
 * past the end of what is committed leaves a gap and does not count, so the result never promises too much.
 */
export function advance(progress: CommittedProgress, updates: Uint8Array[]): CommittedProgress {
  const vector = new Map(progress.vector);
  for (const update of updates) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      const reached = vector.get(client) ?? 0;
      if ((from.get(client) ?? 0) <= reached && end > reached) vector.set(client, end);
    }
  }
  return { vector, deletions: joinDeletions(progress.deletions, ...updates.map(deletionsOf)) };
}

/** @returns the vector in Yjs's own encoding. */
export function encodeVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map(vector));
}

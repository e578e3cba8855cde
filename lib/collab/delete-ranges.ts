import * as Y from "yjs";

/** What was deleted: for each Yjs client the runs of its insertions that are gone. */
export type DeleteRanges = ReturnType<typeof Y.createDeleteSet>;

export function noDeletions(): DeleteRanges {
  return Y.createDeleteSet();
}

/** @returns the deletions that one Yjs update carries. */
export function deletionsOf(update: Uint8Array): DeleteRanges {
  return Y.decodeUpdate(update).ds;
}

/** @returns every deletion that the document has seen. */
export function allDeletionsOf(doc: Y.Doc): DeleteRanges {
  return Y.createDeleteSetFromStructStore(doc.store);
}

/** @returns the union, sorted and with touching runs joined. */
export function joinDeletions(...parts: DeleteRanges[]): DeleteRanges {
  return Y.mergeDeleteSets(parts);
}

/** Whether each deletion in `mine` is among `acknowledged`; the latter has to come from joinDeletions. */
export function coversDeletions({ acknowledged, mine }: { acknowledged: DeleteRanges; mine: DeleteRanges }): boolean {
  for (const [client, runs] of mine.clients) {
    const known = acknowledged.clients.get(client) ?? [];
    for (const run of runs) {
      const within = known.some((k) => k.clock <= run.clock && k.clock + k.len >= run.clock + run.len);
      if (!within) return false;
    }
  }
  return true;
}

/** Bytes for the wire: a Yjs snapshot with an empty state vector. */
export function encodeDeletions(deletions: DeleteRanges): Uint8Array {
  return Y.encodeSnapshot(Y.createSnapshot(deletions, new Map()));
}

/** @throws Error when the bytes are not an encoded snapshot. */
export function decodeDeletions(bytes: Uint8Array): DeleteRanges {
  return Y.decodeSnapshot(bytes).ds;
}

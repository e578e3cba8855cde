import * as Y from "yjs";
import { fromBase64 } from "@/lib/collab/base64";
import { coversStateVector } from "@/lib/collab/covers-state-vector";
import { coversDeletions, decodeDeletions, joinDeletions, noDeletions } from "@/lib/collab/delete-ranges";
import type { CollabMessage } from "@/lib/collab/messages";

/** What the database is known to hold, against what the document on the screen holds. */
export type UnsavedTracker = {
  acknowledge(saved: Extract<CollabMessage, { type: "saved" }>): void;
  /** Whether the server has named a state at or past this document's after its COMMIT. */
  isSaved(): boolean;
  /** A Yjs update with everything that is not acknowledged, or null when nothing is open. */
  unsaved(): Uint8Array | null;
  stop(): void;
};

/**
 * Follows a document. Insertions are compared by state vector; deletions are not in one, so those made here are
 * remembered until the server names them.
 * @param isRemote - whether a transaction's origin is the server's own news
 */
export function trackUnsaved({
  doc,
  isRemote,
}: {
  doc: Y.Doc;
  isRemote: (origin: unknown) => boolean;
}): UnsavedTracker {
  let vector: Uint8Array = Y.encodeStateVector(new Y.Doc());
  let deleted = noDeletions();
  let deletedHere = noDeletions();

  const follow = (transaction: Y.Transaction) => {
    if (!isRemote(transaction.origin) && transaction.deleteSet.clients.size > 0) {
      deletedHere = joinDeletions(deletedHere, transaction.deleteSet);
    }
  };
  doc.on("afterTransaction", follow);

  const isSaved = () =>
    coversStateVector({ acknowledged: vector, mine: Y.encodeStateVector(doc) }) &&
    coversDeletions({ acknowledged: deleted, mine: deletedHere });

  return {
    acknowledge({ stateVector, deletions, whole }) {
      vector = fromBase64(stateVector);
      const named = decodeDeletions(fromBase64(deletions));
      deleted = whole ? joinDeletions(named) : joinDeletions(deleted, named);
      if (coversDeletions({ acknowledged: deleted, mine: deletedHere })) deletedHere = noDeletions();
    },
    isSaved,
    unsaved: () => (isSaved() ? null : Y.encodeStateAsUpdate(doc, vector)),
    stop: () => doc.off("afterTransaction", follow),
  };
}

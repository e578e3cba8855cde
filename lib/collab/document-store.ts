import * as Y from "yjs";
import type { DocumentKey } from "@/lib/collab/document-name";
import type { JournalEntry } from "@/lib/collab/document-journal";
import type { Tx } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";

/** The database had no such document in this workspace. */
export class NoSuchDocument extends Error {
  constructor() {
    super("no such document");
  }
}

/** What of a document is in the database. */
export type StoredDocument = {
  /** Snapshot and log merged into one Yjs update. */
  state: Uint8Array<ArrayBuffer>;
  /** Rows of the log that no snapshot has taken in yet. */
  logLength: number;
};

/** Told inside the transaction that stores somebody's typing; see record-sitting. */
export type OnSitting = (
  tx: Tx,
  sitting: DocumentKey & { object: "dossier" | "briefing"; userId: string; now: Date },
) => Promise<void>;

export type DocumentStore = {
  /** @throws NoSuchDocument, or whatever the database throws; never an empty document instead. */
  load(key: DocumentKey): Promise<StoredDocument>;
  /** Adds the entries to the log, all or none; resolves after the COMMIT. */
  append(append: DocumentKey & { entries: JournalEntry[]; now: Date }): Promise<void>;
  /** Merges the log into the snapshot. The document reads the same before and after. */
  compact(compact: DocumentKey & { now: Date }): Promise<void>;
};

/** The Yjs documents in PostgreSQL: an append-only log of updates beside a snapshot of what was merged. */
export function createDocumentStore({ db, onSitting }: { db: PrismaClient; onSitting: OnSitting }): DocumentStore {
  return {
    load: ({ workspaceId, documentId }) =>
      db.$transaction(
        async (tx) => {
          const document = await tx.document.findUnique({
            where: { workspaceId_id: { workspaceId, id: documentId } },
            select: { id: true },
          });
          if (!document) throw new NoSuchDocument();
          const { state, seqs } = await readMerged(tx, { workspaceId, documentId });
          return { state, logLength: seqs.length };
        },
        // Snapshot and log have to be of one moment: a compaction in between would take rows away unseen.
        { isolationLevel: "RepeatableRead" },
      ),

    append: ({ workspaceId, documentId, entries, now }) =>
      db.$transaction(async (tx) => {
        const object = await lockDocument(tx, { workspaceId, documentId });
        await tx.documentUpdate.createMany({
          data: entries.map(({ update, byId }) => ({
            workspaceId,
            documentId,
            update: new Uint8Array(update),
            byId,
            at: now,
          })),
        });
        const people = new Set(entries.flatMap(({ byId }) => (byId ? [byId] : [])));
        for (const userId of [...people].toSorted()) {
          await onSitting(tx, { workspaceId, documentId, object, userId, now });
        }
      }),

    compact: ({ workspaceId, documentId, now }) =>
      db.$transaction(async (tx) => {
        await lockDocument(tx, { workspaceId, documentId });
        const { state, seqs, throughSeq } = await readMerged(tx, { workspaceId, documentId });
        const last = seqs.at(-1) ?? throughSeq;
        await tx.documentSnapshot.upsert({
          where: { workspaceId_documentId: { workspaceId, documentId } },
          create: { workspaceId, documentId, throughSeq: last, state, at: now },
          update: { throughSeq: last, state, at: now },
        });
        await tx.documentUpdate.deleteMany({ where: { workspaceId, documentId, seq: { in: seqs } } });
      }),
  };
}

/** Locks the document against other writers and says what it belongs to. */
async function lockDocument(tx: Tx, { workspaceId, documentId }: DocumentKey): Promise<"dossier" | "briefing"> {
  const [row] = await tx.$queryRaw<{ claim_id: string | null }[]>`
    SELECT claim_id FROM document WHERE workspace_id = ${workspaceId}::uuid AND id = ${documentId}::uuid FOR UPDATE`;
  if (!row) throw new NoSuchDocument();
  return row.claim_id ? "dossier" : "briefing";
}

async function readMerged(tx: Tx, { workspaceId, documentId }: DocumentKey) {
  const snapshot = await tx.documentSnapshot.findUnique({
    where: { workspaceId_documentId: { workspaceId, documentId } },
    select: { state: true, throughSeq: true },
  });
  const rows = await tx.documentUpdate.findMany({
    where: { workspaceId, documentId },
    orderBy: { seq: "asc" },
    select: { seq: true, update: true },
  });
  return {
    state: mergeStates([...(snapshot ? [snapshot.state] : []), ...rows.map((row) => row.update)]),
    seqs: rows.map((row) => row.seq),
    throughSeq: snapshot?.throughSeq ?? 0n,
  };
}

/** Several Yjs updates as one, through a document, so that what was deleted is let go of. */
export function mergeStates(updates: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return new Uint8Array(state);
}

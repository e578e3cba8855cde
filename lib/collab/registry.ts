import * as Y from "yjs";
import type { DocumentKey } from "@/lib/collab/document-name";
import { createDocumentStore } from "@/lib/collab/document-store";
import { recordSitting } from "@/lib/collab/record-sitting";
import type { SplitRoomKey } from "@/lib/collab/split-room-name";
import { db } from "@/lib/db/client";

/** What the collaboration server offers to the rest of the process. Bytes alone cross this line: see below. */
export type CollabRegistration = {
  setDocumentReadOnly(change: DocumentKey & { readOnly: boolean }): Promise<void>;
  closeSession(sessionId: string): void;
  tellSplit(change: SplitRoomKey & { start: number; end: number; tab: string | null }): void;
  readDocument(key: DocumentKey): Promise<Uint8Array>;
  applyUpdate(edit: DocumentKey & { update: Uint8Array; byId: string | null }): Promise<void>;
};

// Next bundles its own copy of every module, so a module variable would be another one over there.
const slot = Symbol.for("plumbline.collab");
const shared = globalThis as { [slot]?: CollabRegistration };

/** Makes the running collaboration server known; null when it stops. */
export function registerCollab(registration: CollabRegistration | null): void {
  if (registration) shared[slot] = registration;
  else delete shared[slot];
}

/**
 * Tells everybody who has the document open that it is closed for changes, or open again. To be called after the COMMIT
 * that changed the right; resolves when what was typed before is stored. Without a running server nobody has it open.
 */
export async function setDocumentReadOnly(change: DocumentKey & { readOnly: boolean }): Promise<void> {
  await shared[slot]?.setDocumentReadOnly(change);
}

/** Closes every socket of a session that was revoked. */
export function closeSession(sessionId: string): void {
  shared[slot]?.closeSession(sessionId);
}

/**
 * Tells everybody who has a version open in the split view that something was decided or taken back in a stretch of it.
 * To be called after the COMMIT.
 */
export function tellSplit(change: SplitRoomKey & { start: number; end: number; tab: string | null }): void {
  shared[slot]?.tellSplit(change);
}

/**
 * The Yjs state of a document, everything typed so far included and stored, for pages and publishing.
 * @throws NoSuchDocument; Error when what was typed cannot be stored at the moment.
 */
export async function readDocument(key: DocumentKey): Promise<Uint8Array> {
  const running = shared[slot];
  if (running) return running.readDocument(key);
  const { state } = await createDocumentStore({ db, onSitting: recordSitting }).load(key);
  return state;
}

/**
 * Changes a document on the server, together with whoever is typing in it. Resolves after the COMMIT.
 * @param edit - gets a copy of the document to change; only the difference travels, since the copy of Yjs that made
 * the open document may be another one than the caller's.
 */
export async function editDocument({
  byId,
  edit,
  ...key
}: DocumentKey & { byId: string | null; edit: (doc: Y.Doc) => void }): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await readDocument(key));
  const before = Y.encodeStateVector(doc);
  let changed = false;
  doc.on("update", () => (changed = true));
  doc.transact(() => edit(doc));
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  if (!changed) return;
  const running = shared[slot];
  if (running) return running.applyUpdate({ ...key, update, byId });
  await createDocumentStore({ db, onSitting: recordSitting }).append({
    ...key,
    entries: [{ update, byId }],
    now: new Date(),
  });
}

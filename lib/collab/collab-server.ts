import { Hocuspocus, isTransactionOrigin, type Connection, type Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { acceptSockets, type IsSignedIn, type SocketDoor } from "@/lib/collab/accept-sockets";
import { guardAwareness } from "@/lib/collab/guard-awareness";
import type { Authorise } from "@/lib/collab/authorise-document";
import { toBase64 } from "@/lib/collab/base64";
import { sendMessage, type CollabContext } from "@/lib/collab/collab-context";
import { encodeVector, progressOf, type CommittedProgress } from "@/lib/collab/committed-progress";
import { deletionsOf, encodeDeletions, joinDeletions, type DeleteRanges } from "@/lib/collab/delete-ranges";
import { openJournal, type DocumentJournal } from "@/lib/collab/document-journal";
import { documentName, parseDocumentName, type DocumentKey } from "@/lib/collab/document-name";
import { NoSuchDocument, type DocumentStore } from "@/lib/collab/document-store";
import type { CollabMessage, RefusalReason } from "@/lib/collab/messages";
import type { CollabRegistration } from "@/lib/collab/registry";
import { createRecheck, type AskAccess } from "@/lib/collab/recheck-access";
import type { AuthoriseSplitRoom } from "@/lib/collab/authorise-split-room";
import { parseSplitRoom, splitRoomName, type SplitMessage } from "@/lib/collab/split-room-name";

/** Documents that one socket may open. */
const maxDocuments = 16;
/** Rows of the log after which they are merged into the snapshot. */
const maxLogLength = 200;
/** How often people who only read along are asked for again; milliseconds. */
const defaultRecheckEvery = 30_000;
/** How long a read or a stop waits for what was typed to be stored; milliseconds. */
const flushDeadline = 5_000;

/** A document in memory and its way into the database. */
type Room = { key: DocumentKey; document: Document; journal: DocumentJournal; logLength: number };

export type CollabServer = SocketDoor & CollabRegistration & { close(): Promise<void> };

/** Hocuspocus passes on the reason of what a hook throws, and logs what has a message. */
function refusal(reason: RefusalReason) {
  return { code: reason === "signed_out" ? 4401 : 4403, reason };
}

/**
 * The collaboration server: lets people in by `authorise`, keeps each open document's updates flowing into `store`, and
 * says "saved" only for what a COMMIT holds.
 * @param publicOrigin - the installation's public origin, where a proxy makes it differ from the Host header
 * @param onError - gets what goes wrong behind the scenes
 * @param recheckEvery - milliseconds after which somebody who sends nothing has to have the right to read still
 */
export function createCollabServer({
  authorise,
  authoriseSplitRoom = async () => ({ ok: false, reason: "not_found" }),
  isSignedIn,
  store,
  publicOrigin = null,
  onError,
  recheckEvery = defaultRecheckEvery,
}: {
  authorise: Authorise;
  authoriseSplitRoom?: AuthoriseSplitRoom;
  isSignedIn: IsSignedIn;
  store: DocumentStore;
  publicOrigin?: string | null;
  onError: (error: unknown, during: string) => void;
  recheckEvery?: number;
}): CollabServer {
  const rooms = new Map<Document, Room>();
  const loaded = new WeakMap<Document, number>();
  /** Rooms of the split view: who is where, and nothing that is stored. */
  const splitRooms = new Set<Document>();
  const recheck = createRecheck({ onError });

  /** How to ask whether somebody may be in a document or room; null for a name that is neither. */
  function askFor(name: string): AskAccess | null {
    const key = parseDocumentName(name);
    if (key) return (cookieHeader) => authorise({ ...key, cookieHeader });
    const room = parseSplitRoom(name);
    return room && ((cookieHeader) => authoriseSplitRoom({ ...room, cookieHeader }));
  }

  const hocuspocus = new Hocuspocus<CollabContext>({
    quiet: true,
    maxPendingDocuments: 8,

    async onAuthenticate({ documentName: name, context, connectionConfig }) {
      const ask = askFor(name);
      if (!ask) throw refusal("not_found");
      const { socket } = context;
      if (socket.documents.size >= maxDocuments && !socket.documents.has(name)) throw refusal("too_many_documents");
      const checkedAt = performance.now();
      const access = await ask(socket.cookieHeader).catch((error: unknown) => {
        onError(error, "authorising");
        throw refusal("database_away");
      });
      if (!access.ok) throw refusal(access.reason);
      socket.documents.add(name);
      connectionConfig.readOnly = access.readOnly;
      const { userId, sessionId, label } = access;
      return { userId, sessionId, label, checkedAt } satisfies Partial<CollabContext>;
    },

    async onLoadDocument({ documentName: name, document }) {
      if (parseSplitRoom(name)) return;
      const key = parseDocumentName(name);
      if (!key) throw refusal("not_found");
      try {
        const { state, logLength } = await store.load(key);
        Y.applyUpdate(document, state);
        loaded.set(document, logLength);
      } catch (error) {
        if (error instanceof NoSuchDocument) throw refusal("not_found");
        onError(error, "loading a document");
        throw refusal("load_failed");
      }
    },

    async afterLoadDocument({ documentName: name, document }) {
      if (parseSplitRoom(name)) {
        splitRooms.add(document);
        document.on("destroy", () => splitRooms.delete(document));
        return;
      }
      const logLength = loaded.get(document);
      const key = parseDocumentName(name);
      if (logLength === undefined || !key) throw refusal("load_failed");
      openRoom({ key, document, logLength });
    },

    async connected({ connection }) {
      if (splitRooms.has(connection.document)) return;
      const room = rooms.get(connection.document);
      // Between its look-up and now the document may have been let go of; the client comes back to a fresh one.
      if (!room) return connection.context.socket.close({ code: 1012, reason: "try_again" });
      const progress = room.journal.progress();
      sendMessage(connection, savedMessage({ progress, deletions: progress.deletions, whole: true }));
      if (room.journal.isTroubled()) sendMessage(connection, { type: "unsaved", reason: "database_away" });
    },

    async beforeHandleMessage({ connection, update, documentName: name }) {
      const ask = askFor(name);
      if (ask) await recheck({ connection, ask, message: update });
    },

    async beforeSync({ connection, document, type, payload }) {
      // 0 only asks; 1 and 2 bring changes (y-protocols/sync).
      if (type === 0 || !connection.readOnly) return;
      const news = type === 2 || !Y.snapshotContainsUpdate(Y.snapshot(document), payload);
      if (news) sendMessage(connection, { type: "refused", reason: "read_only" });
    },

    beforeHandleAwareness: guardAwareness,

    async onDisconnect({ context, documentName: name }) {
      context.socket?.documents.delete(name);
    },

    async beforeUnloadDocument({ document }) {
      // Kept in memory until everything is stored; openRoom lets go of it then.
      const room = rooms.get(document);
      if (room && !room.journal.isIdle()) throw {};
    },
  });

  function openRoom({ key, document, logLength }: Pick<Room, "key" | "document" | "logLength">) {
    const journal = openJournal({
      progress: progressOf(document),
      append: async (entries) => {
        await store.append({ ...key, entries, now: new Date() });
        room.logLength += entries.length;
        if (room.logLength > maxLogLength) await compact(room);
      },
      onCommitted: ({ progress, updates }) => {
        const deletions = joinDeletions(...updates.map(deletionsOf));
        document.broadcastStateless(JSON.stringify(savedMessage({ progress, deletions, whole: false })));
        if (document.getConnectionsCount() === 0) setImmediate(() => void hocuspocus.unloadDocument(document));
      },
      onTrouble: (error) => {
        onError(error, "storing a document");
        const message: CollabMessage = { type: "unsaved", reason: "database_away" };
        document.broadcastStateless(JSON.stringify(message));
      },
    });
    const room: Room = { key, document, journal, logLength };
    rooms.set(document, room);
    document.on("update", (update: Uint8Array, origin: unknown) => journal.push({ update, byId: authorOf(origin) }));
    document.on("destroy", () => rooms.delete(document));
  }

  async function compact(room: Room) {
    try {
      await store.compact({ ...room.key, now: new Date() });
      room.logLength = 0;
    } catch (error) {
      // The log is longer than it need be, and nothing else: the next append tries again.
      onError(error, "compacting a document");
    }
  }

  async function openDocument(key: DocumentKey): Promise<Room | null> {
    const name = documentName(key);
    const document = hocuspocus.documents.get(name) ?? (await hocuspocus.loadingDocuments.get(name));
    return (document && rooms.get(document)) ?? null;
  }

  function connectionsOf(document: Document): Connection<CollabContext>[] {
    return document.getConnections() as Connection<CollabContext>[];
  }

  // Each message is checked, but a removed member who sends none would go on receiving what the others type.
  const rechecking = setInterval(() => {
    for (const document of [...rooms.keys(), ...splitRooms]) {
      const ask = askFor(document.name);
      // Whoever is refused has been closed already.
      if (ask)
        for (const connection of connectionsOf(document)) recheck({ connection, ask, message: null }).catch(() => {});
    }
  }, recheckEvery).unref();

  const door = acceptSockets({ hocuspocus, publicOrigin, isSignedIn });

  return {
    ...door,

    async setDocumentReadOnly({ readOnly, ...key }) {
      const room = await openDocument(key);
      if (!room) return;
      for (const connection of connectionsOf(room.document)) {
        if (readOnly) {
          connection.readOnly = true;
          sendMessage(connection, { type: "read_only", readOnly: true });
        } else {
          // Open again for those alone whose own right says so.
          const ask: AskAccess = (cookieHeader) => authorise({ ...key, cookieHeader });
          await recheck({ connection, ask, message: null }).catch(() => {});
        }
      }
      await withDeadline(room.journal.flushed());
    },

    closeSession(sessionId) {
      for (const document of [...rooms.keys(), ...splitRooms]) {
        for (const connection of connectionsOf(document)) {
          if (connection.context.sessionId !== sessionId) continue;
          connection.close(refusal("signed_out"));
          connection.context.socket.close(refusal("signed_out"));
        }
      }
    },

    tellSplit({ start, end, tab, ...key }) {
      const message: SplitMessage = { type: "changed", start, end, tab };
      hocuspocus.documents.get(splitRoomName(key))?.broadcastStateless(JSON.stringify(message));
    },

    async readDocument(key) {
      const room = await openDocument(key);
      if (!room) return (await store.load(key)).state;
      await withDeadline(room.journal.flushed());
      return Y.encodeStateAsUpdate(room.document);
    },

    async applyUpdate({ update, byId, ...key }) {
      const direct = await hocuspocus.openDirectConnection(documentName(key), { userId: byId } as CollabContext);
      try {
        const room = direct.document && rooms.get(direct.document);
        if (!room) throw new NoSuchDocument();
        await direct.transact((document) => Y.applyUpdate(document, update));
        await withDeadline(room.journal.flushed());
      } finally {
        await direct.disconnect();
      }
    },

    async close() {
      clearInterval(rechecking);
      door.closeAll();
      await Promise.allSettled([...rooms.values()].map((room) => withDeadline(room.journal.flushed())));
      for (const room of rooms.values()) room.journal.abandon();
    },
  };
}

function authorOf(origin: unknown): string | null {
  if (!isTransactionOrigin(origin)) return null;
  if (origin.source === "connection") return (origin.connection as Connection<CollabContext>).context.userId;
  return origin.source === "local" ? ((origin.context as CollabContext | undefined)?.userId ?? null) : null;
}

function savedMessage(saved: { progress: CommittedProgress; deletions: DeleteRanges; whole: boolean }): CollabMessage {
  return {
    type: "saved",
    stateVector: toBase64(encodeVector(saved.progress.vector)),
    deletions: toBase64(encodeDeletions(saved.deletions)),
    whole: saved.whole,
  };
}

async function withDeadline(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("What was typed could not be stored in time.")), flushDeadline);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

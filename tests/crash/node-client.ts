import { WebSocket } from "ws";
import type { DocumentKey } from "@/lib/collab/document-name";
import { openDocument, type CollabStatus, type OpenDocument } from "@/lib/collab/open-document";
import type { SlotStorage } from "@/lib/collab/unsaved-store";

/** A browser's storage as the collaboration client sees it. */
export function memoryStorage(): SlotStorage {
  const slots = new Map<string, string>();
  return {
    getItem: (slot) => slots.get(slot) ?? null,
    setItem: (slot, text) => void slots.set(slot, text),
    removeItem: (slot) => void slots.delete(slot),
    key: (index) => [...slots.keys()][index] ?? null,
    get length() {
      return slots.size;
    },
  };
}

/** The client of the editor, in Node: with the cookie and the Origin that a browser would send by itself. */
export function openNodeClient({
  port,
  cookie,
  origin = `http://127.0.0.1:${port}`,
  userId,
  storage = null,
  readOnly = false,
  ...key
}: DocumentKey & {
  port: number;
  cookie: string;
  origin?: string;
  userId: string;
  storage?: SlotStorage | null;
  readOnly?: boolean;
}): OpenDocument {
  class SignedInSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } });
      // A browser's socket fails without throwing.
      this.on("error", () => {});
    }
  }
  const url = `ws://127.0.0.1:${port}/collab`;
  return openDocument({ ...key, url, userId, readOnly, storage, webSocket: SignedInSocket, reconnectDelay: 50 });
}

/** Resolves when the client's status is as wanted; rejects, naming the last status, when that takes too long. */
export function whenStatus({
  client,
  wanted,
  within = 20_000,
}: {
  client: OpenDocument;
  wanted: (status: CollabStatus) => boolean;
  within?: number;
}): Promise<CollabStatus> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      stop();
      reject(new Error(`waited in vain; the client says ${JSON.stringify(client.status())}`));
    }, within);
    const look = () => {
      if (!wanted(client.status())) return;
      clearTimeout(late);
      stop();
      resolve(client.status());
    };
    const stop = client.subscribe(look);
    look();
  });
}

export const isSaved = (status: CollabStatus) => status.state === "saved";

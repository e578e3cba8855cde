import type { Connection } from "@hocuspocus/server";
import type { CollabMessage } from "@/lib/collab/messages";

/** What is remembered of one socket; several documents can travel on it. */
export type SocketState = {
  cookieHeader: string | undefined;
  /** Names of the documents that were opened on it. */
  documents: Set<string>;
  /** When each message that is not yet handled came in; by performance.now(). */
  arrivals: WeakMap<Uint8Array, number>;
  close(event: { code: number; reason: string }): void;
};

/** What is remembered of one document on one socket. */
export type CollabContext = {
  socket: SocketState;
  userId: string;
  sessionId: string;
  label: string;
  /** When the last check of the right to be here began; by performance.now(). */
  checkedAt: number;
};

export function sendMessage(connection: Connection, message: CollabMessage): void {
  connection.sendStateless(JSON.stringify(message));
}

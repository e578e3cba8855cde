import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer, type WebSocket } from "ws";
import type { CollabContext, SocketState } from "@/lib/collab/collab-context";

/** Bytes of one message; a larger one closes the socket with code 1009. */
export const maxMessageBytes = 2 * 1024 * 1024;

/** Bytes that may wait for a reader that does not keep up before its socket is closed; it syncs anew afterwards. */
const maxWaitingBytes = 16 * 1024 * 1024;

/** Takes upgrades of a Node HTTP server for Hocuspocus. */
export type SocketDoor = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every socket to come back later. */
  closeAll(): void;
};

/**
 * Opens sockets for pages of this installation alone: a browser names in Origin where a page came from, and cookies
 * travel with a foreign page's socket too. So the Origin has to be the Host that was asked, or the public address.
 */
export function acceptSockets({
  hocuspocus,
  publicOrigin,
}: {
  hocuspocus: Hocuspocus<CollabContext>;
  publicOrigin: string | null;
}): SocketDoor {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  server.on("connection", (socket: WebSocket, request: IncomingMessage) => {
    const state: SocketState = {
      cookieHeader: request.headers.cookie,
      documents: new Set(),
      arrivals: new WeakMap(),
      close: ({ code, reason }) => socket.close(code, reason),
    };
    const client = hocuspocus.handleConnection(
      {
        get readyState() {
          return socket.readyState;
        },
        send(data: Uint8Array) {
          if (socket.bufferedAmount > maxWaitingBytes) socket.terminate();
          else socket.send(data);
        },
        close: (code, reason) => socket.close(code, reason),
      },
      new Request("http://localhost/collab"),
      // The rest of the context comes with authentication.
      { socket: state } as CollabContext,
    );
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (!isBinary) return socket.close(1003, "binary messages only");
      // A copy, since a Node buffer is a window on a larger pool that Yjs would keep alive.
      const message = new Uint8Array(data);
      state.arrivals.set(message, performance.now());
      client.handleMessage(message);
    });
    socket.on("close", (code, reason) => client.handleClose({ code, reason: reason.toString() }));
    // A broken or oversized frame; "close" follows.
    socket.on("error", () => {});
  });

  return {
    handleUpgrade(request, socket, head) {
      if (!isOwnOrigin({ request, publicOrigin })) {
        socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) => server.emit("connection", accepted, request));
    },
    closeAll() {
      for (const socket of server.clients) socket.close(1012, "server_stopping");
    },
  };
}

function isOwnOrigin({ request, publicOrigin }: { request: IncomingMessage; publicOrigin: string | null }): boolean {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicOrigin !== null && new URL(origin).origin === publicOrigin);
}

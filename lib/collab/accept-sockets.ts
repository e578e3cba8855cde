import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer, type WebSocket } from "ws";
import type { CollabContext, SocketState } from "@/lib/collab/collab-context";

/** Bytes of one message; a larger one closes the socket with code 1009. */
export const maxMessageBytes = 2 * 1024 * 1024;

/** The same for somebody who is not signed in: room for asking to be let in, and for nothing that would fill the memory. */
const maxStrangersMessageBytes = 4 * 1024;
/** Sockets of people who are not signed in at a time. Each is closed after a minute or two. */
const maxStrangers = 200;

/** Bytes that may wait for a reader that does not keep up before its socket is closed; it syncs anew afterwards. */
const maxWaitingBytes = 16 * 1024 * 1024;

/** Takes upgrades of a Node HTTP server for Hocuspocus. */
export type SocketDoor = {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every socket to come back later. */
  closeAll(): void;
};

/** Whether these cookies are of somebody who is signed in. Throws when the answer cannot be had. */
export type IsSignedIn = (cookieHeader: string | undefined) => Promise<boolean>;

/**
 * Opens sockets for pages of this installation alone: a browser names in Origin where a page came from, and cookies
 * travel with a foreign page's socket too. So the Origin has to be the Host that was asked, or the public address.
 * Whoever is not signed in is let in to be told so, since a page learns nothing of a socket that was not opened.
 * @param isSignedIn - while it has no answer everybody counts as signed in: nothing is opened for anybody then
 */
export function acceptSockets({
  hocuspocus,
  publicOrigin,
  isSignedIn,
}: {
  hocuspocus: Hocuspocus<CollabContext>;
  publicOrigin: string | null;
  isSignedIn: IsSignedIn;
}): SocketDoor {
  const serverFor = (maxPayload: number) => {
    const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
    server.on("connection", connect);
    return server;
  };
  const members = serverFor(maxMessageBytes);
  const strangers = serverFor(maxStrangersMessageBytes);

  function connect(socket: WebSocket, request: IncomingMessage) {
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
  }

  async function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!isOwnOrigin({ request, publicOrigin })) return refuse(socket, "403 Forbidden");
    const isMember = await isSignedIn(request.headers.cookie).catch(() => true);
    const server = isMember ? members : strangers;
    if (strangers.clients.size >= maxStrangers && !isMember) return refuse(socket, "503 Service Unavailable");
    server.handleUpgrade(request, socket, head, (accepted) => server.emit("connection", accepted, request));
  }

  return {
    handleUpgrade: (request, socket, head) => void handleUpgrade(request, socket, head),
    closeAll() {
      for (const { clients } of [members, strangers])
        for (const socket of clients) socket.close(1012, "server_stopping");
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function isOwnOrigin({ request, publicOrigin }: { request: IncomingMessage; publicOrigin: string | null }): boolean {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicOrigin !== null && new URL(origin).origin === publicOrigin);
}

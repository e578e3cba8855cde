import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from "node:net";
import type { AddressRule } from "@/lib/platform/address-rule";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A local web server whose every path misbehaves in its own way, and the record of what it was asked. */
export class HostileServer {
  readonly requests: IncomingMessage[] = [];
  readonly #server: Server;
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      const handler = this.#handlers.get(request.url ?? "");
      if (handler) handler(request, response);
      else response.writeHead(404, { "content-type": "text/plain" }).end("nothing here");
    });
  }

  on(path: string, handler: Handler): void {
    this.#handlers.set(path, handler);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path: string, host = "saltmere.example"): string {
    return `http://${host}:${this.port}${path}`;
  }
}

/** A server that answers with exactly these bytes, for answers that no HTTP library would write. */
export async function startRawServer(
  answer: (socket: Socket) => void,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: SocketServer = createSocketServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Takes 127.0.0.1 for the public web, so that the server above can be reached, and nothing else. */
export const onlyTestServer: AddressRule = {
  allowsAddress: (address) => address === "127.0.0.1",
  allowsPort: () => true,
};

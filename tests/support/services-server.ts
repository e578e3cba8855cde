import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { publicWebOnly } from "@/lib/platform/address-rule";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import type { Fetcher } from "@/lib/server/source/look-up-source";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A server on this machine that plays the services of the outside, by the start of their address without "https://". The
 * fetcher is the guarded one of the product, led here instead; everything else about the request is real.
 */
export class ServicesServer {
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => {
    const address = (request.url ?? "").slice(1);
    this.asked.push({ address, headers: request.headers });
    const found = [...this.#answers].find(([start]) => address.startsWith(start));
    if (found) found[1](request, response);
    else response.writeHead(404).end();
  });
  asked: { address: string; headers: IncomingMessage["headers"] }[] = [];

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  forget(): void {
    this.#answers.clear();
    this.asked = [];
  }

  on(start: string, answer: Answer): void {
    this.#answers.set(start, answer);
  }

  json(start: string, body: unknown, status = 200): void {
    this.on(start, (_request, response) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }

  text(start: string, body: string, { status = 200, type = "text/html; charset=utf-8" } = {}): void {
    this.on(start, (_request, response) => {
      response.writeHead(status, { "content-type": type }).end(body);
    });
  }

  /** @param totalMs the longest that an answer may take here, in place of seconds */
  fetcher({ totalMs }: { totalMs?: number } = {}): Fetcher {
    const { port } = this.#server.address() as AddressInfo;
    return async ({ url, headers, limits }) => {
      const answer = await guardedFetch({
        url: `http://services.test:${port}/${url.replace(/^https?:\/\//u, "")}`,
        resolver: async () => ["127.0.0.1"],
        addressRule: { ...publicWebOnly, allowsAddress: (address) => address === "127.0.0.1", allowsPort: () => true },
        ...(headers && { headers }),
        limits: { ...limits, ...(totalMs !== undefined && { totalMs }) },
      });
      return answer.ok ? { ...answer, finalUrl: url } : answer;
    };
  }
}

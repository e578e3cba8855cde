import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

type Asked = { path: string; headers: IncomingHttpHeaders; body: { model: string; messages: { content: string }[] } };

/** A server on this machine that plays an OpenAI-compatible endpoint. It says what it is told to. */
export async function startModelStandIn() {
  const asked: Asked[] = [];
  let answer: (response: ServerResponse) => void = (response) => response.writeHead(404).end();
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push({ path: request.url!, headers: request.headers, body: body as Asked["body"] });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const send = (response: ServerResponse, body: unknown) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    /** The model says this. */
    says: (content: unknown) => {
      answer = (response) => send(response, { choices: [{ index: 0, message: { role: "assistant", content } }] });
    },
    answers: (how: (response: ServerResponse) => void) => {
      answer = how;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

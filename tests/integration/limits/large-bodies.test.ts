import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { refuseLargeBody } from "@/lib/auth/refuse-large-body";
import { makeUser } from "@/tests/factories/workspace";
import { cookieHeaderOf } from "@/tests/support/signed-in";

let cookie: string;
beforeAll(async () => {
  cookie = await cookieHeaderOf((await makeUser()).id);
});

/** Sends a body to a server that hands on what is not refused. @returns the answer, "handed on" where it was */
async function send({ body, headers = {} }: { body: BodyInit; headers?: Record<string, string> }): Promise<string> {
  const server = createServer((request, response) => {
    void refuseLargeBody(request, response).then((isAnswered) => isAnswered || response.end("handed on"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
  return (await fetch(`http://127.0.0.1:${port}/sign-in`, init)).text();
}

const large = "a".repeat(200_000);
const withoutLength = () => new Blob([large]).stream();
const signedOut = JSON.stringify({ ok: false, reason: "signed_out" });

test.each([
  ["without a cookie", {}],
  ["with a cookie that is none", { cookie: "plumbline.session=nonsense" }],
])("a large body is taken from nobody %s, whether or not it says how large it is", async (_who, headers) => {
  expect(await send({ body: large, headers })).toBe(signedOut);
  expect(await send({ body: withoutLength(), headers })).toBe(signedOut);
  expect(await send({ body: "email=olive@example.org", headers })).toBe("handed on");
});

test("whoever is signed in sends what the routes take", async () => {
  expect(await send({ body: large, headers: { cookie } })).toBe("handed on");
  expect(await send({ body: withoutLength(), headers: { cookie } })).toBe("handed on");
});

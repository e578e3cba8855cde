import NextAuth from "next-auth";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { authOptions } from "@/lib/auth/options";
import { db } from "@/lib/db/client";
import { makeUser } from "@/tests/factories/workspace";

const sendLetter = vi.hoisted(() =>
  vi.fn<(letter: { identifier: string; url: string }) => Promise<void>>(async () => {}),
);
// Everything of next-auth's provider but the mail server.
vi.mock("next-auth/providers/email", async (original) => {
  const { default: provider } = await original<typeof import("next-auth/providers/email")>();
  return {
    default: (options: Parameters<typeof provider>[0]) => ({
      ...provider(options),
      sendVerificationRequest: sendLetter,
    }),
  };
});

beforeEach(() => {
  sendLetter.mockClear();
  vi.stubEnv("EMAIL_SERVER", "smtp://mail.example.org");
  vi.stubEnv("EMAIL_FROM", "desk@example.org");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
});
afterEach(() => vi.unstubAllEnvs());

type Sent = Map<string, unknown>;

async function ask({
  nextauth,
  method,
  body = {},
  cookies = {},
}: {
  nextauth: string[];
  method: string;
  body?: object;
  cookies?: object;
}) {
  const sent: Sent = new Map();
  const response = {
    getHeader: (name: string) => sent.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => void sent.set(name.toLowerCase(), value),
    status: (status: number) => (sent.set("status", status), response),
    redirect: () => response,
    end: () => response,
    json: (json: unknown) => (sent.set("json", json), response),
    send: (json: unknown) => (sent.set("json", json), response),
  };
  const request = { method, query: { nextauth }, headers: { host: "localhost:3000" }, cookies, body };
  const options = authOptions();
  options.logger = { error: () => {}, warn: () => {}, debug: () => {} };
  await NextAuth(request as never, response as never, options);
  return sent;
}

/** Asks for a link as the form does, with the token against forged requests. */
async function askForLink(email: string) {
  const first = await ask({ nextauth: ["csrf"], method: "GET" });
  const { csrfToken } = first.get("json") as { csrfToken: string };
  const line = [first.get("set-cookie")].flat().find((cookie) => String(cookie).includes("csrf-token"));
  const [name, value] = String(line).split(";")[0]!.split("=") as [string, string];
  const cookies = { [name]: decodeURIComponent(value) };
  const body = { email, csrfToken, json: "true" };
  const sent = await ask({ nextauth: ["signin", "email"], method: "POST", body, cookies });
  return { status: sent.get("status"), location: sent.get("location"), json: sent.get("json") };
}

test("a stranger's address is answered like a member's, and gets neither letter nor token", async () => {
  const ada = await makeUser();
  const gone = await makeUser();
  await db.user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
  const answer = await askForLink(ada.email);
  expect(JSON.stringify(answer)).toContain("verify-request");
  expect(sendLetter).toHaveBeenCalledOnce();
  expect(sendLetter.mock.calls[0]![0]).toMatchObject({
    identifier: ada.email,
    url: expect.stringContaining("/api/auth/callback/email?"),
  });
  expect(await askForLink("stranger@example.org")).toEqual(answer);
  expect(await askForLink(gone.email)).toEqual(answer);
  expect(sendLetter).toHaveBeenCalledOnce();
  expect(await db.verificationToken.findMany({ select: { identifier: true } })).toEqual([{ identifier: ada.email }]);
});

test("a mail server that fails is answered alike", async () => {
  const ada = await makeUser();
  const answer = await askForLink("stranger@example.org");
  sendLetter.mockRejectedValueOnce(new Error("refused"));
  expect(await askForLink(ada.email)).toEqual(answer);
  expect(sendLetter).toHaveBeenCalledOnce();
});

test("nobody's mailbox is filled: after four letters the answer stays the same, and no more are sent", async () => {
  const ada = await makeUser();
  const first = await askForLink(ada.email);
  for (let n = 0; n < 4; n += 1) expect(await askForLink(ada.email.toUpperCase())).toEqual(first);
  expect(sendLetter).toHaveBeenCalledTimes(4);
});

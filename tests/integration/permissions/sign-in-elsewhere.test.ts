import NextAuth from "next-auth";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { authOptions } from "@/lib/auth/options";
import { sessionOfCookieHeader } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { makeUser } from "@/tests/factories/workspace";
import { cookieHeaderOf } from "@/tests/support/signed-in";

beforeEach(() => {
  vi.stubEnv("GITHUB_ID", "id");
  vi.stubEnv("GITHUB_SECRET", "secret");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

type Email = { email: string; primary: boolean; verified: boolean };

/** Comes back from GitHub, where somebody with these addresses has signed in. GitHub's public address is what they like. */
async function comeBack({ emails, cookie = "" }: { emails: Email[]; cookie?: string }) {
  const answers: Record<string, unknown> = {
    "https://api.github.com/user": { id: 7, login: "mallory", name: "Mallory", email: emails[0]?.email ?? null },
    "https://api.github.com/user/emails": emails,
  };
  vi.stubGlobal("fetch", async (url: string) => Response.json(answers[url]));
  const options = authOptions();
  const github = options.providers.find(({ id }) => id === "github")!;
  // The exchange of the code, which is between next-auth and GitHub.
  Object.assign((github as unknown as { options: object }).options, {
    checks: ["none"],
    token: {
      url: "https://github.com/login/oauth/access_token",
      request: async () => ({ tokens: { access_token: "t" } }),
    },
  });
  const sent = new Map<string, string | string[]>();
  const cookies = Object.fromEntries(cookie ? [cookie.split(/=(.*)/su).slice(0, 2)] : []) as Record<string, string>;
  const request = {
    method: "GET",
    query: { nextauth: ["callback", "github"], code: "c" },
    headers: { host: "localhost:3000" },
    cookies,
    body: {},
  };
  const response = {
    getHeader: (name: string) => sent.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => void sent.set(name.toLowerCase(), value),
    status: () => response,
    redirect: () => response,
    end: () => response,
    json: () => response,
    send: () => response,
  };
  options.logger = { error: () => {}, warn: () => {}, debug: () => {} };
  await NextAuth(request as never, response as never, options);
  const session = [sent.get("set-cookie") ?? []].flat().find((line) => /^plumbline\.session=[^;]/.test(line));
  const header = session?.split(";")[0];
  return {
    leadsTo: String(sent.get("location")),
    userId: (await sessionOfCookieHeader({ header, now: new Date() }))?.user.id ?? null,
  };
}

const verified = (email: string): Email => ({ email, primary: true, verified: true });

test("a verified address opens the account that it belongs to", async () => {
  const ada = await makeUser();
  expect((await comeBack({ emails: [verified(ada.email.toUpperCase())] })).userId).toBe(ada.id);
});

test.each([
  ["has not verified", (email: string) => [{ email, primary: true, verified: false }]],
  ["has beside the own one", (email: string) => [{ ...verified(email), primary: false }, verified("m@example.org")]],
])("an address that GitHub %s opens nothing", async (_what, emailsOf) => {
  const ada = await makeUser();
  const answer = await comeBack({ emails: emailsOf(ada.email) });
  expect(answer).toEqual({ leadsTo: expect.stringContaining("error="), userId: null });
});

test("an address without an account makes none, and one that is switched off stays so", async () => {
  const users = await db.user.count();
  expect((await comeBack({ emails: [verified("stranger@example.org")] })).userId).toBeNull();
  expect(await db.user.count()).toBe(users);
  const ada = await makeUser();
  await db.user.update({ where: { id: ada.id }, data: { disabledAt: new Date() } });
  expect((await comeBack({ emails: [verified(ada.email)] })).userId).toBeNull();
});

test.each(["live", "revoked"])("with somebody else's %s cookie one is oneself all the same", async (state) => {
  const [victim, mallory] = [await makeUser(), await makeUser()];
  const cookie = await cookieHeaderOf(victim.id);
  if (state === "revoked") {
    await db.session.updateMany({ where: { userId: victim.id }, data: { revokedAt: new Date() } });
  }
  expect((await comeBack({ emails: [verified(mallory.email)], cookie })).userId).toBe(mallory.id);
});

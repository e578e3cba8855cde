import { beforeAll, expect, test } from "vitest";
import { liveSession, openSession, sessionOfCookieHeader, tokenOfSession } from "@/lib/auth/session";
import { countSignInAttempt, forgetSignInAttempts } from "@/lib/auth/sign-in-limits";
import { verifyPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import { startInstallation } from "@/lib/server/account/first-start";
import { createPasswordReset, resetPassword } from "@/lib/server/account/password-reset";
import { endSession } from "@/lib/server/account/sessions";
import { createInvitation, joinAsNewPerson, joinWorkspace, revokeInvitation } from "@/lib/server/workspace/invitations";
import { changeRole, removeMember } from "@/lib/server/workspace/members";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeMember, makeUser, makeWorkspace, testNow } from "@/tests/factories/workspace";

const password = "stone otter lantern";
const person = (name: string) => ({ name, email: `${uuidv7()}@example.org`, password });

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "a secret for tests";
});

test("an installation that has somebody is not started again", async () => {
  await makeUser();
  const outcome = await startInstallation({ person: person("Late"), workspaceName: "Second desk", now: testNow });
  expect(outcome).toEqual({ ok: false, reason: "already_started" });
});

test("an invitation with one use lets one of two people in", async () => {
  const { owner, slug } = await makeWorkspace();
  const made = await createInvitation({ actor: owner, input: { role: "reviewer", note: "", uses: 1 }, now: testNow });
  if (!made.ok) throw new Error(made.reason);
  const outcomes = await Promise.all(
    ["One", "Two"].map((name) => joinAsNewPerson({ token: made.token, person: person(name), now: testNow })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toEqual([{ ok: true, slug, userId: expect.any(String) }]);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([{ ok: false, reason: "link_no_longer_valid" }]);
  const members = await db.membership.findMany({ where: { workspaceId: owner.workspaceId, role: "reviewer" } });
  expect(members).toHaveLength(1);
});

test("a revoked, an old and another workspace's invitation are refused", async () => {
  const { owner } = await makeWorkspace();
  const { owner: stranger } = await makeWorkspace();
  const made = await createInvitation({ actor: owner, input: { role: "viewer", note: "", uses: 5 }, now: testNow });
  if (!made.ok) throw new Error(made.reason);
  const input = { invitationId: made.id };
  expect(await revokeInvitation({ actor: stranger, input, now: testNow })).toEqual({ ok: false, reason: "not_found" });
  const later = new Date(testNow.getTime() + 15 * 86_400_000);
  const user = await makeUser();
  const refused = { ok: false, reason: "link_no_longer_valid" };
  expect(await joinWorkspace({ token: made.token, userId: user.id, now: later })).toEqual(refused);
  expect(await revokeInvitation({ actor: owner, input, now: testNow })).toEqual({ ok: true });
  expect(await joinWorkspace({ token: made.token, userId: user.id, now: testNow })).toEqual(refused);
});

test("the last owner can neither step down nor be removed", async () => {
  const { owner } = await makeWorkspace();
  const refused = { ok: false, reason: "last_owner" };
  const own = { userId: owner.userId };
  expect(await changeRole({ actor: owner, input: { ...own, role: "editor" }, now: testNow })).toEqual(refused);
  expect(await removeMember({ actor: owner, input: own, now: testNow })).toEqual(refused);
  const second = await makeMember({ workspaceId: owner.workspaceId, role: "owner" });
  expect(await changeRole({ actor: second, input: { ...own, role: "editor" }, now: testNow })).toEqual({ ok: true });
});

test("a session ends when it is revoked, when it is too old, and is nobody else's to end", async () => {
  const user = await makeUser();
  const other = await makeUser();
  const session = await openSession({ userId: user.id, userAgent: "test", now: testNow });
  const token = await tokenOfSession({ sessionId: session.id, userId: user.id });
  const header = `a=b; plumbline.session=${token}`;
  expect((await sessionOfCookieHeader({ header, now: testNow }))?.user.id).toBe(user.id);
  expect(await sessionOfCookieHeader({ header: header.slice(0, -2), now: testNow })).toBeNull();
  expect(await liveSession({ sessionId: session.id, now: new Date(testNow.getTime() + 31 * 86_400_000) })).toBeNull();
  await endSession({ userId: other.id, sessionId: session.id, now: testNow });
  expect(await liveSession({ sessionId: session.id, now: testNow })).not.toBeNull();
  await endSession({ userId: user.id, sessionId: session.id, now: testNow });
  expect(await sessionOfCookieHeader({ header, now: testNow })).toBeNull();
});

test("a reset link works once, sets the password and signs everything out", async () => {
  const user = await makeUser();
  const session = await openSession({ userId: user.id, userAgent: "test", now: testNow });
  const made = await createPasswordReset({ email: user.email.toUpperCase(), now: testNow });
  if (!made.ok) throw new Error(made.reason);
  const { token } = made;
  expect(await resetPassword({ token, password: "short", now: testNow })).toEqual({ ok: false, reason: "too_short" });
  const both = await Promise.all([1, 2].map(() => resetPassword({ token, password, now: testNow })));
  expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  expect(await verifyPassword({ password, hash: passwordHash ?? "" })).toBe(true);
  expect(await liveSession({ sessionId: session.id, now: testNow })).toBeNull();
  expect(await createPasswordReset({ email: "nobody@example.org", now: testNow })).toMatchObject({ ok: false });
});

test("the ninth attempt within a quarter of an hour is refused, and success forgets the eight", async () => {
  const email = `${uuidv7()}@example.org`;
  const network = uuidv7();
  for (let n = 0; n < 8; n += 1) expect(await countSignInAttempt({ email, network })).toBe(true);
  expect(await countSignInAttempt({ email, network })).toBe(false);
  await forgetSignInAttempts(email);
  expect(await countSignInAttempt({ email, network })).toBe(true);
});

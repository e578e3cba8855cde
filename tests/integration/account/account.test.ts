import { beforeAll, expect, test } from "vitest";
import { liveSession, openSession, sessionOfCookieHeader, tokenOfSession } from "@/lib/auth/session";
import { countSignInAttempt, forgetSignInAttempts } from "@/lib/auth/sign-in-limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import { startInstallation } from "@/lib/server/account/first-start";
import { changeName, changePassword } from "@/lib/server/account/own-account";
import { createPasswordReset, findPasswordReset, resetPassword } from "@/lib/server/account/password-reset";
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
  const attempt = { email: `${uuidv7()}@example.org`, network: uuidv7() };
  for (let n = 0; n < 8; n += 1) expect(await countSignInAttempt(attempt)).toBe(true);
  expect(await countSignInAttempt(attempt)).toBe(false);
  await forgetSignInAttempts(attempt);
  expect(await countSignInAttempt(attempt)).toBe(true);
});

test("one stranger keeps nobody from signing in elsewhere, and many together guess no more than forty times", async () => {
  const email = `${uuidv7()}@example.org`;
  const stranger = { email, network: uuidv7() };
  for (let n = 0; n < 50; n += 1) await countSignInAttempt(stranger);
  expect(await countSignInAttempt(stranger)).toBe(false);
  expect(await countSignInAttempt({ email, network: uuidv7() })).toBe(true);
  let guesses = 9;
  for (let n = 0; n < 40; n += 1) guesses += Number(await countSignInAttempt({ email, network: uuidv7() }));
  expect(guesses).toBe(40);
  // A network that has had its sixty counts against nobody any more.
  const other = `${uuidv7()}@example.org`;
  for (let n = 0; n < 60; n += 1) await countSignInAttempt({ ...stranger, email: `${uuidv7()}@example.org` });
  const before = await db.rateLimit.count();
  expect(await countSignInAttempt({ ...stranger, email: other })).toBe(false);
  expect(await db.rateLimit.count()).toBe(before);
});

async function makeSignedIn() {
  const made = await makeUser();
  await db.user.update({ where: { id: made.id }, data: { passwordHash: await hashPassword(password) } });
  const [here, elsewhere] = await Promise.all(
    ["here", "elsewhere"].map((userAgent) => openSession({ userId: made.id, userAgent, now: testNow })),
  );
  const change = (oldPassword: string, next: string) =>
    changePassword({ userId: made.id, sessionId: here!.id, oldPassword, password: next, now: testNow });
  const works = async (tried: string) => {
    const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: made.id } });
    return verifyPassword({ password: tried, hash: passwordHash ?? "" });
  };
  return { user: made, here: here!, elsewhere: elsewhere!, change, works };
}

const next = "harbour thistle ladder";

test("a new password wants the old one, keeps the rules, and ends other sessions and open links", async () => {
  const { user, here, elsewhere, change, works } = await makeSignedIn();
  const link = await createPasswordReset({ email: user.email, now: testNow });
  if (!link.ok) throw new Error(link.reason);
  expect(await change("not the password", next)).toEqual({ ok: false, reason: "wrong_password" });
  expect(await change(password, "short")).toEqual({ ok: false, reason: "too_short" });
  expect(await change(password, "password1234")).toEqual({ ok: false, reason: "too_common" });
  expect(await works(password)).toBe(true);
  expect(await liveSession({ sessionId: elsewhere.id, now: testNow })).not.toBeNull();

  expect(await change(password, next)).toEqual({ ok: true, signedOut: 1 });
  expect([await works(password), await works(next)]).toEqual([false, true]);
  expect(await liveSession({ sessionId: here.id, now: testNow })).not.toBeNull();
  expect(await liveSession({ sessionId: elsewhere.id, now: testNow })).toBeNull();
  expect(await findPasswordReset({ token: link.token, now: testNow })).toBeNull();
});

test("of two new passwords at once one is set, and who has none sets none", async () => {
  const { user, change, works } = await makeSignedIn();
  const answers = await Promise.all([change(password, next), change(password, "meadow copper violin")]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await works(next)) || (await works("meadow copper violin"))).toBe(true);
  await db.user.update({ where: { id: user.id }, data: { passwordHash: null } });
  expect(await change("", next)).toEqual({ ok: false, reason: "wrong_password" });
});

test("the ninth wrong old password is refused, even if the tenth is right", async () => {
  const { change } = await makeSignedIn();
  for (let n = 0; n < 8; n += 1) expect(await change(`wrong ${n}`, next)).toMatchObject({ reason: "wrong_password" });
  expect(await change(password, next)).toEqual({ ok: false, reason: "too_many_attempts" });
});

test("a new name stands at everything that the person did, and in no record", async () => {
  const { owner } = await makeWorkspace();
  const count = () => db.activity.count({ where: { workspaceId: owner.workspaceId } });
  const before = await count();
  await changeName({ userId: owner.userId, name: "Olive of the Vale" });
  expect(await count()).toBe(before);
  const [first] = await db.activity.findMany({ where: { workspaceId: owner.workspaceId }, take: 1 });
  expect(first?.actorId).toBe(owner.userId);
  expect(JSON.stringify(first?.detail)).not.toContain("Olive");
});

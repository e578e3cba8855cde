import { beforeAll, describe, expect, test, vi } from "vitest";
import { hashPassword } from "@/lib/auth/password";
import { countSignInAttempt } from "@/lib/auth/sign-in-limits";
import { liveSession, openSession } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import {
  endOtherSessionsAction,
  endSessionAction,
  joinAsNewPersonAction,
  joinWorkspaceAction,
  resetPasswordAction,
  startInstallationAction,
} from "@/lib/server/account/actions";
import { changeShortcutsAction } from "@/lib/server/account/change-shortcuts";
import { changeNameAction, changePasswordAction } from "@/lib/server/account/own-account-actions";
import { createInvitation, findInvitation, joinWorkspace } from "@/lib/server/workspace/invitations";
import { changeRole, removeMember } from "@/lib/server/workspace/members";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeUser, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

const passwords = { oldPassword: "stone otter lantern", password: "harbour thistle ladder" };
const shortcuts = { enabled: false, keys: {} };

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const newPerson = () => ({
  name: "Mallory",
  email: `${uuidv7()}@example.org`,
  password: "stone otter lantern",
  workspaceName: "Second desk",
});

let owner: Actor;
beforeAll(async () => {
  ({ owner } = await makeWorkspace());
});

describe("without a session", () => {
  test("no session is ended, no preference kept and nothing joined", async () => {
    const session = await openSession({ userId: owner.userId, userAgent: "", now: new Date() });
    const invited = await createInvitation({
      actor: owner,
      input: { role: "owner", note: "", uses: 1 },
      now: new Date(),
    });
    await asPerson(null, async () => {
      expect(await endSessionAction(session.id)).toEqual({ ok: false });
      expect(await endOtherSessionsAction()).toEqual({ ok: false });
      expect(await changeShortcutsAction(shortcuts)).toEqual({ ok: false, reason: "signed_out" });
      expect(await changeNameAction({ name: "Mallory" })).toEqual({ ok: false, reason: "signed_out" });
      expect(await changePasswordAction(passwords)).toEqual({ ok: false, reason: "signed_out" });
      const answer = await joinWorkspaceAction(succeeded(invited).token, {}, new FormData());
      expect(answer.message).toMatch(/signed out/);
    });
    expect(await liveSession({ sessionId: session.id, now: new Date() })).not.toBeNull();
    expect((await findInvitation({ token: succeeded(invited).token, now: new Date() }))?.usesLeft).toBe(1);
  });

  test.each(["", "x", "a".repeat(10_000), "' OR 1=1 --", "\u0000"])(
    "a token that is none opens nothing (%j)",
    async (token) => {
      const form = formOf(newPerson());
      const users = await db.user.count();
      for (const join of [joinAsNewPersonAction, resetPasswordAction]) {
        const answer = await asPerson(null, () => join(token, {}, form));
        expect(answer.message).toBeTruthy();
        expect(JSON.stringify(answer)).not.toContain("stone otter");
      }
      expect(await db.user.count()).toBe(users);
    },
  );

  test("an installation that has somebody is not started again", async () => {
    const workspaces = await db.workspace.count();
    const answer = await asPerson(null, () => startInstallationAction({}, formOf(newPerson())));
    expect(answer.message).toMatch(/first owner already/);
    expect(await db.workspace.count()).toBe(workspaces);
  });
});

test("nobody ends another person's sessions or changes another person's preferences, name or password", async () => {
  const [mallory, ada] = [await makeUser(), await makeUser({ name: "Ada" })];
  const passwordHash = await hashPassword(passwords.oldPassword);
  await db.user.updateMany({ where: { id: { in: [mallory.id, ada.id] } }, data: { passwordHash } });
  const session = await openSession({ userId: ada.id, userAgent: "", now: new Date() });
  await asPerson({ userId: mallory.id }, async () => {
    await endSessionAction(session.id);
    await endOtherSessionsAction();
    expect(await changeShortcutsAction({ ...shortcuts, userId: ada.id, id: ada.id })).toEqual({ ok: true });
    expect(await changeNameAction({ name: "Mallory", userId: ada.id, id: ada.id })).toEqual({ ok: true });
    expect(await changePasswordAction({ ...passwords, userId: ada.id, id: ada.id })).toMatchObject({ ok: true });
  });
  expect(await liveSession({ sessionId: session.id, now: new Date() })).not.toBeNull();
  const after = await db.user.findUniqueOrThrow({ where: { id: ada.id } });
  expect(after).toMatchObject({ preferences: {}, name: "Ada", passwordHash });
});

describe("an invitation link", () => {
  const uses = { role: "editor", note: "", uses: 5 } as const;
  const later = new Date(now.getTime() + 60_000);
  const noLonger = { ok: false, reason: "link_no_longer_valid" };

  test("from before somebody was removed does not bring them back, and a new one does", async () => {
    const { id: userId } = await makeUser();
    const old = succeeded(await createInvitation({ actor: owner, input: uses, now }));
    succeeded(await joinWorkspace({ token: old.token, userId, now }));
    succeeded(await removeMember({ actor: owner, input: { userId }, now: later }));
    expect(await joinWorkspace({ token: old.token, userId, now: later })).toEqual(noLonger);
    expect((await joinWorkspace({ token: old.token, userId: (await makeUser()).id, now: later })).ok).toBe(true);
    const fresh = await createInvitation({ actor: owner, input: uses, now: new Date(later.getTime() + 1) });
    const { token } = succeeded(fresh);
    expect((await joinWorkspace({ token, userId, now: new Date(later.getTime() + 2) })).ok).toBe(true);
  });

  test.each(["removed", "made an editor"])("ends when the owner who made it is %s", async (how) => {
    const second = await makeMember({ workspaceId: owner.workspaceId, role: "owner" });
    const { token, id } = succeeded(await createInvitation({ actor: second, input: { ...uses, role: "owner" }, now }));
    const { userId } = second;
    if (how === "removed") succeeded(await removeMember({ actor: owner, input: { userId }, now: later }));
    else succeeded(await changeRole({ actor: owner, input: { userId, role: "editor" }, now: later }));
    expect(await joinWorkspace({ token, userId: (await makeUser()).id, now: later })).toEqual(noLonger);
    const { workspaceId } = owner;
    const [last] = await db.activity.findMany({ where: { workspaceId }, orderBy: { seq: "desc" }, take: 1 });
    expect(last?.detail).toMatchObject({ invitationsEnded: [id] });
  });
});

test("attempts to sign in leave no timers behind", async () => {
  await countSignInAttempt({ email: "first@example.org", network: "192.0.2.1" });
  const timers = vi.spyOn(globalThis, "setTimeout");
  for (let n = 0; n < 5; n += 1) await countSignInAttempt({ email: `${n}@example.org`, network: "192.0.2.1" });
  expect(timers.mock.calls.filter(([, delay]) => (delay ?? 0) >= 60_000)).toEqual([]);
  timers.mockRestore();
});

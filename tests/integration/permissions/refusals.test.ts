import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { capabilities } from "@/lib/domain/permission/capabilities";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";
import { asPerson, slugOfWorkspace } from "@/tests/support/signed-in";
import { workspaceFingerprint } from "@/tests/support/workspace-fingerprint";
import type { Answer, Door } from "./door";
import { claimDoors } from "./doors/claim-doors";
import { inboxDoors } from "./doors/inbox-doors";
import { publishingDoors } from "./doors/publishing-doors";
import { queueDoors } from "./doors/queue-doors";
import { redactionDoors } from "./doors/redaction-doors";
import { reviewDoors } from "./doors/review-doors";
import { routeDoors } from "./doors/route-doors";
import { sourceDoors } from "./doors/source-doors";
import { suggestionDoors } from "./doors/suggestion-doors";
import { textDoors } from "./doors/text-doors";
import { workspaceDoors } from "./doors/workspace-doors";
import { listActions, listRoutes } from "./find-doors";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);
// Nothing is fetched in tests; whoever may fetch gets a page.
vi.mock("@/lib/platform/guarded-fetch", async () => {
  const { storedAnswers } = await import("@/tests/support/stored-answers");
  const feed = `<rss version="2.0"><channel><title>News</title><item><link>https://news.example.org/beds</link></item></channel></rss>`;
  return {
    guardedFetch: storedAnswers({
      "https://news.example.org/ward": { body: "Words", type: "text/plain" },
      "https://api.crossref.org/works?filter=doi:10.5555%2Fward&select=DOI,updated-by&rows=1": {
        body: JSON.stringify({ message: { items: [{ DOI: "10.5555/ward" }] } }),
        type: "application/json",
      },
      "https://news.example.org/feed": { body: feed, type: "application/rss+xml" },
    }),
  };
});
// No model is asked in tests; whoever may ask is answered.
vi.mock("@/lib/platform/model-client", () => ({
  modelSettings: () => ({ url: "http://model.test/v1", name: "stand-in", key: null }),
  askModel: async () => ({ ok: true, answer: { statement: "The trust spent £4.2m on consultants." } }),
}));

/** The one table: every way to act on a workspace from outside. */
const doors: Record<string, Door> = {
  ...claimDoors,
  ...inboxDoors,
  ...publishingDoors,
  ...queueDoors,
  ...redactionDoors,
  ...reviewDoors,
  ...routeDoors,
  ...sourceDoors,
  ...suggestionDoors,
  ...textDoors,
  ...workspaceDoors,
};

/** Doors that belong to no workspace; account-doors.test.ts goes through them. */
const ofAccounts = [
  "startInstallationAction",
  "joinAsNewPersonAction",
  "joinWorkspaceAction",
  "resetPasswordAction",
  "endSessionAction",
  "endOtherSessionsAction",
  "changeShortcutsAction",
  "changeNameAction",
  "changePasswordAction",
  // next-auth's own, with tokens of its own against foreign pages.
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
  // The letters of the public pages, the same for everybody.
  "GET /type/[file]",
];

/** Routes that only hand a loader on; reads.test.ts goes through these. */
const ofLoaders = [
  "GET /w/[workspace]/briefings/[briefingId]/editions/[number]/trace.json",
  "GET /w/[workspace]/briefings/[briefingId]/preview",
];

test("every action and every route has its row in the table", async () => {
  const found = [...(await listActions()), ...(await listRoutes())];
  expect(found.toSorted()).toEqual([...Object.keys(doors), ...ofAccounts, ...ofLoaders].toSorted());
});

describe.each(Object.entries(doors))("%s", (_name, { capability, prepare, before, actsOnOwn, reads }) => {
  const allowed: readonly Role[] = capabilities[capability];
  const refused = roles.filter((role) => !allowed.includes(role));
  let owner: Actor;
  let slug: string;
  let act: Awaited<ReturnType<Door["prepare"]>>;

  beforeAll(async () => {
    ({ owner, slug } = await makeWorkspace());
    act = await prepare(owner);
  });

  const through = (actor: Actor, at = slug) => asPerson(actor, () => act({ slug: at, actor }));

  async function changesNothing(work: () => Promise<Answer>): Promise<Answer> {
    const standing = await workspaceFingerprint(owner.workspaceId);
    const answer = await work();
    expect(await workspaceFingerprint(owner.workspaceId)).toEqual(standing);
    return answer;
  }

  test("nobody comes in without a session, from another workspace, or after they were removed", async () => {
    const { owner: stranger, slug: ownSlug } = await makeWorkspace();
    const removed = await makeMember({ workspaceId: owner.workspaceId, role: "owner" });
    await db.membership.updateMany({ where: { userId: removed.userId }, data: { removedAt: new Date() } });

    const nobody = () => asPerson(null, () => act({ slug, actor: stranger }));
    expect(await changesNothing(nobody)).toEqual({ ok: false, reason: "signed_out" });
    expect(await changesNothing(() => through(removed))).toEqual({ ok: false, reason: "not_found" });
    expect(await changesNothing(() => through(stranger))).toEqual({ ok: false, reason: "not_found" });
    // The stranger's own workspace, with the ids of this one.
    const answer = await changesNothing(() => through(stranger, ownSlug));
    if (actsOnOwn) expect(answer.ok).toBe(true);
    else expect(answer).toEqual({ ok: false, reason: "not_found" });
  });

  test.each(refused)("a %s is refused, and nothing changes", async (role) => {
    const actor = await makeMember({ workspaceId: owner.workspaceId, role });
    await before?.(actor);
    expect(await changesNothing(() => through(actor))).toEqual({ ok: false, reason: "forbidden" });
  });

  // Last, since it changes the situation: the first who may succeeds, whoever comes after is not refused for their role.
  test(`whoever may ${capability} comes through`, async () => {
    for (const [index, role] of allowed.entries()) {
      const actor = await makeMember({ workspaceId: owner.workspaceId, role });
      await before?.(actor);
      const standing = await workspaceFingerprint(owner.workspaceId);
      const answer = await through(actor);
      if (index === 0) expect(answer).toMatchObject({ ok: true });
      else expect(answer.reason).not.toBe("forbidden");
      const afterwards = await workspaceFingerprint(owner.workspaceId);
      if (reads) expect(afterwards).toEqual(standing);
      else if (index === 0) expect(afterwards).not.toEqual(standing);
    }
    expect(await slugOfWorkspace(owner.workspaceId)).toBe(slug);
  });
});

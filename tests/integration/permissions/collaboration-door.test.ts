import { beforeAll, describe, expect, test } from "vitest";
import { authoriseDocument } from "@/lib/collab/authorise-document";
import type { DocumentKey } from "@/lib/collab/document-name";
import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { getOrCreateDossier } from "@/lib/server/dossier/get-or-create-dossier";
import { makeClaim } from "@/tests/factories/article";
import { makeBriefing } from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { cookieHeaderOf } from "@/tests/support/signed-in";

type Told = "writes" | "reads";

/** What each role may do with a dossier in each state of its claim. */
const dossier: Record<ClaimState, Record<Role, Told>> = {
  open: { viewer: "reads", volunteer: "writes", reviewer: "writes", editor: "writes", owner: "writes" },
  gathering: { viewer: "reads", volunteer: "writes", reviewer: "writes", editor: "writes", owner: "writes" },
  in_review: { viewer: "reads", volunteer: "writes", reviewer: "writes", editor: "writes", owner: "writes" },
  revealed: { viewer: "reads", volunteer: "writes", reviewer: "writes", editor: "writes", owner: "writes" },
  adjudicated: { viewer: "reads", volunteer: "reads", reviewer: "reads", editor: "reads", owner: "reads" },
  approved: { viewer: "reads", volunteer: "reads", reviewer: "reads", editor: "reads", owner: "reads" },
  reopened: { viewer: "reads", volunteer: "writes", reviewer: "writes", editor: "writes", owner: "writes" },
};

const briefing: Record<Role, Told> = {
  viewer: "reads",
  volunteer: "reads",
  reviewer: "reads",
  editor: "writes",
  owner: "writes",
};

let owner: Actor;
let cookies: Record<Role, string>;
let strangersCookie: string;

beforeAll(async () => {
  ({ owner } = await makeWorkspace());
  const { workspaceId } = owner;
  const entries = await Promise.all(
    roles.map(async (role) => [role, await cookieHeaderOf((await makeMember({ workspaceId, role })).userId)] as const),
  );
  cookies = Object.fromEntries(entries) as Record<Role, string>;
  strangersCookie = await cookieHeaderOf((await makeWorkspace()).owner.userId);
});

async function dossierOf(claimId: string): Promise<DocumentKey> {
  const { documentId } = succeeded(await getOrCreateDossier({ actor: owner, claimId }));
  return { workspaceId: owner.workspaceId, documentId };
}

async function told({ key, cookieHeader }: { key: DocumentKey; cookieHeader: string | undefined }) {
  const access = await authoriseDocument({ ...key, cookieHeader });
  if (!access.ok) return access.reason;
  return access.readOnly ? "reads" : "writes";
}

async function expectForAll({ key, wanted }: { key: DocumentKey; wanted: Record<Role, Told> }) {
  for (const role of roles)
    expect([role, await told({ key, cookieHeader: cookies[role] })]).toEqual([role, wanted[role]]);
  expect(await told({ key, cookieHeader: strangersCookie })).toBe("not_found");
  expect(await told({ key, cookieHeader: undefined })).toBe("signed_out");
}

describe.each(Object.entries(dossier))("the dossier of a claim that is %s", (state, wanted) => {
  test("opens for its own members as the table says, and for nobody else", async () => {
    const { claimId } = await makeClaim({ actor: owner, state: state as ClaimState });
    await expectForAll({ key: await dossierOf(claimId), wanted });
  });
});

test("the dossier of an absorbed claim is read-only for everybody", async () => {
  const { claimId: absorbedId } = await makeClaim({ actor: owner });
  const { claimId: intoId } = await makeClaim({ actor: owner });
  const key = await dossierOf(absorbedId);
  succeeded(await mergeClaims({ actor: owner, input: { absorbedId, intoId }, now }));
  await expectForAll({ key, wanted: dossier.approved });
});

test("a briefing opens for its own members as the table says, and for nobody else", async () => {
  const { briefingId } = await makeBriefing({ actor: owner });
  const { workspaceId } = owner;
  const { id: documentId } = await db.document.findFirstOrThrow({ where: { workspaceId, briefingId } });
  await expectForAll({ key: { workspaceId, documentId }, wanted: briefing });
});

describe("a door that stood open", () => {
  async function inside() {
    const person = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
    const cookieHeader = await cookieHeaderOf(person.userId);
    const key = await dossierOf((await makeClaim({ actor: owner })).claimId);
    expect(await told({ key, cookieHeader })).toBe("writes");
    return { person, cookieHeader, key, where: { userId: person.userId } };
  }

  test("closes for somebody who was removed", async () => {
    const { cookieHeader, key, where } = await inside();
    await db.membership.updateMany({ where, data: { removedAt: now } });
    expect(await told({ key, cookieHeader })).toBe("not_found");
  });

  test("closes for an account that was switched off", async () => {
    const { person, cookieHeader, key } = await inside();
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: now } });
    expect(await told({ key, cookieHeader })).toBe("signed_out");
  });

  test.each([
    ["was revoked", { revokedAt: now }],
    ["has run out", { expiresAt: now }],
  ])("closes for a session that %s", async (_what, data) => {
    const { cookieHeader, key, where } = await inside();
    await db.session.updateMany({ where, data });
    expect(await told({ key, cookieHeader })).toBe("signed_out");
  });

  test("is a reading room for somebody who is a viewer by now", async () => {
    const { cookieHeader, key, where } = await inside();
    await db.membership.updateMany({ where, data: { role: "viewer" } });
    expect(await told({ key, cookieHeader })).toBe("reads");
  });
});

test("a document is found under its own workspace's name alone", async () => {
  const { owner: other } = await makeWorkspace();
  const { documentId } = await dossierOf((await makeClaim({ actor: owner })).claimId);
  const cookieHeader = await cookieHeaderOf(other.userId);
  expect(await told({ key: { workspaceId: other.workspaceId, documentId }, cookieHeader })).toBe("not_found");
  const nowhere = { workspaceId: owner.workspaceId, documentId: uuidv7() };
  expect(await told({ key: nowhere, cookieHeader: cookies.owner })).toBe("not_found");
});

test.each([
  "plumbline.session=%E0%A4%A",
  "plumbline.session=",
  "plumbline.session",
  "=; ;",
  "plumbline.session=a.b.c.d.e",
])("a cookie that is none (%s) is nobody's", async (cookieHeader) => {
  const key = await dossierOf((await makeClaim({ actor: owner })).claimId);
  expect(await told({ key, cookieHeader })).toBe("signed_out");
});

import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { roles, type Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import { makeBibliography, makeCapture, makeEvidence } from "@/tests/factories/source";
import { makeClaim } from "@/tests/factories/article";
import { makeUrlList } from "@/tests/factories/inbox";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";
import { correction } from "./doors/text-doors";
import { listLoaders } from "./find-doors";
import { pageCapability, reads, type Things } from "./reads";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

const nowhere = "NEXT_HTTP_ERROR_FALLBACK;404";

let owner: Actor;
let slug: string;
let things: Things;

beforeAll(async () => {
  ({ owner, slug } = await makeWorkspace({ name: "Zanzibar desk" }));
  const { article, importId } = await correction(owner);
  const { claimId } = await makeClaim({
    actor: owner,
    statement: "Zanzibar has 40 beds.",
    at: { article, exact: "40 beds by April" },
  });
  const { id: captureId, sourceId } = await makeCapture({ actor: owner });
  const { id: evidenceId } = await makeEvidence({ actor: owner, claimId, captureId });
  const { briefingId } = await makeBriefing({ actor: owner, title: "Zanzibar's beds", content: [card(claimId)] });
  const checked = await makeCheckedClaim({ actor: owner });
  const { briefingId: publishedId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
  await makeEdition({ actor: owner, briefingId: publishedId });
  const bibliographyId = await makeBibliography({ actor: owner, titles: ["Zanzibar, a history"] });
  const { batchId } = await makeUrlList({ actor: owner, urls: ["https://post.example/zanzibar-Zanzibar"] });
  const { articleId } = article;
  things = {
    articleId,
    importId,
    claimId,
    evidenceId,
    sourceId: sourceId!,
    captureId,
    briefingId,
    publishedId,
    batchId,
    bibliographyId,
    words: "beds",
  };
});

/** What the read answers, or how Next is told to lead elsewhere. */
async function outcomeOf(read: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await read()) ?? null);
  } catch (error) {
    if (error instanceof Error && "digest" in error) return String(error.digest);
    throw error;
  }
}

test("every loader has its row in the table", async () => {
  expect((await listLoaders()).toSorted()).toEqual(Object.keys(reads).toSorted());
});

describe.each(Object.entries(reads))("%s", (name, read) => {
  const ask = (person: Actor | null, at = slug) =>
    outcomeOf(() => asPerson(person, () => read({ ...things, slug: at })));

  test("answers every member whom it is for", async () => {
    for (const role of roles) {
      const actor = await makeMember({ workspaceId: owner.workspaceId, role });
      const isFor = can(actor, pageCapability[name] ?? "workspace.read");
      const led = /^NEXT_.*/.exec(await ask(actor))?.[0];
      expect([role, led]).toEqual([role, isFor ? undefined : nowhere]);
    }
  });

  test("sends those without a session to sign in", async () => {
    expect(await ask(null)).toMatch(/^NEXT_REDIRECT;replace;\/sign-in\?next=/);
  });

  test("tells a removed member and a stranger that there is no such workspace", async () => {
    const removed = await makeMember({ workspaceId: owner.workspaceId, role: "owner" });
    await db.membership.updateMany({ where: { userId: removed.userId }, data: { removedAt: new Date() } });
    expect(await ask(removed)).toBe(nowhere);
    expect(await ask((await makeWorkspace()).owner)).toBe(nowhere);
  });

  test("knows nothing of this workspace in a stranger's own", async () => {
    const { owner: stranger, slug: ownSlug } = await makeWorkspace();
    const told = await ask(stranger, ownSlug);
    for (const id of Object.values(things).filter((value) => value.length === 36)) expect(told).not.toContain(id);
    expect(told).not.toMatch(/Zanzibar|Thornby|Harrow/);
    expect(told).not.toContain(owner.workspaceId);
  });
});

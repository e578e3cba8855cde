import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { discardImport, saveDraft } from "@/lib/server/article/import-mutations";
import { listOwnDrafts } from "@/lib/server/article/list-own-drafts";
import { startImport } from "@/lib/server/article/start-import";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

async function bringIn({ actor, title }: { actor: Actor; title: string }): Promise<string> {
  const text = `${title}\n\nThe trust said on Tuesday that Thornby General will lose 40 beds by April.`;
  const started = await startImport({ actor, incoming: { kind: "paste", text }, now });
  if (!started.ok) throw new Error(started.reason);
  return started.importId;
}

const typed = { authors: "", publisher: "", publishedOn: "", language: "en", url: "" };

test("lists what the person looks through themselves, as it is called by now, until it is stored or discarded", async () => {
  const { owner } = await makeWorkspace();
  const other = await makeMember({ workspaceId: owner.workspaceId, role: "volunteer" });
  const { owner: stranger } = await makeWorkspace();
  await bringIn({ actor: other, title: "Not mine" });
  await bringIn({ actor: { ...owner, workspaceId: stranger.workspaceId }, title: "Elsewhere" });
  const first = await bringIn({ actor: owner, title: "Beds to go" });
  const second = await bringIn({ actor: owner, title: "Night surgery" });
  expect((await listOwnDrafts(owner)).map(({ importId }) => importId)).toEqual([second, first]);

  // The database stamps a draft with its own clock.
  const later = new Date(Date.now() + 60_000);
  const fields = { ...typed, title: " Forty beds to go " };
  await saveDraft({ actor: owner, importId: first, draft: { fields }, now: later });
  expect((await listOwnDrafts(owner))[0]).toEqual({
    importId: first,
    title: "Forty beds to go",
    isVersion: false,
    updatedAt: later,
  });
  await discardImport({ actor: owner, input: { importId: first }, now: later });
  expect((await listOwnDrafts(owner)).map(({ importId }) => importId)).toEqual([second]);
});

import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getOrCreateDossier } from "@/lib/server/dossier/get-or-create-dossier";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";

test("many first visits at once make one document, and later ones find it", async () => {
  const { owner } = await makeWorkspace();
  const viewer = await makeMember({ workspaceId: owner.workspaceId, role: "viewer" });
  const { claimId } = await makeClaim({ actor: owner });
  const visits = await Promise.all(
    [owner, viewer, owner, owner, viewer].map((actor) => getOrCreateDossier({ actor, claimId })),
  );
  const ids = new Set(
    [...visits, await getOrCreateDossier({ actor: viewer, claimId })].map((visit) => succeeded(visit).documentId),
  );
  expect(ids.size).toBe(1);
  expect(await db.document.count({ where: { workspaceId: owner.workspaceId } })).toBe(1);
});

test("a claim of another workspace does not exist, and gets no document", async () => {
  const { owner } = await makeWorkspace();
  const { owner: stranger } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner });
  expect(await getOrCreateDossier({ actor: stranger, claimId })).toEqual({ ok: false, reason: "not_found" });
  expect(await db.document.count({ where: { claimId } })).toBe(0);
});

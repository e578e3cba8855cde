import { expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { listVersions } from "@/lib/server/article/versions";
import { loadClaimPage } from "@/lib/server/dossier/loaders";
import { getReviewPanel } from "@/lib/server/review/data";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { makeWorkspace } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

const numbered = <Row>(length: number, row: (n: number) => Row) => Array.from({ length }, (_, n) => row(n));

test("lists that could grow for ever end, and keep what is newest", async () => {
  const { owner, slug } = await makeWorkspace();
  const { workspaceId, userId } = owner;
  const { articleId } = await makeArticle({ actor: owner });
  const { claimId } = await makeClaim({ actor: owner });
  const text = { doc: {}, text: "", textSha256: "", origin: "paste" as const, segmenterVersion: 1 };
  await db.articleVersion.createMany({
    data: numbered(500, (n) => ({ ...text, workspaceId, articleId, number: n + 2, createdById: userId })),
  });
  const versions = await listVersions({ workspaceId, articleId });
  expect([versions.length, versions[0]!.number, versions.at(-1)!.number]).toEqual([500, 501, 2]);

  const search = { where: "Archive", query: "beds", found: "Nothing.", byId: userId };
  await db.searchLog.createMany({
    data: numbered(501, (n) => ({ ...search, workspaceId, claimId, on: n === 0 ? "2026-03-01" : "2026-03-02" })),
  });
  const { searches } = await asPerson(owner, () => loadClaimPage(slug, claimId));
  expect(searches).toHaveLength(500);
  expect(searches.every(({ on }) => on === "2026-03-02")).toBe(true);

  await db.rightOfReply.createMany({
    data: numbered(201, (n) => ({
      workspaceId,
      claimId,
      askedWhom: "Ines Halloran",
      askedOn: n === 0 ? "2026-03-01" : "2026-03-02",
      byId: userId,
    })),
  });
  const panel = await getReviewPanel({ actor: owner, claimId });
  expect(panel!.replies).toHaveLength(200);
  expect(panel!.replies.every(({ askedOn }) => askedOn === "2026-03-02")).toBe(true);
});

import { expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { loadProvenance, provenanceLimits } from "@/lib/server/provenance/loaders";
import { makeClaim } from "@/tests/factories/article";
import { makeSource } from "@/tests/factories/source";
import { makeWorkspace } from "@/tests/factories/workspace";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

test("a page that cannot show everything counts it to the last link, and one that can does not", async () => {
  const { owner, slug } = await makeWorkspace();
  const { workspaceId, userId: createdById } = owner;
  const { claimId } = await makeClaim({ actor: owner });
  const { id: sourceId } = await makeSource({ actor: owner });
  const pieces = provenanceLimits.nodes + 100;
  const row = { workspaceId, claimId, sourceId, kind: "finding", stance: "supports", createdById } as const;
  await db.evidence.createMany({ data: Array.from({ length: pieces }, () => ({ ...row, id: uuidv7() })) });
  const ask = (type: string, id: string, show: string) =>
    asPerson(owner, () => loadProvenance({ slug, type, id, raw: { show } }));
  const page = await ask("source", sourceId, "down");
  expect(page.sides[0]!.cut).toBe(true);
  expect(page.totals).toEqual([
    {
      direction: "down",
      types: [
        { type: "claim", count: 1 },
        { type: "evidence", count: pieces },
      ],
    },
  ]);
  expect((await ask("source", sourceId, "up")).totals).toEqual([]);
});

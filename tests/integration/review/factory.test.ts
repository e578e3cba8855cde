import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { makeApprovedVerdict } from "@/tests/factories/review";
import { makeWorkspace } from "@/tests/factories/workspace";

test("the whole way from evidence to an approved verdict", async () => {
  const { owner } = await makeWorkspace();
  const made = await makeApprovedVerdict({ actor: owner });
  const claim = await db.claim.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: owner.workspaceId, id: made.claimId } },
  });
  expect(claim.state).toBe("approved");
});

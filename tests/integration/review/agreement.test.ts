import { expect, test } from "vitest";
import { getReviewPanel } from "@/lib/server/review/data";
import { getWorkspaceAgreement } from "@/lib/server/review/agreement-data";
import { makeClaim } from "@/tests/factories/article";
import { makeRevealedRound, makeRound } from "@/tests/factories/review";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";

test("counts what was given in revealed rounds of the workspace, and nothing else", async () => {
  const { owner } = await makeWorkspace();
  const { owner: stranger } = await makeWorkspace();
  const { claimId } = await makeClaim({ actor: owner, state: "gathering" });
  const evidenceIds: string[] = [];
  for (let n = 0; n < 5; n += 1) evidenceIds.push((await makeEvidence({ actor: owner, claimId })).id);
  await makeRevealedRound({ actor: owner, claimId, evidenceIds });
  await makeRound({ actor: owner });
  await makeRevealedRound({ actor: stranger });

  const viewer = await makeMember({ workspaceId: owner.workspaceId, role: "viewer" });
  const agreement = await getWorkspaceAgreement({ actor: viewer });
  expect(agreement?.rounds).toBe(1);
  const rows = Object.fromEntries(agreement!.rows.map((row) => [row.subject, row]));
  // One reviewer always said 2 and the other 3; both found everything direct.
  expect(rows.credibility).toMatchObject({ units: 5, values: 10, people: 2, figures: { percent: 0 } });
  expect(rows.credibility!.figures!.alphaOrdinal).toBeLessThan(0);
  expect(rows.directness).toMatchObject({ units: 5, figures: { percent: 1, alphaOrdinal: null } });
  expect(rows.rating).toMatchObject({ units: 1, figures: null });
});

test("a certainty is suggested from what was revealed, and not before", async () => {
  const { owner } = await makeWorkspace();
  const open = await makeRound({ actor: owner });
  expect((await getReviewPanel({ actor: owner, claimId: open.claimId }))?.suggestion).toBeNull();
  const { claimId } = await makeRevealedRound({ actor: owner });
  const panel = await getReviewPanel({ actor: owner, claimId });
  // Rated 2 and 3 by two people, direct; one source; nobody looked against it.
  expect(panel?.suggestion).toMatchObject({ certainty: "very_low", leftOut: 0 });
  expect(panel?.suggestion?.working.map(({ factor, steps }) => [factor, steps])).toEqual([
    ["riskOfBias", -1],
    ["inconsistency", 0],
    ["indirectness", 0],
    ["imprecision", -1],
    ["publicationBias", -1],
  ]);
});

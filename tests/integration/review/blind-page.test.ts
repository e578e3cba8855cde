import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ReviewPanelView } from "@/components/review/review-panel-view";
import type { Actor } from "@/lib/domain/actor";
import { getReviewPanel } from "@/lib/server/review/data";
import { revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { assessmentOf, makeRound, succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ refresh: () => {} }),
  usePathname: () => "/",
}));

async function pageOf({ viewer, claimId }: { viewer: Actor; claimId: string }): Promise<string> {
  const data = await getReviewPanel({ actor: viewer, claimId });
  return renderToString(createElement(ReviewPanelView, { slug: "desk", data: data! }));
}

test("the page of the panel holds nobody else's words before the reveal, and everybody's after", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRound({ actor: owner });
  const { roundId, claimId, evidenceIds } = round;
  const [writer, second] = [
    await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" }),
    await makeMember({ workspaceId: owner.workspaceId, role: "editor" }),
  ];
  const reason = "Zanzibar rates.";
  for (const actor of [writer, second]) {
    const input = { roundId, evidenceId: evidenceIds[0]!, credibility: 5, directness: "indirect", reason } as const;
    succeeded(await rateEvidence({ actor, input, now }));
    const assessment = { ...assessmentOf(round), justification: `Quetzal ${actor.role} assesses.` };
    succeeded(await submitAssessment({ actor, input: assessment, now }));
  }
  const others = [owner];
  for (const role of ["viewer", "volunteer", "reviewer", "editor"] as const) {
    others.push(await makeMember({ workspaceId: owner.workspaceId, role }));
  }
  for (const viewer of others) {
    const page = await pageOf({ viewer, claimId });
    expect(page).toContain("Two assessments are in.");
    expect(page).toContain("A reviewer");
    expect(page).not.toMatch(/Zanzibar|Quetzal/);
    expect(page.includes("Reveal the round")).toBe(viewer.role === "editor" || viewer.role === "owner");
  }
  const own = await pageOf({ viewer: writer, claimId });
  expect(own).toContain("Quetzal reviewer assesses.");
  expect(own).not.toContain("Quetzal editor");

  succeeded(await revealRound({ actor: owner, input: { roundId }, now }));
  for (const viewer of others) {
    const page = await pageOf({ viewer, claimId });
    expect(page).toContain("Quetzal reviewer assesses.");
    expect(page).toContain("Quetzal editor assesses.");
    expect(page).toContain("Zanzibar rates.");
  }
});

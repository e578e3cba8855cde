import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isUnderReview } from "@/lib/domain/claim/review-lock";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import { withdrawEvidence } from "@/lib/server/evidence/mutations";
import { openRound } from "@/lib/server/review/round-mutations";
import { approveVerdict, withdrawApproval } from "@/lib/server/verdict/approval-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { verifyVerdicts } from "@/lib/server/verify/verify-rows";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim } from "@/tests/factories/briefing";
import { assessmentOf, makeRevealedRound, makeVerdict, succeeded } from "@/tests/factories/review";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

// Two things that exclude each other, done at the same moment, several times over: whichever comes first, what stands
// afterwards is what one after the other would have left.

const rounds = [1, 2, 3, 4];

const stateOf = async ({ workspaceId }: Actor, claimId: string) =>
  (await db.claim.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: claimId } } })).state;

test("an approval while the verdict is settled anew counts for neither", async () => {
  const { owner } = await makeWorkspace();
  const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
  for (const _ of rounds) {
    const made = await makeVerdict({ actor: owner });
    const { verdictId, sha256, claimId } = made;
    const [one, other] = made.reviewers;
    succeeded(await approveVerdict({ actor: one, input: { verdictId, sha256 }, now }));
    const anew = { ...assessmentOf(made), claimId, basedOnNumber: 1, justification: "Settled anew." };
    const [settled, approved] = await Promise.all([
      settleVerdict({ actor: editor, input: anew, now }),
      approveVerdict({ actor: other, input: { verdictId, sha256 }, now }),
    ]);
    // Either the last approval came first, and an approved verdict is not settled again, or it came too late.
    expect([settled.ok, approved.ok].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(owner, claimId)).toBe(approved.ok ? "approved" : "adjudicated");
    expect(await db.approval.count({ where: { verdict: { claimId }, voidedAt: null } })).toBe(approved.ok ? 2 : 0);
  }
});

test("a claim is not merged away and put under review at once", async () => {
  const { owner } = await makeWorkspace();
  const { workspaceId } = owner;
  for (const _ of rounds) {
    const { claimId: absorbedId } = await makeClaim({ actor: owner, state: "gathering" });
    const { claimId: intoId } = await makeClaim({ actor: owner, state: "gathering" });
    await makeEvidence({ actor: owner, claimId: absorbedId });
    const [merged, opened] = await Promise.all([
      mergeClaims({ actor: owner, input: { absorbedId, intoId }, now }),
      openRound({ actor: owner, input: { claimId: absorbedId }, now }),
    ]);
    expect([merged.ok, opened.ok].filter(Boolean)).toHaveLength(1);
    const claim = await db.claim.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: absorbedId } } });
    expect(claim.mergedIntoId !== null && isUnderReview(claim.state)).toBe(false);
  }
});

test("what is withdrawn while a verdict is settled is either not in it or keeps it from being approved", async () => {
  const { owner } = await makeWorkspace();
  const { workspaceId } = owner;
  for (const _ of rounds) {
    const made = await makeRevealedRound({ actor: owner });
    const evidenceId = made.evidenceIds[0]!;
    const input = { ...assessmentOf(made), claimId: made.claimId, basedOnNumber: 0 };
    const [settled, withdrawn] = await Promise.all([
      settleVerdict({ actor: owner, input, now }),
      withdrawEvidence({ actor: owner, input: { evidenceId, reason: "Another ward." }, now }),
    ]);
    if (!settled.ok) continue;
    const { verdictId: id, sha256 } = settled;
    expect(await verifyVerdicts({ workspaceId, ids: [id] })).toEqual([{ id, state: "intact" }]);
    const approved = await approveVerdict({ actor: made.reviewers[0], input: { verdictId: id, sha256 }, now });
    const rests = await db.verdictEvidence.findFirst({
      where: { workspaceId, verdictId: id, evidenceId },
      include: { evidence: true },
    });
    if (approved.ok && withdrawn.ok) expect(rests?.evidence.withdrawnAt ?? null).toBeNull();
  }
});

test("an approval that is taken back while its verdict is published either stops the edition or comes after it", async () => {
  const { owner } = await makeWorkspace();
  const { workspaceId } = owner;
  for (const round of rounds) {
    const { verdictId, claimId, reviewers } = await makeCheckedClaim({ actor: owner, statement: `Claim ${round}.` });
    const { briefingId } = await makeBriefing({ actor: owner, title: `Round ${round}`, content: [card(claimId)] });
    const [published, withdrawn] = await Promise.all([
      publishEdition({ actor: owner, input: { briefingId, expectedNumber: 1, reasons: {} }, now }),
      withdrawApproval({ actor: reviewers[0], input: { verdictId, reason: "The table says 2023." }, now }),
    ]);
    succeeded(withdrawn);
    if (!published.ok) continue;
    const told = await db.activity.findMany({
      where: { workspaceId, objectId: { in: [published.editionId, verdictId] } },
      orderBy: { seq: "desc" },
      take: 2,
    });
    expect(told.map(({ verb }) => verb)).toEqual(["verdict.approvalVoided", "edition.published"]);
  }
  expect(await verifyChain(owner)).toMatchObject({ ok: true });
});

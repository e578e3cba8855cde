import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { CertaintyReason } from "@/lib/domain/review/certainty";
import { openRound, revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { approveVerdict } from "@/lib/server/verdict/approval-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { makeClaim } from "@/tests/factories/article";
import { makeEvidence } from "@/tests/factories/source";
import { makeMember, testNow } from "@/tests/factories/workspace";

/** One step down, with its reason: moderate certainty. */
export const oneStepDown: CertaintyReason[] = [
  { factor: "imprecision", steps: -1, reason: "The report counts one hospital only." },
];

export type MadeRound = {
  claimId: string;
  roundId: string;
  evidenceIds: string[];
  /** The scale's ratings, best first, those off the scale last. */
  ratings: { id: string; label: string; value: number | null }[];
};

/**
 * A claim with evidence and an open blind round, opened by the actor, who has to be an editor or owner. Makes the claim and
 * one evidence item where none is named.
 */
export async function makeRound({
  actor,
  claimId,
  evidenceIds,
}: {
  actor: Actor;
  claimId?: string;
  evidenceIds?: string[];
}): Promise<MadeRound> {
  const { workspaceId } = actor;
  const claim = claimId ?? (await makeClaim({ actor, state: "gathering" })).claimId;
  const evidence = evidenceIds ?? [(await makeEvidence({ actor, claimId: claim })).id];
  await db.claim.updateMany({ where: { workspaceId, id: claim, state: "open" }, data: { state: "gathering" } });
  const opened = succeeded(await openRound({ actor, input: { claimId: claim }, now: testNow }));
  const round = await db.reviewRound.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: opened.roundId } },
    include: { scaleVersion: { include: { ratings: { orderBy: { order: "asc" } } } } },
  });
  return { claimId: claim, roundId: opened.roundId, evidenceIds: evidence, ratings: round.scaleVersion.ratings };
}

export type MadeRevealedRound = MadeRound & { reviewers: [Actor, Actor] };

/** A round in which two reviewers (made here) rated everything and assessed, and which the actor then revealed. */
export async function makeRevealedRound(made: Parameters<typeof makeRound>[0]): Promise<MadeRevealedRound> {
  const { actor } = made;
  const round = await makeRound(made);
  const reviewers: [Actor, Actor] = [
    await makeMember({ workspaceId: actor.workspaceId, role: "reviewer" }),
    await makeMember({ workspaceId: actor.workspaceId, role: "reviewer" }),
  ];
  for (const [index, reviewer] of reviewers.entries()) {
    for (const evidenceId of round.evidenceIds) {
      succeeded(
        await rateEvidence({
          actor: reviewer,
          input: {
            roundId: round.roundId,
            evidenceId,
            credibility: index === 0 ? 2 : 3,
            directness: "direct",
            reason: "It names the ward and the year.",
          },
          now: testNow,
        }),
      );
    }
    succeeded(await submitAssessment({ actor: reviewer, input: assessmentOf(round), now: testNow }));
  }
  succeeded(await revealRound({ actor, input: { roundId: round.roundId }, now: testNow }));
  return { ...round, reviewers };
}

/** An assessment's input for the round: the last rating but three, with moderate certainty. */
export function assessmentOf({ roundId, ratings }: Pick<MadeRound, "roundId" | "ratings">) {
  return {
    roundId,
    ratingId: ratings[4]!.id,
    certaintyReasons: oneStepDown,
    justification: "The annual report says the opposite, and nothing speaks for the claim.",
  };
}

export type MadeVerdict = MadeRevealedRound & { verdictId: string; number: number; sha256: string };

/** A verdict that the actor settled and nobody has approved yet. */
export async function makeVerdict(made: Parameters<typeof makeRound>[0]): Promise<MadeVerdict> {
  const { actor } = made;
  const round = await makeRevealedRound(made);
  const last = await db.verdict.aggregate({
    where: { workspaceId: actor.workspaceId, claimId: round.claimId },
    _max: { number: true },
  });
  const settled = succeeded(
    await settleVerdict({
      actor,
      input: { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: last._max.number ?? 0 },
      now: testNow,
    }),
  );
  return { ...round, verdictId: settled.verdictId, number: settled.number, sha256: settled.sha256 };
}

/** A verdict with the two approvals that a new workspace wants, given by its two reviewers: the claim is approved. */
export async function makeApprovedVerdict(made: Parameters<typeof makeRound>[0]): Promise<MadeVerdict> {
  const verdict = await makeVerdict(made);
  const { verdictId, sha256 } = verdict;
  for (const reviewer of verdict.reviewers) {
    succeeded(await approveVerdict({ actor: reviewer, input: { verdictId, sha256 }, now: testNow }));
  }
  return verdict;
}

/** The outcome as a success. @throws Error that names the refusal. */
export function succeeded<O extends { ok: boolean }>(outcome: O): Extract<O, { ok: true }> {
  if (!outcome.ok) throw new Error(`A step of the factory was refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<O, { ok: true }>;
}

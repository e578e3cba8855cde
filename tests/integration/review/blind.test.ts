import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { CertaintyReason } from "@/lib/domain/review/certainty";
import { getWorkspaceAgreement } from "@/lib/server/review/agreement-data";
import { getReviewPanel } from "@/lib/server/review/data";
import { getEvidenceRatings } from "@/lib/server/review/evidence-ratings";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { cancelRound, revealRound } from "@/lib/server/review/round-mutations";
import { assessmentsVisibleTo, ratingsVisibleTo } from "@/lib/server/review/visible-to";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { settleVerdict } from "@/lib/server/verdict/settle-verdict";
import { assessmentOf, makeRound, succeeded, type MadeRound } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

/** Two different things that somebody may have written; nobody else may be able to tell which. */
const secrets = [
  { credibility: 1, directness: "direct", words: "Zanzibar", rating: 0, steps: [] },
  {
    credibility: 5,
    directness: "indirect",
    words: "Quetzal",
    rating: 4,
    steps: [{ factor: "riskOfBias", steps: -2, reason: "Quetzal as well" }],
  },
] as const;

async function write({ writer, round, secret }: { writer: Actor; round: MadeRound; secret: (typeof secrets)[number] }) {
  const { roundId, evidenceIds, ratings } = round;
  const { credibility, directness, words } = secret;
  succeeded(
    await rateEvidence({
      actor: writer,
      input: { roundId, evidenceId: evidenceIds[0]!, credibility, directness, reason: words },
      now,
    }),
  );
  succeeded(
    await submitAssessment({
      actor: writer,
      input: {
        roundId,
        ratingId: ratings[secret.rating]!.id,
        certaintyReasons: secret.steps as unknown as CertaintyReason[],
        justification: words,
      },
      now,
    }),
  );
}

/** Everything that the server would tell this person of the round, as one text. */
async function allThatIsTold({ viewer, claimId }: { viewer: Actor; claimId: string }): Promise<string> {
  return JSON.stringify([
    await getReviewPanel({ actor: viewer, claimId }),
    await getEvidenceRatings({ actor: viewer, claimId }),
    await getWorkspaceAgreement({ actor: viewer }),
  ]);
}

describe("while a round is open", () => {
  let owner: Actor;
  let writer: Actor;
  let round: MadeRound;
  beforeAll(async () => {
    ({ owner } = await makeWorkspace());
    writer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
    round = await makeRound({ actor: owner });
  });

  test.each(["viewer", "volunteer", "reviewer", "editor", "owner"] as const)(
    "nothing that a %s is told depends on what somebody else wrote",
    async (role) => {
      const viewer = role === "owner" ? owner : await makeMember({ workspaceId: owner.workspaceId, role });
      const told: string[] = [];
      for (const secret of secrets) {
        await write({ writer, round, secret });
        told.push(await allThatIsTold({ viewer, claimId: round.claimId }));
      }
      expect(told[0]).toBe(told[1]);
      expect(told[0]).not.toMatch(/Zanzibar|Quetzal/);
      // That somebody has written is no secret.
      const panel = await getReviewPanel({ actor: viewer, claimId: round.claimId });
      expect(panel?.round?.assessedBy.map(({ id }) => id)).toEqual([writer.userId]);
      expect(panel?.round?.ratedBy.map(({ id }) => id)).toEqual([writer.userId]);
    },
  );

  test("the writer reads their own words", async () => {
    await write({ writer, round, secret: secrets[1] });
    const panel = await getReviewPanel({ actor: writer, claimId: round.claimId });
    expect(panel?.round?.own?.justification).toBe("Quetzal");
    expect(panel?.ratings.byEvidence[round.evidenceIds[0]!]?.own?.credibility).toBe(5);
    expect(panel?.round?.assessments).toEqual([]);
  });

  test("the queries themselves hand out one's own rows alone", async () => {
    await write({ writer, round, secret: secrets[0] });
    const { workspaceId } = owner;
    const rowsFor = async ({ userId }: Actor) => [
      ...(await db.evidenceRating.findMany({ where: { workspaceId, ...ratingsVisibleTo(userId) } })),
      ...(await db.assessment.findMany({ where: { workspaceId, ...assessmentsVisibleTo(userId) } })),
    ];
    expect(await rowsFor(writer)).toHaveLength(2);
    expect(await rowsFor(owner)).toEqual([]);
  });

  test("the record says the same whatever was written", async () => {
    const told: string[] = [];
    for (const secret of secrets) {
      const before = await db.activityHead.findUniqueOrThrow({ where: { workspaceId: owner.workspaceId } });
      await write({ writer, round, secret });
      const rows = await db.activity.findMany({
        where: { workspaceId: owner.workspaceId, seq: { gt: before.seq } },
        orderBy: { seq: "asc" },
      });
      expect(rows.map(({ verb }) => verb)).toEqual(["evidence.rated", "assessment.submitted"]);
      told.push(
        JSON.stringify(rows.map(({ verb, objectType, objectId, detail }) => [verb, objectType, objectId, detail])),
      );
      for (const { canonical } of rows) expect(canonical).not.toMatch(/Zanzibar|Quetzal/);
    }
    expect(told[0]).toBe(told[1]);
  });

  test("a refused reveal tells nobody anything, and the editor who tries it least of all", async () => {
    await write({ writer, round, secret: secrets[0] });
    expect(await revealRound({ actor: owner, input: { roundId: round.roundId }, now })).toEqual({
      ok: false,
      reason: "too_few_assessments",
    });
    expect(await allThatIsTold({ viewer: owner, claimId: round.claimId })).not.toMatch(/Zanzibar/);
  });

  test("nobody can settle over a round that is not revealed", async () => {
    const input = { ...assessmentOf(round), claimId: round.claimId, basedOnNumber: 0 };
    expect(await settleVerdict({ actor: owner, input, now })).toEqual({ ok: false, reason: "wrong_state" });
  });
});

test.each(["cancelled", "reopened"] as const)("what was written in a %s round stays with its writer", async (way) => {
  const { owner } = await makeWorkspace();
  const writer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
  const round = await makeRound({ actor: owner });
  const { roundId, claimId, evidenceIds } = round;
  await write({ writer, round, secret: secrets[0] });
  const reason = "New evidence came up.";
  if (way === "cancelled") succeeded(await cancelRound({ actor: owner, input: { roundId, reason }, now }));
  else succeeded(await reopenClaim({ actor: owner, input: { claimId, reason }, now }));
  expect(await allThatIsTold({ viewer: owner, claimId })).not.toMatch(/Zanzibar/);
  expect(await allThatIsTold({ viewer: writer, claimId })).toMatch(/Zanzibar/);

  await makeRound({ actor: owner, claimId, evidenceIds });
  expect(await allThatIsTold({ viewer: owner, claimId })).not.toMatch(/Zanzibar/);
  expect(await allThatIsTold({ viewer: writer, claimId })).toMatch(/Zanzibar/);
});

test("after the reveal every member reads everything", async () => {
  const { owner } = await makeWorkspace();
  const round = await makeRound({ actor: owner });
  for (const secret of secrets) {
    const writer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
    await write({ writer, round, secret });
  }
  succeeded(await revealRound({ actor: owner, input: { roundId: round.roundId }, now }));
  const viewer = await makeMember({ workspaceId: owner.workspaceId, role: "viewer" });
  const told = await allThatIsTold({ viewer, claimId: round.claimId });
  expect(told).toMatch(/Zanzibar/);
  expect(told).toMatch(/Quetzal as well/);
});

test("another workspace is told nothing of a claim, open or revealed", async () => {
  const { owner } = await makeWorkspace();
  const { owner: stranger } = await makeWorkspace();
  const { claimId } = await makeRound({ actor: owner });
  expect(await getReviewPanel({ actor: stranger, claimId })).toBeNull();
  expect(await getEvidenceRatings({ actor: stranger, claimId })).toMatchObject({
    round: null,
    byEvidence: {},
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { sha256Hex, canonicalText } from "@/lib/server/activity/canonical-activity";
import { verbs } from "@/lib/server/activity/verbs";
import { listRecent } from "@/lib/server/home/recent";
import { revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { makeRound, succeeded, type MadeRound } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { workspaceRows } from "@/tests/support/workspace-rows";
import { wordsOf, writeBlind } from "./blind-desk";
import { inFull } from "./told";

// The hands of the clock are no difference.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterAll(() => void vi.useRealTimers());

/** Two opposite things that somebody may write. */
const opposites = {
  one: {
    credibility: 1,
    directness: "direct",
    reason: wordsOf.rater,
    place: 0,
    steps: [],
    justification: wordsOf.rater,
  },
  other: {
    credibility: 5,
    directness: "indirect",
    reason: "",
    place: 4,
    steps: [{ factor: "riskOfBias", steps: -2, reason: wordsOf.other }],
    justification: `${wordsOf.other} ${"at length ".repeat(50)}`,
  },
} as const;

/** What two rounds leave in every table that is not the writers' own, where two people write this in them. */
async function leftBehind(written: (typeof opposites)["one" | "other"]) {
  const { owner } = await makeWorkspace();
  const { workspaceId } = owner;
  const round = await makeRound({ actor: owner });
  const writers = [
    await makeMember({ workspaceId, role: "reviewer" }),
    await makeMember({ workspaceId, role: "editor" }),
  ];
  const { credibility, directness, reason, place, steps, justification } = written;
  for (const actor of writers) {
    const { roundId, evidenceIds, ratings } = round;
    const rating = { roundId, evidenceId: evidenceIds[0]!, credibility, directness, reason };
    succeeded(await rateEvidence({ actor, input: rating, now }));
    const input = { roundId, ratingId: ratings[place]!.id, certaintyReasons: steps as never, justification };
    succeeded(await submitAssessment({ actor, input, now }));
  }
  const tables = await tablesOf(workspaceId);
  return { owner, round, writers, tables };
}

/** Every row of the workspace, by table, but for the two tables of the writers. */
async function tablesOf(workspaceId: string): Promise<Record<string, unknown[]>> {
  const { evidence_rating: _ratings, assessment: _assessments, ...others } = await workspaceRows(workspaceId);
  return others;
}

/** With names in the place of ids, salts and hashes, which differ from one workspace to the next. */
function withoutIds(value: unknown): string {
  const names = new Map<string, string>();
  const named = (id: string) => names.get(id) ?? (names.set(id, `<${names.size}>`), names.get(id)!);
  return inFull(value)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replaceAll(/\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g, "<hash>");
}

describe("what a submission leaves behind", () => {
  test("is the same in every other table of the workspace, whatever was written", async () => {
    const one = await leftBehind(opposites.one);
    const other = await leftBehind(opposites.other);
    expect(Object.keys(one.tables).length).toBeGreaterThan(30);
    for (const [name, rows] of Object.entries(one.tables)) {
      const ordered = (list: unknown[]) => list.map(withoutIds).toSorted();
      expect([name, ordered(other.tables[name]!)]).toEqual([name, ordered(rows)]);
      expect([name, /Zanzibar|Quetzal/.exec(inFull([rows, other.tables[name]]))?.[0]]).toEqual([name, undefined]);
    }
  });

  test("is, in the record, nothing that a guess could be checked against: each text is made of public facts alone", async () => {
    const { owner, round, writers } = await leftBehind(opposites.one);
    const { workspaceId } = owner;
    const submitted: (keyof typeof verbs)[] = ["evidence.rated", "assessment.submitted"];
    const rows = await db.activity.findMany({
      where: { workspaceId, verb: { in: submitted } },
      orderBy: { seq: "asc" },
    });
    expect(rows).toHaveLength(4);
    const { roundId, claimId, evidenceIds } = round;
    for (const [index, { seq, prevHash, canonical, hash }] of rows.entries()) {
      const isRating = index % 2 === 0;
      const known = {
        workspaceId,
        seq,
        at: now.toISOString(),
        actorId: writers[index < 2 ? 0 : 1]!.userId,
        verb: submitted[isRating ? 0 : 1],
        objectType: isRating ? "evidence" : "claim",
        objectId: isRating ? evidenceIds[0] : claimId,
        detail: isRating ? { claimId, roundId } : { roundId },
        prevHash,
      };
      expect(canonical).toBe(canonicalText(known));
      expect(hash).toBe(sha256Hex(canonical));
    }
  });

  test("is one line of “what changed” that says who and about what", async () => {
    const { owner, writers } = await leftBehind(opposites.other);
    const lines = await listRecent({ workspaceId: owner.workspaceId, limit: 10 });
    const theirs = lines.filter(({ did }) => did === verbs["evidence.rated"] || did === verbs["assessment.submitted"]);
    expect(theirs).toHaveLength(2 * writers.length);
    expect(inFull(theirs)).not.toMatch(/Zanzibar|Quetzal|indirect|very_low|credibility/);
  });
});

describe("the queue and its counts", () => {
  test("are not moved by ratings, however low, before the reveal", async () => {
    const { owner } = await makeWorkspace();
    const { workspaceId } = owner;
    const round = await makeRound({ actor: owner });
    const before = await doubts(workspaceId);
    await write(round, workspaceId);
    expect(await doubts(workspaceId)).toEqual(before);
    succeeded(await revealRound({ actor: owner, input: { roundId: round.roundId }, now }));
    expect(await doubts(workspaceId)).toEqual(before);
  });

  const doubts = (workspaceId: string) => db.reReviewItem.count({ where: { workspaceId } });

  async function write(round: MadeRound, workspaceId: string) {
    for (const word of [wordsOf.rater, wordsOf.other]) {
      await writeBlind({ actor: await makeMember({ workspaceId, role: "reviewer" }), round, word });
    }
  }
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { getWorkspaceAgreement } from "@/lib/server/review/agreement-data";
import { cancelRound, revealRound } from "@/lib/server/review/round-mutations";
import { makeRound, succeeded } from "@/tests/factories/review";
import { testNow as now } from "@/tests/factories/workspace";
import { reads } from "@/tests/integration/permissions/reads";
import { asPerson } from "@/tests/support/signed-in";
import {
  allOtherwise,
  makeBlindDesk,
  nothingJudged,
  otherwise,
  wordsOf,
  writeBlind,
  writeOtherwise,
  type BlindDesk,
} from "./blind-desk";
import { expectNone, expectSame, inFull, toldByPages, type Told } from "./told";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

// The hands of the clock are no difference.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterAll(() => void vi.useRealTimers());

async function toldTo(desk: BlindDesk, who: readonly string[] | null): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (const name of who ?? Object.keys(desk.readers))
    told.set(name, await toldByPages({ desk, reader: desk.readers[name]!.actor }));
  return told;
}

/** The least that a member may, the most, and one who has written as well. */
const some = ["a viewer", "an owner", "the other rater"];
const everybody = null;

/** Nobody reads a word of another's, and with everything written otherwise everybody reads the same. */
async function expectBlind(desk: BlindDesk): Promise<void> {
  const before = await toldTo(desk, some);
  for (const [who, told] of before) expectNone({ told, hidden: desk.readers[who]!.hidden, who });
  const putBack = await writeOtherwise({ desk, as: allOtherwise });
  for (const [who, after] of await toldTo(desk, some)) expectSame({ before: before.get(who)!, after, who });
  await putBack();
}

describe("pages of the desk, while a round is open", () => {
  let desk: BlindDesk;
  let before: Map<string, Told>;
  beforeAll(async () => {
    desk = await makeBlindDesk();
    before = await toldTo(desk, everybody);
  }, 120_000);

  test("nobody reads a word that another wrote", () => {
    expect(before.size).toBe(7);
    for (const [who, told] of before) expectNone({ told, hidden: desk.readers[who]!.hidden, who });
  });

  test("whoever wrote reads their own", async () => {
    const told = await toldByPages({ desk, reader: desk.writers.rater });
    expect(told.loadReviewPanel).toContain(`${wordsOf.rater} assesses.`);
    expect(told.loadClaimPage).toContain(`${wordsOf.rater} rates.`);
    expectNone({ told, hidden: new RegExp(`${wordsOf.other}|${wordsOf.former}`), who: "the rater" });
    const former = before.get("a rater who is a viewer now")!;
    expect(former.loadReviewPanel).toContain(`${wordsOf.former} assesses.`);
  });

  test.each([
    ["one credibility is 5 instead of 1", otherwise["one credibility is 5 instead of 1"]!, some],
    ["everything is the opposite", allOtherwise, everybody],
    ["nothing can be judged", nothingJudged, some],
  ])(
    "every page is the same to the letter for whoever reads along where %s",
    async (_what, as, who) => {
      const putBack = await writeOtherwise({ desk, as });
      for (const [name, after] of await toldTo(desk, who)) expectSame({ before: before.get(name)!, after, who: name });
      await putBack();
    },
    60_000,
  );

  test("whoever wrote it is told each difference, so that the comparison can fail", async () => {
    const { slug, things, writers } = desk;
    const own = () => asPerson(writers.rater, async () => inFull(await reads.loadReviewPanel!({ ...things, slug })));
    const first = await own();
    for (const as of [...Object.values(otherwise), allOtherwise, nothingJudged]) {
      const putBack = await writeOtherwise({ desk, as });
      expect(await own()).not.toBe(first);
      await putBack();
    }
    expect(await own()).toBe(first);
  });

  test("no figure of agreement, no suggested certainty and no balance comes from an open round", async () => {
    const { workspaceId } = desk.owner;
    for (const { actor } of Object.values(desk.readers)) {
      const agreement = await getWorkspaceAgreement({ actor });
      expect(agreement?.rows.map(({ figures }) => figures)).toEqual([null, null, null, null, null]);
    }
    for (const told of before.values()) {
      expect(told.loadClaimPage).toContain('"balance":null');
      expect(told["loadClaimPage, first time"]).toContain('"balance":null');
      expect(told.loadReviewPanel).toContain('"suggestion":null');
    }
    // With these rounds there would be figures: five pieces of evidence and more that two people rated.
    const rated = await db.evidenceRating.groupBy({ by: ["roundId", "evidenceId"], where: { workspaceId } });
    expect(rated.length).toBeGreaterThanOrEqual(5);
  });

  test("a rater who is removed from the workspace is told nothing at all, and nobody more for it", async () => {
    const { rater } = desk.writers;
    const { workspaceId } = desk.owner;
    await db.membership.updateMany({ where: { workspaceId, userId: rater.userId }, data: { removedAt: now } });
    await expect(toldByPages({ desk, reader: rater })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    await expectBlind(desk);
  }, 60_000);
});

test("pages tell no more once a round was cancelled, nor in the round after it", async () => {
  const desk = await makeBlindDesk();
  const { owner: actor, round } = desk;
  const reason = "A source is missing.";
  succeeded(await cancelRound({ actor, input: { roundId: round.roundId, reason }, now }));
  await expectBlind(desk);
  const next = await makeRound({ actor, claimId: round.claimId, evidenceIds: round.evidenceIds });
  await writeBlind({ actor: desk.writers.other, round: next, word: wordsOf.other });
  await expectBlind(desk);
}, 180_000);

test("after the reveal everybody reads everything, and what was written in the round that is still open stays hidden", async () => {
  const desk = await makeBlindDesk();
  succeeded(await revealRound({ actor: desk.owner, input: { roundId: desk.round.roundId }, now }));
  for (const [who, { actor, hidden }] of Object.entries(desk.readers)) {
    const told = await toldByPages({ desk, reader: actor });
    for (const word of Object.values(wordsOf)) {
      for (const wrote of [`${word} rates.`, `${word} assesses.`, `${word} steps down.`]) {
        expect([who, told.loadReviewPanel!.includes(wrote)]).toEqual([who, true]);
      }
      expect([who, told.loadClaimPage!.includes(`${word} rates.`)]).toEqual([who, true]);
    }
    expect(told.loadClaimPage).not.toContain('"balance":null');
    const open = Object.entries(told).filter(([door]) => door.endsWith(", first time"));
    expectNone({ told: Object.fromEntries(open), hidden, who });
  }
  const agreement = await getWorkspaceAgreement({ actor: desk.owner });
  expect(agreement?.rows[0]).toMatchObject({ subject: "credibility", units: 4, figures: null });
}, 60_000);

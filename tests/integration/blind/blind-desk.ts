import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { listVersions } from "@/lib/server/article/versions";
import { listProposals } from "@/lib/server/suggestion/proposal-page";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "@/tests/factories/briefing";
import { makeUrlList } from "@/tests/factories/inbox";
import { makeRound, succeeded, type MadeRound } from "@/tests/factories/review";
import { makeBibliography, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { correction } from "@/tests/integration/permissions/doors/text-doors";
import type { Things } from "@/tests/integration/permissions/reads";

/** Words that stand nowhere but in what each writer wrote under the blind. */
export const wordsOf = { rater: "Zanzibar", other: "Quetzal", former: "Axolotl" } as const;
export type Writer = keyof typeof wordsOf;

/** What somebody else must not be able to read, whoever of the three wrote it. */
const everyWord = Object.values(wordsOf);

export type BlindDesk = {
  owner: Actor;
  slug: string;
  /** Ids that pages, routes and actions are asked with; its claim was published once and is reviewed again. */
  things: Things;
  /** The same for a claim that is reviewed for the first time. */
  firstTime: Things;
  versionId: string;
  verdict: { id: string; sha256: string; roundId: string };
  /** The open round over three pieces of evidence, from two origins for the claim and one against it. */
  round: MadeRound;
  firstRound: MadeRound;
  /** A claim outside review. */
  otherClaimId: string;
  writers: Record<Writer, Actor>;
  /** Everybody who reads along, by what they are called in a failure; each with the words that are not theirs. */
  readers: Record<string, { actor: Actor; hidden: RegExp }>;
};

const hide = (words: readonly string[]) => new RegExp(words.join("|"));

/** Everything that a person can put into words in a round, each piece with their own word. */
export async function writeBlind({ actor, round, word }: { actor: Actor; round: MadeRound; word: string }) {
  const { roundId } = round;
  for (const evidenceId of round.evidenceIds) {
    const rating = { credibility: 1, directness: "direct", reason: `${word} rates.` } as const;
    succeeded(await rateEvidence({ actor, input: { roundId, evidenceId, ...rating }, now }));
  }
  const input = {
    roundId,
    ratingId: round.ratings[0]!.id,
    certaintyReasons: [{ factor: "imprecision" as const, steps: -1, reason: `${word} steps down.` }],
    justification: `${word} assesses.`,
  };
  succeeded(await submitAssessment({ actor, input, now }));
}

/**
 * A workspace with two open blind rounds in which three people have rated and assessed: the rater, the other rater, and
 * one who has become a viewer since. Figures of agreement are one open round away from being shown.
 */
export async function makeBlindDesk(): Promise<BlindDesk> {
  const { owner, slug } = await makeWorkspace();
  const { workspaceId } = owner;
  const checked = await makeCheckedClaim({ actor: owner, mayBeRepublished: true });
  const { claimId, evidenceId, sourceId, articleId } = checked;
  const { briefingId } = await makeBriefing({ actor: owner, content: [card(claimId)] });
  await makeEdition({ actor: owner, briefingId });
  const { importId, article } = await correction(owner);
  const { claimId: otherClaimId } = await makeClaim({ actor: owner, statement: "Thornby will lose 30 beds." });
  succeeded(await reopenClaim({ actor: owner, input: { claimId, reason: "New figures came out." }, now }));
  const { id: register } = await makeSource({ actor: owner, title: "Register of beds" });
  const { id: letter } = await makeSource({ actor: owner, title: "A letter" });
  const second = await makeEvidence({ actor: owner, claimId, sourceId: register, note: "The register." });
  const against = await makeEvidence({
    actor: owner,
    claimId,
    sourceId: letter,
    stance: "supports",
    note: "A letter.",
  });
  const evidenceIds = [evidenceId, second.id, against.id];
  const round = await makeRound({ actor: owner, claimId, evidenceIds });
  const firstRound = await makeRound({ actor: owner });

  const member = (role: Role) => makeMember({ workspaceId, role });
  const writers = { rater: await member("reviewer"), other: await member("editor"), former: await member("reviewer") };
  for (const [writer, actor] of Object.entries(writers)) {
    const word = wordsOf[writer as Writer];
    for (const open of [round, firstRound]) await writeBlind({ actor, round: open, word });
  }
  await db.membership.updateMany({
    where: { workspaceId, userId: writers.former.userId },
    data: { role: "viewer" },
  });
  const readers: BlindDesk["readers"] = { "an owner": { actor: owner, hidden: hide(everyWord) } };
  for (const role of roles) {
    const who = role === "reviewer" ? "the rater's second account" : `a ${role}`;
    if (role !== "owner") readers[who] = { actor: await member(role), hidden: hide(everyWord) };
  }
  readers["the other rater"] = { actor: writers.other, hidden: hide([wordsOf.rater, wordsOf.former]) };
  readers["a rater who is a viewer now"] = {
    actor: { ...writers.former, role: "viewer" },
    hidden: hide([wordsOf.rater, wordsOf.other]),
  };

  const { batchId } = await makeUrlList({ actor: owner });
  const bibliographyId = await makeBibliography({ actor: owner });
  const verdict = await db.verdict.findFirstOrThrow({ where: { workspaceId, claimId } });
  const captureId = checked.captureId!;
  const things: Things = {
    articleId,
    importId,
    claimId,
    evidenceId,
    sourceId,
    captureId,
    briefingId,
    publishedId: briefingId,
    batchId,
    bibliographyId,
    words: wordsOf.rater,
  };
  // Once made they are kept. What is still being made is left out of a page, which would be a difference of its own.
  const [version] = await listVersions({ workspaceId, articleId });
  await listProposals({ workspaceId, articleVersionId: version!.id, from: 0 });
  return {
    owner,
    slug,
    things,
    firstTime: { ...things, claimId: firstRound.claimId, evidenceId: firstRound.evidenceIds[0]! },
    versionId: article.versionId,
    verdict,
    round,
    firstRound,
    otherClaimId,
    writers,
    readers,
  };
}

/** What was written by one person of what one round is about; the rest of the workspace stays as it is. */
type Written = {
  rating?: { credibility?: number; directness?: "direct" | "indirect"; reason?: string };
  assessment?: {
    ratingId?: string;
    certainty?: "high" | "very_low";
    certaintyReasons?: object[];
    justification?: string;
  };
};

/** Each blind field written otherwise, one at a time. `ratings` are those of the round's scale. */
export const otherwise: Record<string, (round: MadeRound) => Written> = {
  "one credibility is 5 instead of 1": () => ({ rating: { credibility: 5 } }),
  "one credibility cannot be judged": () => ({ rating: { credibility: 6 } }),
  "one item bears on it indirectly": () => ({ rating: { directness: "indirect" } }),
  "one reason is another": () => ({ rating: { reason: `${wordsOf.rater} takes it back, and at some length.` } }),
  "the proposed rating is another": ({ ratings }) => ({ assessment: { ratingId: ratings[4]!.id } }),
  "the proposed rating is off the scale": ({ ratings }) => ({ assessment: { ratingId: ratings.at(-1)!.id } }),
  "the certainty is another": () => ({ assessment: { certainty: "very_low" } }),
  "no step is taken": () => ({ assessment: { certainty: "high", certaintyReasons: [] } }),
  "the justification is another": () => ({
    assessment: { justification: `${wordsOf.rater}, ${"at length. ".repeat(99)}` },
  }),
};

/** The opposite of everything at once: whatever hangs on one of the fields is another with it. */
export const allOtherwise = ({ ratings }: MadeRound): Written => ({
  rating: { credibility: 5, directness: "indirect", reason: `${wordsOf.rater} again.` },
  assessment: {
    ratingId: ratings[4]!.id,
    certainty: "very_low",
    certaintyReasons: [],
    justification: `${wordsOf.rater} once more.`,
  },
});

/** Everything at once again, where it falls out of every figure. */
export const nothingJudged = ({ ratings }: MadeRound): Written => ({
  rating: { credibility: 6, directness: "indirect", reason: "" },
  assessment: {
    ratingId: ratings.at(-1)!.id,
    certainty: "high",
    certaintyReasons: [],
    justification: `${wordsOf.rater}, ${"at length. ".repeat(99)}`,
  },
});

/**
 * Makes the rater have written something else from the beginning, past every door: same rows, same moments. One rating
 * alone is changed, that of the first piece of evidence.
 * @returns how it is put back.
 */
export async function writeOtherwise({
  desk: { owner, writers, round },
  as,
}: {
  desk: BlindDesk;
  as: (round: MadeRound) => Written;
}): Promise<() => Promise<void>> {
  const { workspaceId } = owner;
  const { userId } = writers.rater;
  const { roundId, evidenceIds } = round;
  const rating = await db.evidenceRating.findFirstOrThrow({
    where: { workspaceId, roundId, raterId: userId, evidenceId: evidenceIds[0]! },
  });
  const assessment = await db.assessment.findFirstOrThrow({ where: { workspaceId, roundId, reviewerId: userId } });
  const store = async (written: Written) => {
    const { id: ratingRow, updatedAt } = rating;
    await db.evidenceRating.update({
      where: { workspaceId_id: { workspaceId, id: ratingRow } },
      data: { ...written.rating, updatedAt },
    });
    await db.assessment.update({
      where: { workspaceId_id: { workspaceId, id: assessment.id } },
      data: { ...written.assessment, updatedAt: assessment.updatedAt },
    });
  };
  await store(as(round));
  const { credibility, reason } = rating;
  const { ratingId, certainty, certaintyReasons, justification } = assessment;
  return () =>
    store({
      rating: { credibility, directness: "direct", reason },
      assessment: {
        ratingId,
        certainty: certainty as "high",
        certaintyReasons: certaintyReasons as object[],
        justification,
      },
    });
}

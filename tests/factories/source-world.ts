import fc from "fast-check";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Credibility } from "@/lib/domain/review/credibility";
import { directnessLevels } from "@/lib/domain/review/directness";
import { sourceStatuses, type SourceStatus } from "@/lib/domain/source/status";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { makeClaim } from "@/tests/factories/article";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

const size = 6;
export const index = fc.nat(size - 1);
const ofClaim = fc.constantFrom("every", "every", "own", "absorbed", "other");
const stance = fc.constantFrom("supports", "refutes", "qualifies");
/** Six sources, links between them and evidence from them for a claim and for one that was merged into it. */
export const worlds = fc.record({
  statuses: fc.array(fc.constantFrom<SourceStatus>("current", ...sourceStatuses), { minLength: size, maxLength: size }),
  links: fc.array(
    fc.record({
      from: index,
      to: index,
      claim: ofClaim,
      isRemoved: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    }),
    { minLength: 2, maxLength: 10 },
  ),
  same: fc.array(fc.tuple(index, index), { maxLength: 3 }),
  evidence: fc.array(
    fc.record({
      // Half of the sources stand behind nothing: they are further up, or in between.
      source: fc.nat(size / 2 - 1),
      stance,
      isWithdrawn: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      onAbsorbed: fc.boolean(),
      ratings: fc.array(
        fc.record({
          credibility: fc.constantFrom<Credibility>(1, 1, 2, 2, 3, 4, 5, 6),
          directness: fc.constantFrom(...directnessLevels),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});
/** Sources that are judged differently are never merged. */
export const ofOneStatus = worlds.map((world) => ({
  ...world,
  statuses: world.statuses.map((): SourceStatus => "current"),
}));
export type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

export type StoredWorld = {
  owner: Actor;
  claimId: string;
  absorbedId: string;
  otherId: string;
  sources: string[];
  heads: Map<string, string>;
};

/** Where worlds are stored, and who rates in them. */
export type WorldDesk = { owner: Actor; raters: string[] };

/** A workspace for worlds: they do not touch one another, so one is enough where the whole of it is not looked at. */
export async function makeWorldDesk(): Promise<WorldDesk> {
  const { owner } = await makeWorkspace();
  const { workspaceId, userId } = owner;
  const raters = [userId];
  for (let n = 1; n < 3; n += 1) raters.push((await makeMember({ workspaceId, role: "reviewer" })).userId);
  return { owner, raters };
}

/** Stores it past the product: a claim with one merged into it, and a round of the two that was revealed. */
export async function storeWorld(world: World, desk?: WorldDesk): Promise<StoredWorld> {
  const { owner, raters } = desk ?? (await makeWorldDesk());
  const { workspaceId, userId } = owner;
  const [claimId, absorbedId, otherId] = [await claim(owner), await claim(owner), await claim(owner)];
  await db.claim.update({
    where: { workspaceId_id: { workspaceId, id: absorbedId } },
    data: { mergedIntoId: claimId },
  });
  const sources = Array.from({ length: size }, () => uuidv7());
  await db.source.createMany({
    data: sources.map((id, at) => {
      const status = world.statuses[at]!;
      return {
        workspaceId,
        id,
        csl: {},
        title: `Source ${at}`,
        status,
        createdById: userId,
        createdAt: now,
        updatedAt: now,
      };
    }),
  });
  const heads = new Map(sources.map((id) => [id, id]));
  for (const [absorbed, into] of world.same) {
    const [id, mergedIntoId] = [sources[absorbed]!, sources[into]!];
    const isChain =
      heads.get(mergedIntoId) !== mergedIntoId || [...heads.values()].filter((head) => head === id).length !== 1;
    if (id === mergedIntoId || isChain) continue;
    heads.set(id, mergedIntoId);
    await db.source.update({ where: { workspaceId_id: { workspaceId, id } }, data: { mergedIntoId } });
  }
  const claims = { every: null, own: claimId, absorbed: absorbedId, other: otherId };
  await db.derivation.createMany({
    data: world.links
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, claim: holdsFor, isRemoved }) => ({
        workspaceId,
        fromSourceId: sources[from]!,
        toSourceId: sources[to]!,
        kind: "derived_from" as const,
        claimId: claims[holdsFor],
        byId: userId,
        removedAt: isRemoved ? now : null,
      })),
  });
  const evidence = world.evidence.map((row) => ({ ...row, id: uuidv7() }));
  await db.evidence.createMany({
    data: evidence.map((row) => ({
      workspaceId,
      id: row.id,
      claimId: row.onAbsorbed ? absorbedId : claimId,
      sourceId: sources[row.source]!,
      stance: row.stance,
      kind: "finding" as const,
      withdrawnAt: row.isWithdrawn ? now : null,
      createdById: userId,
      createdAt: now,
    })),
  });
  const { id: scaleVersionId } = await db.ratingScaleVersion.findFirstOrThrow({ where: { workspaceId } });
  const roundId = uuidv7();
  const opened = { openedById: userId, openedAt: now, revealedById: userId, revealedAt: now };
  await db.reviewRound.create({ data: { workspaceId, id: roundId, claimId, number: 1, scaleVersionId, ...opened } });
  await db.roundEvidence.createMany({ data: evidence.map(({ id }) => ({ workspaceId, roundId, evidenceId: id })) });
  await db.evidenceRating.createMany({
    data: evidence.flatMap(({ id, ratings }) =>
      ratings.map((rating, at) => ({ workspaceId, roundId, evidenceId: id, raterId: raters[at]!, ...rating })),
    ),
  });
  return { owner, claimId, absorbedId, otherId, sources, heads };
}

async function claim(actor: Actor): Promise<string> {
  return (await makeClaim({ actor, statement: `It is so, ${uuidv7()}.`, state: "gathering" })).claimId;
}

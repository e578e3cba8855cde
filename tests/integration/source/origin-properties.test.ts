import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { certainties } from "@/lib/domain/review/certainty";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { countOrigins } from "@/lib/server/evidence/count-origins";
import { listEvidence } from "@/lib/server/evidence/data";
import { getReviewPanel } from "@/lib/server/review/data";
import { changeStatus } from "@/lib/server/source/change-status";
import { getSourceMergePreview } from "@/lib/server/source/merge-preview";
import { mergeSources, unmergeSource } from "@/lib/server/source/merge-sources";
import { addDerivation } from "@/lib/server/source/mutations";
import { makeSource } from "@/tests/factories/source";
import {
  index,
  makeWorldDesk,
  ofOneStatus,
  storeWorld,
  worlds,
  type StoredWorld,
  type World,
  type WorldDesk,
} from "@/tests/factories/source-world";
import { testNow as now } from "@/tests/factories/workspace";
import { workspaceRows } from "@/tests/support/workspace-rows";

// The rules of independence and certainty, held against the product as it stands on the database: circles, merged sources,
// links that hold for one claim alone, links that were removed, evidence that was withdrawn.

/** Independent origins by stance, as the claim page counts them. */
async function originsOf({
  owner: { workspaceId },
  claimId,
  absorbedId,
}: StoredWorld): Promise<Record<string, number>> {
  const claimIds = [claimId, absorbedId];
  const evidence = await listEvidence({ workspaceId, where: { claimId: { in: claimIds } } });
  const found = await countOrigins({ workspaceId, claimIds, evidence });
  return Object.fromEntries(found.map(({ stance: of, origins }) => [of, origins]));
}

/** The same by the definition, walked link by link in memory. */
function originsByDefinition(world: World, { sources, heads }: StoredWorld): Record<string, number> {
  const headOf = (at: number) => heads.get(sources[at]!)!;
  const holding = world.links.filter(({ claim: of, isRemoved }) => !isRemoved && of !== "other");
  const upstream = (id: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const { from, to } of holding) if (headOf(from) === id) upstream(headOf(to), seen);
    return seen;
  };
  const found: Record<string, number> = {};
  for (const row of world.evidence.filter(({ isWithdrawn }) => !isWithdrawn)) found[row.stance] = 0;
  for (const of of Object.keys(found)) {
    const behind = world.evidence
      .filter((row) => !row.isWithdrawn && row.stance === of)
      .map((row) => headOf(row.source));
    const counted = [...new Set(behind)].filter((id) => {
      const status = world.statuses[sources.indexOf(id)]!;
      return status !== "retracted" && status !== "withdrawn";
    });
    const shares = (one: string, other: string) => [...upstream(one)].some((id) => upstream(other).has(id));
    const groups: string[][] = [];
    for (const id of counted) {
      const mine = groups.filter((group) => group.some((other) => shares(id, other)));
      for (const group of mine) groups.splice(groups.indexOf(group), 1);
      groups.push([id, ...mine.flat()]);
    }
    found[of] = groups.length;
  }
  return found;
}

/** 0 for high, 3 for very low; null where nothing is suggested. */
async function depthOf({ owner, claimId }: StoredWorld): Promise<number | null> {
  const panel = await getReviewPanel({ actor: owner, claimId });
  return panel?.suggestion ? certainties.indexOf(panel.suggestion.certainty) : null;
}

function expectNoneRaised(before: Record<string, number>, after: Record<string, number>): void {
  for (const [of, count] of Object.entries(after)) expect([of, count <= (before[of] ?? 0)]).toEqual([of, true]);
}

const joins = (from: number, to: number): World["links"][number] => ({ from, to, claim: "every", isRemoved: false });
const says = (source: number): World["evidence"][number] => ({
  source,
  stance: "supports",
  isWithdrawn: false,
  onAbsorbed: false,
  ratings: [],
});
const two: World = {
  statuses: Array.from({ length: 6 }, () => "current" as const),
  links: [],
  same: [],
  evidence: [says(0), says(1)],
};
/** Rare by chance: two sources that are joined through a link of a merged one alone, or only over two others in between. */
const ofMerged: World = { ...two, links: [joins(1, 4), joins(0, 4)], same: [[0, 2]] };
const ofChain: World = { ...two, links: [joins(0, 3), joins(3, 5), joins(5, 4), joins(1, 4)] };

const runs = { numRuns: 20 };

let desk: WorldDesk;
beforeAll(async () => {
  desk = await makeWorldDesk();
});

/** Whether nothing but a link between them keeps one source from being merged into another, which may have absorbed more. */
function areApart({ same }: World, absorbed: number, into: number): boolean {
  return absorbed !== into && same.every(([from, to]) => from !== absorbed && to !== absorbed && from !== into);
}

describe("independence, on the database", () => {
  test("the number of origins is that of the definition, walked in memory", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const stored = await storeWorld(world, desk);
        expect(await originsOf(stored)).toEqual(originsByDefinition(world, stored));
      }),
      { numRuns: 40, examples: [[ofMerged], [ofChain]] },
    );
  }, 120_000);

  test("adding a source that shares an origin never raises independence", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(7), async (world, at) => {
        const shared = world.evidence[at % world.evidence.length]!;
        fc.pre(!shared.isWithdrawn);
        const stored = await storeWorld(world, desk);
        const { owner, claimId, sources, heads } = stored;
        const { workspaceId, userId } = owner;
        const head = heads.get(sources[shared.source]!)!;
        const status = world.statuses[sources.indexOf(head)]!;
        // One that counts: beside a retracted source there is nothing yet that could be shared.
        fc.pre(status !== "retracted" && status !== "withdrawn");
        const before = await originsOf(stored);
        const { id: added } = await makeSource({ actor: owner, title: "A report of it" });
        const link = { fromSourceId: added, toSourceId: head, kind: "derived_from", claimId: null, note: "" } as const;
        expect(await addDerivation({ actor: owner, input: link, now })).toMatchObject({ ok: true });
        const row = { workspaceId, claimId, sourceId: added, kind: "finding" as const, stance: shared.stance };
        await db.evidence.create({ data: { ...row, createdById: userId } });
        expect(await originsOf(stored)).toEqual(before);
      }),
      runs,
    );
  }, 120_000);

  test("joining two origins never raises it, be it by a link or by saying that they are one work", async () => {
    await fc.assert(
      fc.asyncProperty(ofOneStatus, index, index, fc.boolean(), async (world, one, other, byMerging) => {
        fc.pre(byMerging ? areApart(world, one, other) : one !== other);
        const stored = await storeWorld(world, desk);
        const { owner: actor, sources } = stored;
        const [before, depth] = [await originsOf(stored), await depthOf(stored)];
        const [fromSourceId, toSourceId] = [sources[one]!, sources[other]!];
        const link = { fromSourceId, toSourceId, kind: "derived_from", claimId: null, note: "" } as const;
        const answer = byMerging
          ? await mergeSources({ actor, input: { absorbedId: fromSourceId, intoId: toSourceId }, now })
          : await addDerivation({ actor, input: link, now });
        fc.pre(answer.ok);
        expectNoneRaised(before, await originsOf(stored));
        const after = await depthOf(stored);
        if (depth !== null && after !== null) expect(after).toBeGreaterThanOrEqual(depth);
      }),
      runs,
    );
  }, 120_000);
});

test("a retracted source never raises certainty, nor independence", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, index, fc.constantFrom("retracted", "withdrawn"), async (world, at, status) => {
      fc.pre(world.statuses[at] !== status);
      const stored = await storeWorld(world, desk);
      const { owner: actor, sources, heads } = stored;
      fc.pre(heads.get(sources[at]!) === sources[at]);
      const [before, depth] = [await originsOf(stored), await depthOf(stored)];
      const input = { sourceId: sources[at]!, status, note: "By the journal.", on: "" } as const;
      expect(await changeStatus({ actor, input, now })).toMatchObject({ ok: true });
      expectNoneRaised(before, await originsOf(stored));
      const after = await depthOf(stored);
      if (depth !== null && after !== null) expect(after).toBeGreaterThanOrEqual(depth);
      if (depth === null) expect(after).toBeNull();
    }),
    runs,
  );
}, 120_000);

describe("merging and un-merging is the identity", () => {
  /** All rows of the workspace, but for the record, which says that there was a merge, and when the row was last changed. */
  async function rowsOf({ owner: { workspaceId } }: StoredWorld): Promise<Record<string, unknown[]>> {
    const { activity: _links, activity_head: _head, ...rows } = await workspaceRows(workspaceId);
    const isHead = ({ name }: { name: string }) => name === "source" || name === "claim";
    return Object.fromEntries(
      Object.entries(rows).map(([name, list]) => [
        name,
        isHead({ name }) ? list.map(({ updated_at: _at, ...row }) => row) : list,
      ]),
    );
  }

  async function toldOf(stored: StoredWorld): Promise<unknown[]> {
    const { owner, claimId, absorbedId, otherId } = stored;
    const panels = [];
    for (const id of [claimId, absorbedId, otherId]) panels.push(await getReviewPanel({ actor: owner, claimId: id }));
    const { workspaceId } = owner;
    const edges = await db.$queryRaw<unknown[]>`
      SELECT * FROM provenance_edge WHERE workspace_id = ${workspaceId}::uuid ORDER BY 2, 3, 4, 5, 6`;
    return [await originsOf(stored), panels, edges];
  }

  test("for sources", async () => {
    await fc.assert(
      fc.asyncProperty(ofOneStatus, index, index, async (world, absorbed, into) => {
        fc.pre(areApart(world, absorbed, into));
        const stored = await storeWorld(world);
        const { owner: actor, sources } = stored;
        const input = { absorbedId: sources[absorbed]!, intoId: sources[into]! };
        const asked = await getSourceMergePreview({ actor, input });
        fc.pre(asked.ok && asked.preview.refused === null);
        const [rows, told] = [await rowsOf(stored), await toldOf(stored)];
        expect(await mergeSources({ actor, input, now })).toEqual({ ok: true });
        expect(await rowsOf(stored)).not.toEqual(rows);
        expect(await unmergeSource({ actor, input, now })).toEqual({ ok: true });
        expect(await rowsOf(stored)).toEqual(rows);
        expect(await toldOf(stored)).toEqual(told);
      }),
      runs,
    );
  }, 120_000);

  test("for claims", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.boolean(), async (world, turned) => {
        const stored = await storeWorld(world);
        const { owner: actor, claimId, absorbedId, otherId } = stored;
        const { workspaceId } = actor;
        // Either the claim with one merged into it takes in another, or it is alone and goes into the other itself.
        const input = turned ? { absorbedId: claimId, intoId: otherId } : { absorbedId: otherId, intoId: claimId };
        if (turned) await unmergeClaim({ actor, input: { absorbedId }, now });
        await db.claim.updateMany({ where: { workspaceId }, data: { updatedAt: now } });
        const [rows, told] = [await rowsOf(stored), await toldOf(stored)];
        expect(await mergeClaims({ actor, input, now })).toEqual({ ok: true });
        expect(await rowsOf(stored)).not.toEqual(rows);
        expect(await unmergeClaim({ actor, input, now })).toEqual({ ok: true });
        expect(await rowsOf(stored)).toEqual(rows);
        expect(await toldOf(stored)).toEqual(told);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

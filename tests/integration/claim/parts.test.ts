import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { PartToJoin } from "@/lib/domain/claim/part-fate";
import { claimStates, wordingIsLocked } from "@/lib/domain/claim/transitions";
import { deepestPart, depthOf } from "@/lib/server/claim/claim-ancestry";
import { getClaim, listClaimsOfArticle } from "@/lib/server/claim/data";
import { joinParts, listPartsToJoin, unjoinParts } from "@/lib/server/claim/join-parts";
import { unmergeClaim } from "@/lib/server/claim/merge-claims";
import { editClaim, setParent } from "@/lib/server/claim/mutations";
import { relateClaims } from "@/lib/server/claim/relate-claims";
import { splitClaim } from "@/lib/server/claim/split-claim";
import { coverage } from "@/lib/text/coverage";
import { listDecisions } from "@/lib/server/passage/data";
import { makeArticle, makeClaim, sampleArticleText } from "../../factories/article";
import { succeeded } from "../../factories/review";
import { makeWorkspace, testNow as now } from "../../factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const compound = "Dr Halloran called the plan reckless and waiting times have doubled since 2019.";
const parts = ["Dr Ines Halloran called the plan reckless.", "Waiting times have doubled since 2019."];

async function split(claimId: string, statement: string, into = parts) {
  const made = succeeded(await splitClaim({ actor, input: { claimId, statement, parts: into }, now }));
  return made.parts.map((part) => part.claimId);
}

describe("splitting", () => {
  test("parts take claimant, day, type and worth, and stand where their words stand", async () => {
    const article = await makeArticle({ actor, text: `${sampleArticleText}\n${compound}` });
    const { claimId } = await makeClaim({ actor, statement: compound, at: { article, exact: compound } });
    const fields = {
      type: "quantity",
      checkWorthiness: "high",
      claimantName: "Ines Halloran",
      claimedOn: "2026-03",
    } as const;
    succeeded(await editClaim({ actor, input: { claimId, ...fields }, now }));
    const before = await listDecisions({ workspaceId: actor.workspaceId, articleVersionId: article.versionId });
    const ids = await split(claimId, compound, [...parts, "The plan is cheap."]);
    const rows = await db.claim.findMany({
      where: { id: { in: ids } },
      orderBy: { number: "asc" },
      include: { claimant: true },
    });
    expect(rows.map(({ statement }) => statement)).toEqual([...parts, "The plan is cheap."]);
    for (const row of rows) {
      expect(row).toMatchObject({ parentId: claimId, type: "quantity", checkWorthiness: "high", claimedOn: "2026-03" });
      expect(row.claimant!.name).toBe("Ines Halloran");
    }
    const drawn = await listClaimsOfArticle({ workspaceId: actor.workspaceId, articleVersionId: article.versionId });
    const exactOf = (id: string) => drawn.find((claim) => claim.claimId === id)!.exact;
    expect(exactOf(ids[0]!)).toBe("Dr Halloran called the plan reckless");
    expect(exactOf(ids[1]!)).toBe("waiting times have doubled since 2019");
    // No clause says so: the whole's own words.
    expect(exactOf(ids[2]!)).toBe(compound);
    for (const { start, end, exact } of drawn) expect(article.text.slice(start!, end!)).toBe(exact);
    // What is decided, and so the coverage, is as it was.
    const after = await listDecisions({ workspaceId: actor.workspaceId, articleVersionId: article.versionId });
    expect(after).toEqual(before);
    const passages = [{ start: 0, end: article.text.length, kind: "sentence" as const }];
    expect(coverage({ text: article.text, passages, decisions: after })).toEqual(
      coverage({ text: article.text, passages, decisions: before }),
    );
  });

  test("refuses a part that says what the whole says, and two that say the same", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    const refused = (into: string[]) =>
      splitClaim({ actor, input: { claimId, statement: compound, parts: into }, now });
    expect(await refused([parts[0]!, compound.toLowerCase()])).toEqual({ ok: false, reason: "part_is_whole" });
    expect(await refused([parts[0]!, `${parts[0]!} `])).toEqual({ ok: false, reason: "parts_alike" });
    expect(await db.claim.count({ where: { parentId: claimId } })).toBe(0);
  });

  test.each(claimStates)("follows the lock of the wording in state %s", async (state) => {
    const { claimId } = await makeClaim({ actor, statement: compound, state });
    const outcome = await splitClaim({ actor, input: { claimId, statement: compound, parts }, now });
    if (wordingIsLocked(state)) expect(outcome).toEqual({ ok: false, reason: "locked" });
    else expect(outcome.ok).toBe(true);
    expect(await db.claim.count({ where: { parentId: claimId } })).toBe(wordingIsLocked(state) ? 0 : 2);
  });

  test("another statement than the person saw is refused, and nothing is made", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    const outcome = await splitClaim({ actor, input: { claimId, statement: "Something else.", parts }, now });
    expect(outcome).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });

  test("parts of parts end at the stated depth, by splitting and by moving", async () => {
    const { claimId: top } = await makeClaim({ actor, statement: compound });
    let last = top;
    for (let depth = 1; depth <= deepestPart; depth++) {
      const statement = (await db.claim.findFirstOrThrow({ where: { id: last } })).statement;
      last = (await split(last, statement, [`Level ${depth} holds.`]))[0]!;
      expect(await depthOf(db, { workspaceId: actor.workspaceId, claimId: last })).toBe(depth);
    }
    const deepest = { claimId: last, statement: `Level ${deepestPart} holds.`, parts: ["One more."] };
    expect(await splitClaim({ actor, input: deepest, now })).toEqual({ ok: false, reason: "too_deep" });
    const { claimId: above } = await makeClaim({ actor, statement: "The whole holds." });
    const moved = await setParent({ actor, input: { claimId: top, parentId: above }, now });
    expect(moved).toEqual({ ok: false, reason: "too_deep" });
  });
});

describe("joining again", () => {
  const partsOf = async (claimId: string) => succeeded(await listPartsToJoin({ actor, input: { claimId } })).parts;
  const expectedOf = (list: PartToJoin[]) => list.map(({ id, fate }) => ({ id, fate }));

  test("bare parts go up into the whole, others are set beside it, locked ones stay; undo restores", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    const [bare, related, locked] = (await split(claimId, compound, [...parts, "The plan is cheap."])) as [
      string,
      string,
      string,
    ];
    const other = (await makeClaim({ actor, statement: "Thornby has nine wards." })).claimId;
    const relation = { fromClaimId: related, toClaimId: other, kind: "narrows" as const };
    succeeded(await relateClaims({ actor, input: relation, now }));
    await db.claim.updateMany({ where: { id: locked }, data: { state: "adjudicated" } });
    const before = await db.claim.findMany({ where: { parentId: claimId }, orderBy: { number: "asc" } });
    const list = await partsOf(claimId);
    expect(list.map(({ id, fate, because }) => [id, fate, because])).toEqual([
      [bare, "joined", null],
      [related, "detached", "it has relations to other claims"],
      [locked, "stays", "it is in review or has a verdict"],
    ]);
    const joined = succeeded(await joinParts({ actor, input: { claimId, expected: expectedOf(list) }, now }));
    expect(joined).toMatchObject({ joined: [bare], detached: [related], stayed: [locked] });
    const page = (await getClaim({ workspaceId: actor.workspaceId, claimId }))!;
    expect(page.parts.map(({ id }) => id)).toEqual([locked]);
    expect(page.absorbed.map(({ id }) => id)).toEqual([bare]);
    const undo = { claimId, joined: joined.joined, detached: joined.detached };
    succeeded(await unjoinParts({ actor, input: undo, now }));
    const strip = (rows: typeof before) => rows.map((row) => ({ ...row, updatedAt: null }));
    const after = await db.claim.findMany({ where: { parentId: claimId }, orderBy: { number: "asc" } });
    expect(strip(after)).toEqual(strip(before));
    expect(await unjoinParts({ actor, input: undo, now })).toEqual({ ok: false, reason: "parts_changed" });
  });

  test("undoing the merge of one joined part makes it a part again", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    const [first] = await split(claimId, compound);
    const expected = expectedOf(await partsOf(claimId));
    succeeded(await joinParts({ actor, input: { claimId, expected }, now }));
    succeeded(await unmergeClaim({ actor, input: { absorbedId: first! }, now }));
    expect((await getClaim({ workspaceId: actor.workspaceId, claimId }))!.parts.map(({ id }) => id)).toEqual([first]);
  });

  test("a part that changed since the person looked stops it", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    const [first] = await split(claimId, compound);
    const expected = expectedOf(await partsOf(claimId));
    const other = (await makeClaim({ actor, statement: "Thornby has nine wards." })).claimId;
    const relation = { fromClaimId: first!, toClaimId: other, kind: "narrows" as const };
    succeeded(await relateClaims({ actor, input: relation, now }));
    const outcome = await joinParts({ actor, input: { claimId, expected }, now });
    expect(outcome).toEqual({ ok: false, reason: "parts_changed" });
    expect(await db.claim.count({ where: { parentId: claimId, mergedIntoId: null } })).toBe(2);
  });

  test("two people who join at once join once", async () => {
    const { claimId } = await makeClaim({ actor, statement: compound });
    await split(claimId, compound);
    const expected = expectedOf(await partsOf(claimId));
    const input = { claimId, expected };
    const outcomes = await Promise.all([joinParts({ actor, input, now }), joinParts({ actor, input, now })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "parts_changed" });
  });
});

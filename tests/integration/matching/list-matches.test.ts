import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { editClaim } from "@/lib/server/claim/mutations";
import { claimsByWording, claimsHeld } from "@/lib/server/matching/claim-shelf";
import { listMatches, listMatchesForTexts, mostTexts } from "@/lib/server/matching/list-matches";
import { undoDecision } from "@/lib/server/passage/mutations";
import { makeArticle, makeClaim } from "../../factories/article";
import { makeWorkspace, testNow as now } from "../../factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const make = async (statement: string) => (await makeClaim({ actor, statement })).claimId;
const numbersFor = async (text: string) => (await listMatches({ actor, text })).map(({ claimId }) => claimId);

test("offers the same, the narrower and the conflicting with what sets them apart", async () => {
  const same = await make("The harbour board will close the pier at Tolland in May.");
  const other = await make("The harbour board will close the pier at Tolland in June.");
  const narrow = await make("The harbour board will close the pier at Tolland on 3 May 2026 because of rot.");
  await make("Bakeries in Oxley pay higher rates than banks.");
  const text = "In May the harbour board will close the pier at Tolland.";
  const matches = await listMatches({ actor, text });
  const by = new Map(matches.map((match) => [match.claimId, match]));
  expect(by.get(same)).toMatchObject({ relation: "same", difference: [], number: 1, state: "open", appearances: 0 });
  expect(by.get(narrow)!.relation).toBe("narrower");
  const conflict = by.get(other)!;
  expect(conflict.relation).toBe("conflicting");
  const [{ words, one, other: there }] = conflict.difference as [(typeof conflict.difference)[number]];
  expect(words).toBe("other date: “June” instead of “May”");
  expect(one.map(({ start, end }) => text.slice(start, end))).toEqual(["May"]);
  expect(there.map(({ start, end }) => conflict.statement.slice(start, end))).toEqual(["June"]);
  expect(matches).toHaveLength(3);
});

describe("after the index was filled", () => {
  beforeEach(async () => {
    await make("The ferry between Tolland and Marwick last sailed in 2009.");
    await numbersFor("ferry to Marwick");
  });

  test("new, changed and removed claims are known at once", async () => {
    const article = await makeArticle({ actor, text: "The lighthouse of Tolland is dark." });
    const { claimId } = await makeClaim({
      actor,
      statement: "The lighthouse of Tolland is dark.",
      at: { article, exact: "The lighthouse of Tolland is dark." },
    });
    expect(await numbersFor("the lighthouse is dark")).toEqual([claimId]);
    await editClaim({ actor, input: { claimId, statement: "The windmill of Oxley stands still." }, now });
    expect(await numbersFor("the lighthouse is dark")).toEqual([]);
    expect(await numbersFor("the windmill stands still")).toEqual([claimId]);
    const decision = await db.passageDecision.findFirstOrThrow({ where: { claimId } });
    expect(
      await undoDecision({ actor, input: { decisionId: decision.id }, now: new Date(now.getTime() + 1000) }),
    ).toMatchObject({ ok: true });
    expect(await db.claim.count({ where: { id: claimId } })).toBe(0);
    expect(await numbersFor("the windmill stands still")).toEqual([]);
  });

  test("an act on many claims names them in its detail", async () => {
    const { workspaceId, userId } = actor;
    await db.claim.updateMany({ where: { workspaceId }, data: { statement: "A heron nests on the weir at Oxley." } });
    const rows = await db.claim.findMany({ where: { workspaceId }, select: { id: true } });
    const tell = (claimIds: unknown) =>
      transact(async (tx) => {
        const act = { verb: "article.edited", objectType: "article", objectId: userId } as const;
        await appendActivity(tx, { workspaceId, actorId: userId, ...act, detail: { claimIds }, now });
        return { ok: true };
      });
    await tell(1);
    expect(await numbersFor("heron on the weir")).toEqual([]);
    await tell(rows.map(({ id }) => id));
    expect(await numbersFor("heron on the weir")).toHaveLength(1);
  });

  test("a record that another process has replaced makes it read everything anew", async () => {
    const { workspaceId } = actor;
    // What a restored backup does: claims and record come from elsewhere, and no activity tells of it.
    await db.claim.updateMany({ where: { workspaceId }, data: { statement: "A heron nests on the weir at Oxley." } });
    expect(await numbersFor("heron on the weir")).toEqual([]);
    await db.activityHead.update({ where: { workspaceId }, data: { hash: "0".repeat(64) } });
    expect(await numbersFor("heron on the weir")).toHaveLength(1);
  });

  test("many readers and writers at once leave it complete", async () => {
    const made: string[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        made.push(await make(`Parcel ${at + 100} was weighed at the customs house.`));
        await numbersFor("customs house");
      }),
    );
    const found = await listMatches({ actor, text: "parcel weighed at the customs house", limit: 50 });
    expect(found.map(({ claimId }) => claimId).toSorted()).toEqual(made.toSorted());
    expect((await claimsHeld()).get(actor.workspaceId)).toBe(13);
  });
});

test("an absorbed wording leads to the claim that stands for it, once, and back after undoing", async () => {
  const into = await make("The library in Oxley will close on Saturdays.");
  const absorbedId = await make("Saturday closing is planned for the Oxley library.");
  await mergeClaims({ actor, input: { absorbedId, intoId: into }, now });
  const text = "Saturday closing is planned for the Oxley library.";
  expect(await listMatches({ actor, text })).toMatchObject([{ claimId: into, relation: "same", number: 1 }]);
  expect(await listMatches({ actor, text, excludeClaimId: absorbedId })).toEqual([]);
  await unmergeClaim({ actor, input: { absorbedId }, now });
  expect((await numbersFor(text)).toSorted()).toEqual([into, absorbedId].toSorted());
});

test("an article's texts are answered in their order, each without its own claim", async () => {
  const first = await make("Thornby General will lose 40 beds by April.");
  const second = await make("Thornby General will lose 36 beds by April.");
  const answers = await listMatchesForTexts({
    actor,
    texts: [
      { text: "Thornby General will lose 40 beds by April.", excludeClaimId: first },
      { text: "Nothing like it: quantum computers." },
      { text: "", excludeClaimId: second },
    ],
  });
  expect(answers.map((each) => each.map(({ claimId, relation }) => [claimId, relation]))).toEqual([
    [[second, "conflicting"]],
    [],
    [],
  ]);
  const texts = Array.from({ length: mostTexts + 1 }, () => ({ text: "x" }));
  await expect(listMatchesForTexts({ actor, texts })).rejects.toThrow(RangeError);
});

test("no claim of another workspace is ever offered", async () => {
  await make("The harbour board will close the pier at Tolland in May.");
  const stranger = (await makeWorkspace()).owner;
  expect(await listMatches({ actor: stranger, text: "The harbour board will close the pier at Tolland" })).toEqual([]);
});

test("the workspace that was asked longest ago gives way", async () => {
  const others = [(await makeWorkspace()).owner, (await makeWorkspace()).owner];
  for (const each of [actor, ...others]) {
    await makeClaim({ actor: each });
    await makeClaim({ actor: each, statement: "The pier is closed." });
  }
  await claimsByWording(actor.workspaceId);
  await claimsByWording(others[0]!.workspaceId);
  await claimsByWording(actor.workspaceId);
  await claimsByWording(others[1]!.workspaceId, 4);
  const held = await claimsHeld();
  expect(held.has(others[1]!.workspaceId)).toBe(true);
  expect(held.has(actor.workspaceId)).toBe(true);
  expect(held.has(others[0]!.workspaceId)).toBe(false);
});

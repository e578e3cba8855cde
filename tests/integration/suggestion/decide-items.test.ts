import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Suggestion } from "@/lib/domain/suggestion/suggest-for-article";
import { prepareCorrection } from "@/tests/integration/suggestion/later-version";
import { undoDecision } from "@/lib/server/passage/mutations";
import { getStretch } from "@/lib/server/suggestion/data";
import { decideItems } from "@/lib/server/suggestion/decide-items";
import type { SplitItem } from "@/lib/server/suggestion/split-item";
import { listProposals } from "@/lib/server/suggestion/proposal-page";
import { undoItems } from "@/lib/server/suggestion/undo-items";
import { makeArticle, makeClaim, type MadeArticle } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow } from "@/tests/factories/workspace";

let actor: Actor;
let second: Actor;
let article: MadeArticle;
let clock: number;
const tick = () => new Date((clock += 1000));

beforeEach(async () => {
  clock = testNow.getTime();
  actor = (await makeWorkspace()).owner;
  second = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
  article = await makeArticle({ actor });
});

async function suggestions(): Promise<Suggestion[]> {
  const { workspaceId } = actor;
  const page = await listProposals({ workspaceId, articleVersionId: article.versionId, from: 0 });
  return page!.proposals.flatMap((proposal) => proposal.suggestions);
}

const nameOf = ({ key, start, end }: Suggestion) => ({ key, start, end });

function taking(
  suggestion: Suggestion,
  { isEdited = false, isAsked = false, statement = suggestion.statement } = {},
): SplitItem {
  const { start, end, type } = suggestion;
  const place = { start, end, exact: article.text.slice(start, end) };
  const fields = { statement, type, claimantName: suggestion.claimant ?? "", checkWorthiness: "unrated" as const };
  return { act: "take", suggestion: nameOf(suggestion), isEdited, isAsked, wordingSeq: null, place, fields, seen: [] };
}

async function decide(items: SplitItem[], by = actor) {
  return decideItems({ actor: by, input: { articleVersionId: article.versionId, items }, now: tick() });
}

async function decided(items: SplitItem[], by = actor) {
  return succeeded(await decide(items, by)).outcomes.map((outcome) => succeeded(outcome));
}

const stretch = () =>
  getStretch({ workspaceId: actor.workspaceId, articleVersionId: article.versionId, start: 0, end: 10_000 });

describe("taking a suggestion", () => {
  test("makes the claim with its mark, keeps the answer and puts both on record", async () => {
    const [first] = await suggestions();
    const [done] = await decided([taking(first!)]);
    const { decisions, claims, answers } = await stretch();
    expect(claims).toMatchObject([{ claimId: done!.claim!.id, statement: first!.statement, start: first!.start }]);
    expect(decisions).toMatchObject([{ disposition: "claim", start: first!.start, end: first!.end }]);
    expect(answers).toMatchObject([{ key: first!.key, kind: "taken", claimId: done!.claim!.id }]);
    const record = await db.activity.findFirstOrThrow({
      where: { workspaceId: actor.workspaceId, objectId: done!.claim!.id, verb: "claim.created" },
    });
    expect(record.detail).toMatchObject({ suggestion: "taken" });
    expect(JSON.stringify(record.detail)).not.toContain(first!.statement.slice(0, 12));
  });

  test("of two people who take the same one the second is told, and nothing is doubled", async () => {
    const [first] = await suggestions();
    const answers = await Promise.all([decide([taking(first!)], actor), decide([taking(first!)], second)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = answers.find(({ ok }) => !ok);
    expect(["decided_meanwhile", "already_answered"]).toContain(lost && !lost.ok && lost.reason);
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
    expect(await db.suggestionAnswer.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });

  test("is refused where somebody else has decided on the words since one looked, and not where one saw it", async () => {
    const [first] = await suggestions();
    const { start, end } = first!;
    const aside: SplitItem = { act: "setAside", start, end, disposition: "not_checkable", seen: [] };
    const [other] = await decided([aside], second);
    expect(await decide([taking(first!)])).toEqual({ ok: false, reason: "decided_meanwhile" });
    const knowing = { ...taking(first!), seen: other!.decisionIds } as SplitItem;
    expect((await decided([knowing]))[0]!.claim).not.toBeNull();
  });

  test("asks first where the person was not shown that a claim says the same", async () => {
    const [first] = await suggestions();
    await makeClaim({ actor, statement: first!.statement });
    expect(await decide([taking(first!)])).toEqual({ ok: false, reason: "says_the_same" });
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
    expect((await stretch()).answers).toEqual([]);
    expect((await decided([taking(first!, { isAsked: true })]))[0]!.claim).not.toBeNull();
  });

  test("asks of no claim that only speaks of the same things", async () => {
    article = await makeArticle({
      actor,
      text: "The St Ansgar's Hospital lost its stroke unit in 2019 after a similar promise.",
    });
    await makeClaim({ actor, statement: "Hallow General is 31 miles from St Ansgar's Hospital by road." });
    expect((await decided([taking((await suggestions())[0]!)]))[0]!.claim).not.toBeNull();
  });

  test("of a sentence that stands in the article twice makes one claim, when both are taken at once", async () => {
    const words = "Thornby General will lose 40 beds by April 2026.";
    article = await makeArticle({ actor, text: `${words} Nobody has told the nurses of the ward.\n${words}` });
    const both = (await suggestions()).filter(({ statement }) => statement.includes("40 beds"));
    expect(both).toHaveLength(2);
    const { outcomes } = succeeded(await decide(both.map((each) => taking(each))));
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, reason: "says_the_same" }]);
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });

  test("remembers that a person has changed the draft", async () => {
    const [first] = await suggestions();
    await decided([taking(first!, { isEdited: true, statement: "Thornby General will lose 40 beds by April 2026." })]);
    expect((await stretch()).answers).toMatchObject([{ kind: "edited" }]);
  });
});

describe("undo", () => {
  test("takes claim, mark and answer back together, so that the suggestion is open again", async () => {
    const [first] = await suggestions();
    const [done] = await decided([taking(first!)]);
    const undone = succeeded(await undoItems({ actor, input: { items: [done!] }, now: tick() }));
    expect(undone.outcomes).toMatchObject([{ ok: true, removedClaim: { statement: first!.statement } }]);
    expect(await stretch()).toEqual({ decisions: [], claims: [], answers: [] });
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
    expect((await decided([taking(first!)], second))[0]!.claim).not.toBeNull();
  });

  test("in the reader brings the suggestion back as well", async () => {
    const [first] = await suggestions();
    const [done] = await decided([taking(first!)]);
    succeeded(await undoDecision({ actor, input: { decisionId: done!.decisionIds[0]! }, now: tick() }));
    expect((await stretch()).answers).toEqual([]);
  });

  test("of a batch takes each part back, and tells what another has taken back already", async () => {
    const [first, next] = await suggestions();
    const items = await decided([taking(first!), taking(next!)]);
    await undoItems({ actor: second, input: { items: [items[1]!] }, now: tick() });
    const undone = succeeded(await undoItems({ actor, input: { items: items.toReversed() }, now: tick() }));
    expect(undone.outcomes).toMatchObject([{ ok: false, reason: "already_undone" }, { ok: true }]);
    expect((await stretch()).decisions).toEqual([]);
  });
});

describe("rejecting", () => {
  test("holds for everybody until somebody brings it back", async () => {
    const [first] = await suggestions();
    const [done] = await decided([{ act: "reject", suggestion: nameOf(first!) }]);
    expect(await decide([taking(first!)], second)).toEqual({ ok: false, reason: "already_answered" });
    expect((await stretch()).answers).toMatchObject([{ kind: "rejected", key: first!.key, claimId: null }]);
    const input = { items: [{ decisionIds: [], answerId: done!.answerId }] };
    succeeded(await undoItems({ actor: second, input, now: tick() }));
    expect((await decided([taking(first!)], second))[0]!.claim).not.toBeNull();
  });

  test("holds in the next version wherever the same words stand", async () => {
    const kept = (await suggestions()).find(({ statement }) => statement.includes("£4.2m"))!;
    await decided([{ act: "reject", suggestion: nameOf(kept) }]);
    article = await prepareCorrection({ actor, article, from: "40 beds", to: "44 beds", now: tick() });
    const again = (await suggestions()).find(({ key }) => key === kept.key)!;
    expect(again.start).toBe(kept.start);
    expect((await stretch()).answers).toMatchObject([{ key: kept.key, kind: "rejected", start: null }]);
    expect(await decide([taking(again)])).toEqual({ ok: false, reason: "already_answered" });
  });
});

describe("several at once", () => {
  test("what one is refused for does not take the others back", async () => {
    const [first, next] = await suggestions();
    await decided([{ act: "reject", suggestion: nameOf(first!) }], second);
    const { outcomes } = succeeded(await decide([taking(first!), taking(next!)]));
    expect(outcomes).toMatchObject([{ ok: false, reason: "already_answered" }, { ok: true }]);
  });

  test("setting a passage aside leaves the claims in it alone and covers the rest", async () => {
    const exact = "called the plan reckless";
    await makeClaim({ actor, at: { article, exact } });
    const sentence = "Dr Ines Halloran, who chairs the campaign, called the plan reckless.";
    const start = article.text.indexOf(sentence);
    const item: SplitItem = {
      act: "setAside",
      start,
      end: start + sentence.length,
      disposition: "out_of_scope",
      seen: [],
    };
    await decided([item]);
    const words = (await stretch()).decisions.map((row) => [article.text.slice(row.start, row.end), row.disposition]);
    expect(words).toEqual([
      ["Dr Ines Halloran, who chairs the campaign,", "out_of_scope"],
      [exact, "claim"],
    ]);
  });

  test("a suggestion can be a claim that is known already", async () => {
    const [first] = await suggestions();
    const { claimId, number } = await makeClaim({ actor });
    const { start, end } = first!;
    const place = { start, end, exact: article.text.slice(start, end) };
    const [done] = await decided([{ act: "match", suggestion: nameOf(first!), place, claimId, seen: [] }]);
    expect(done!.claim).toEqual({ id: claimId, number });
    expect((await stretch()).answers).toMatchObject([{ kind: "matched", claimId }]);
    expect(await db.claim.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
  });
});

describe("proposals", () => {
  test("write a claimant as the workspace knows it", async () => {
    await db.claimant.create({ data: { workspaceId: actor.workspaceId, name: "The Thornby Hospital Trust" } });
    article = await makeArticle({
      actor,
      text: "The Thornby hospital trust said that it spent £4.2m on consultants in 2019.",
    });
    expect((await suggestions())[0]!.claimant).toBe("The Thornby Hospital Trust");
  });

  test("are null for a version of another workspace", async () => {
    const { owner } = await makeWorkspace();
    const asked = listProposals({ workspaceId: owner.workspaceId, articleVersionId: article.versionId, from: 0 });
    expect(await asked).toBeNull();
  });
});

import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { getMergePreview } from "@/lib/server/claim/merge-preview";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { relateClaims, unrelateClaims } from "@/lib/server/claim/relate-claims";
import { listArticleMatches } from "@/lib/server/matching/article-matches";
import { holdApart, undoHoldApart } from "@/lib/server/matching/hold-apart";
import { makeArticle, makeClaim } from "../../factories/article";
import { succeeded } from "../../factories/review";
import { makeWorkspace, testNow as now } from "../../factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const lines = [
  "The harbour board will close the pier at Tolland in May.",
  "Bakeries in Oxley pay higher rates than banks.",
  "The pier at Tolland will be closed in June by the harbour board.",
];

async function situation() {
  const article = await makeArticle({ actor, text: lines.join("\n") });
  const own: string[] = [];
  for (const exact of lines) own.push((await makeClaim({ actor, statement: exact, at: { article, exact } })).claimId);
  const { claimId: elsewhere } = await makeClaim({
    actor,
    statement: "In May the harbour board will close Tolland’s pier.",
  });
  const pairs = async () => {
    const answer = succeeded(await listArticleMatches({ actor, input: { articleId: article.articleId, after: 0 } }));
    return answer.pairs.map(({ claim, match, isWithin }) => [claim.claimId, match.claimId, match.relation, isWithin]);
  };
  return { article, own: own as [string, string, string], elsewhere, pairs };
}

test("gives each pair once, elsewhere and within the article, with how they stand", async () => {
  const { own, elsewhere, pairs, article } = await situation();
  expect(await pairs()).toEqual([
    [own[0], elsewhere, "same", false],
    [own[0], own[2], "conflicting", true],
    [own[2], elsewhere, "conflicting", false],
  ]);
  const rest = await listArticleMatches({ actor, input: { articleId: article.articleId, after: 3 } });
  expect(rest).toEqual({ ok: true, pairs: [], looked: 3, all: 3 });
});

test("an answered pair is not offered again until the answer is undone", async () => {
  const { own, elsewhere, pairs } = await situation();
  const all = await pairs();
  const without = (one: string, other: string) => all.filter((pair) => !(pair[0] === one && pair[1] === other));

  const pair = { oneClaimId: elsewhere, otherClaimId: own[0] };
  succeeded(await holdApart({ actor, input: pair, now }));
  expect(await holdApart({ actor, input: { oneClaimId: own[0], otherClaimId: elsewhere }, now })).toEqual({
    ok: false,
    reason: "already_answered",
  });
  expect(await pairs()).toEqual(without(own[0], elsewhere));
  succeeded(await undoHoldApart({ actor, input: { oneClaimId: own[0], otherClaimId: elsewhere }, now }));
  expect(await pairs()).toEqual(all);

  const relation = { fromClaimId: own[2], toClaimId: own[0], kind: "contradicts" as const };
  const { relationId } = succeeded(await relateClaims({ actor, input: relation, now }));
  expect(await pairs()).toEqual(without(own[0], own[2]));
  succeeded(await unrelateClaims({ actor, input: { relationId }, now }));

  succeeded(await mergeClaims({ actor, input: { absorbedId: own[0], intoId: elsewhere }, now }));
  // The absorbed claim is in the article by the one that stands for it.
  expect((await pairs()).map(([one, other]) => [one, other])).toEqual([[elsewhere, own[2]]]);
  succeeded(await unmergeClaim({ actor, input: { absorbedId: own[0] }, now }));
  expect(await pairs()).toEqual(all);
});

test("a preview says what each side has and why a merge is refused, each way round", async () => {
  const article = await makeArticle({ actor });
  const exact = "40 beds by April";
  const { claimId: one } = await makeClaim({ actor, at: { article, exact } });
  const { claimId: other } = await makeClaim({ actor, statement: "Thornby General will lose 36 beds by April 2026." });
  const { claimId: third } = await makeClaim({ actor, statement: "Beds go." });
  const ask = async (absorbedId: string, intoId: string) =>
    succeeded(await getMergePreview({ actor, input: { absorbedId, intoId } })).preview;
  expect(await ask(one, other)).toMatchObject({
    absorbed: { id: one, appearances: 1, evidence: 0, verdicts: 0, parts: 0 },
    into: { id: other, appearances: 0 },
    refused: null,
    refusedTurned: null,
    relation: "conflicting",
    difference: [{ words: "other figure: “36” instead of “40”" }],
  });
  succeeded(await mergeClaims({ actor, input: { absorbedId: third, intoId: one }, now }));
  expect(await ask(one, other)).toMatchObject({ refused: "has_absorbed", refusedTurned: null });
  expect(await ask(other, third)).toMatchObject({ refused: "target_merged", refusedTurned: "already_merged" });
});

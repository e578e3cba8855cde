import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { claimFieldsSchema } from "@/lib/domain/claim/claim-fields";
import { attachAppearance, removeAppearance, restoreAppearance } from "@/lib/server/claim/appearances";
import { getClaim, listClaimsOfArticle } from "@/lib/server/claim/data";
import { createClaim } from "@/lib/server/claim/mutations";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { prepareVersion, writeVersion } from "@/lib/server/article/write-version";
import { isGraphemeBoundary } from "@/lib/text/grapheme";
import { makeArticle, makeClaim, type MadeArticle } from "../../factories/article";
import { articleDocArbitrary } from "../../factories/article-doc-arbitrary";
import { makeMember, makeWorkspace, testNow } from "../../factories/workspace";

let actor: Actor;
let article: MadeArticle;

beforeAll(async () => {
  const made = await makeWorkspace();
  actor = await makeMember({ workspaceId: made.owner.workspaceId, role: "volunteer" });
  article = await makeArticle({ actor });
});

function markOf(exact: string, at: MadeArticle = article) {
  const start = at.text.indexOf(exact);
  return { articleVersionId: at.versionId, start, end: start + exact.length, exact };
}
const fields = claimFieldsSchema.parse({ statement: "Thornby General will lose 40 beds by April 2026." });

test("one gesture writes claim, appearance, anchor and decision", async () => {
  const exact = "lose 40 beds by April";
  const made = await createClaim({
    actor,
    input: { ...fields, claimantName: "Thornby trust", mark: markOf(exact) },
    now: testNow,
  });
  if (!made.ok) throw new Error(made.reason);
  const [row] = await listClaimsOfArticle({ workspaceId: actor.workspaceId, articleVersionId: article.versionId });
  expect(row).toMatchObject({ claimId: made.claimId, exact, anchorState: "exact", claimantName: "Thornby trust" });
  expect(article.text.slice(row!.start!, row!.end!)).toBe(exact);
  const anchor = await db.anchor.findFirstOrThrow({ where: { appearanceId: made.appearanceId! } });
  expect(article.text).toContain(anchor.prefix + anchor.exact + anchor.suffix);
  const decision = await db.passageDecision.findFirstOrThrow({ where: { id: made.decisionId! } });
  expect(decision).toMatchObject({ disposition: "claim", claimId: made.claimId, start: row!.start, end: row!.end });
  const claim = await getClaim({ workspaceId: actor.workspaceId, claimId: made.claimId });
  expect(claim?.appearances[0]?.article.id).toBe(article.articleId);
});

test("a refused mark leaves no claim behind", async () => {
  const before = await db.claim.count();
  const mark = markOf("Dr Ines Halloran");
  const wrong = await createClaim({
    actor,
    input: { ...fields, mark: { ...mark, exact: "Dr Ines Hallorat" } },
    now: testNow,
  });
  expect(wrong).toEqual({ ok: false, reason: "wording_differs" });
  expect(await db.claim.count()).toBe(before);
});

test("thirty claims made at once get thirty numbers without a gap", async () => {
  const { owner } = await makeWorkspace();
  const made = await Promise.all(
    Array.from({ length: 30 }, (_, n) => makeClaim({ actor: owner, statement: `Claim ${n}` })),
  );
  expect(made.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, n) => n + 1),
  );
  expect(await verifyChain({ workspaceId: owner.workspaceId })).toMatchObject({ ok: true, length: 31 });
});

test("the same claimant typed twice at once is one claimant", async () => {
  const { owner } = await makeWorkspace();
  const names = ["Marlow Trust", "marlow trust", "Marlow Trust", "Marlow Trust"];
  await Promise.all(
    names.map((claimantName) => createClaim({ actor: owner, input: { ...fields, claimantName }, now: testNow })),
  );
  const claimants = await db.claimant.findMany({ where: { workspaceId: owner.workspaceId } });
  expect(new Set(claimants.map(({ name }) => name)).size).toBe(claimants.length);
  expect(claimants.filter(({ name }) => name === "Marlow Trust").length).toBeLessThanOrEqual(1);
});

describe("a text that somebody has just changed", () => {
  test("refuses marks in the old version and keeps them in the new one", async () => {
    const changed = await makeArticle({ actor, text: "Old wording stands here." });
    await db.$transaction((tx) =>
      writeVersion(tx, {
        workspaceId: actor.workspaceId,
        articleId: changed.articleId,
        number: 2,
        prepared: prepareVersion({
          type: "doc",
          content: [{ type: "paragraph", content: [{ type: "text", text: "New." }] }],
        }),
        origin: "edit",
        captureId: null,
        removed: [],
        byId: actor.userId,
        now: testNow,
      }),
    );
    const refused = await createClaim({
      actor,
      input: { ...fields, mark: markOf("Old wording", changed) },
      now: testNow,
    });
    expect(refused).toEqual({ ok: false, reason: "stale_version" });
  });
});

describe("matching an existing claim", () => {
  test("adds an appearance and no claim, once for each run of words", async () => {
    const { claimId, number } = await makeClaim({
      actor,
      statement: "Waiting times in Thornby have doubled since 2019.",
    });
    const before = await db.claim.count();
    const mark = markOf("Waiting times have doubled since 2019");
    expect(await attachAppearance({ actor, input: { claimId, mark }, now: testNow })).toMatchObject({
      ok: true,
      number,
    });
    expect(await attachAppearance({ actor, input: { claimId, mark }, now: testNow })).toEqual({
      ok: false,
      reason: "already_marked",
    });
    expect(await db.claim.count()).toBe(before);
  });

  test("removing an appearance ends its decision, restoring brings both back", async () => {
    const { claimId } = await makeClaim({ actor, statement: "The trust spent £4.2m on consultants in 2025." });
    const mark = markOf("spent £4.2m on consultants");
    const made = await attachAppearance({ actor, input: { claimId, mark }, now: testNow });
    if (!made.ok) throw new Error(made.reason);
    const { appearanceId, decisionId } = made;
    const later = new Date(testNow.getTime() + 60_000);
    const undoneAt = async () =>
      (await db.passageDecision.findFirstOrThrow({ where: { id: decisionId } })).undoneAt?.getTime() ?? null;

    expect(await removeAppearance({ actor, input: { appearanceId }, now: later })).toEqual({ ok: true });
    expect(await undoneAt()).toBe(later.getTime());
    expect(await removeAppearance({ actor, input: { appearanceId }, now: later })).toEqual({
      ok: false,
      reason: "already_removed",
    });
    expect(await restoreAppearance({ actor, input: { appearanceId }, now: later })).toEqual({ ok: true });
    expect(await undoneAt()).toBeNull();
    expect(await restoreAppearance({ actor, input: { appearanceId }, now: later })).toEqual({
      ok: false,
      reason: "not_removed",
    });
  });
});

test("every stored anchor's wording is what stands at its place, whatever the text", async () => {
  const { owner } = await makeWorkspace();
  await fc.assert(
    fc.asyncProperty(articleDocArbitrary, fc.nat(), fc.nat(), async (doc, a, b) => {
      const prepared = prepareVersion(doc);
      if (prepared.text.length < 2) return;
      const low = a % (prepared.text.length - 1);
      const high = low + 1 + (b % (prepared.text.length - low));
      const at = await storeText(owner, prepared);
      const made = await createClaim({
        actor: owner,
        input: {
          ...fields,
          mark: {
            articleVersionId: at.versionId,
            start: low,
            end: Math.min(high, prepared.text.length),
            exact: prepared.text.slice(low, high),
          },
        },
        now: testNow,
      });
      if (!made.ok) throw new Error(made.reason);
      const version = await db.articleVersion.findFirstOrThrow({ where: { id: at.versionId } });
      const anchor = await db.anchor.findFirstOrThrow({ where: { appearanceId: made.appearanceId! } });
      expect(version.text.slice(anchor.start!, anchor.end!)).toBe(anchor.exact);
      expect(version.text.startsWith(anchor.prefix, anchor.start! - anchor.prefix.length)).toBe(true);
      expect(version.text.startsWith(anchor.suffix, anchor.end!)).toBe(true);
      expect(anchor.start! <= low && anchor.end! >= high).toBe(true);
      for (const offset of [anchor.start!, anchor.end!]) {
        expect(isGraphemeBoundary({ text: version.text, offset })).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

async function storeText(owner: Actor, prepared: ReturnType<typeof prepareVersion>) {
  const { id: articleId } = await db.article.create({
    data: { workspaceId: owner.workspaceId, title: "Random", authors: [], createdById: owner.userId },
  });
  const versionId = await db.$transaction((tx) =>
    writeVersion(tx, {
      workspaceId: owner.workspaceId,
      articleId,
      number: 1,
      prepared,
      origin: "paste",
      captureId: null,
      removed: [],
      byId: owner.userId,
      now: testNow,
    }),
  );
  return { articleId, versionId };
}

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { saveDraft, startCorrection } from "@/lib/server/article/import-mutations";
import { storeImport } from "@/lib/server/article/store-import";
import { createClaim } from "@/lib/server/claim/mutations";
import { listClaimsOfArticle } from "@/lib/server/claim/data";
import { claimFieldsSchema } from "@/lib/domain/claim/claim-fields";
import { confirmAnchor, confirmDecision } from "@/lib/server/passage/anchors";
import { decidePassage } from "@/lib/server/passage/mutations";
import { docOfLines, makeArticle, makeClaim, sampleArticleText, type MadeArticle } from "../../factories/article";
import { makeVerdict } from "../../factories/review";
import { makeWorkspace, testNow } from "../../factories/workspace";

const now = testNow;
let actor: Actor;
let article: MadeArticle;

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  article = await makeArticle({ actor });
});

async function correct(text: string): Promise<Awaited<ReturnType<typeof storeImport>>> {
  const started = await startCorrection({ actor, input: { articleId: article.articleId }, now });
  if (!started.ok) throw new Error(started.reason);
  const { importId } = started;
  await saveDraft({ actor, importId, draft: { doc: docOfLines(text) as never }, now });
  return storeImport({ actor, input: { importId }, now });
}
async function newest() {
  return db.articleVersion.findFirstOrThrow({ where: { articleId: article.articleId }, orderBy: { number: "desc" } });
}
async function marks() {
  const version = await newest();
  const rows = await listClaimsOfArticle({ workspaceId: actor.workspaceId, articleVersionId: version.id });
  for (const { start, end, exact } of rows) if (start !== null) expect(version.text.slice(start, end!)).toBe(exact);
  return new Map(rows.map((row) => [row.statement, row]));
}
async function decide(exact: string) {
  const start = article.text.indexOf(exact);
  const input = { articleVersionId: article.versionId, start, end: start + exact.length };
  return decidePassage({ actor, input: { ...input, disposition: "not_checkable", reason: "Opinion" }, now });
}

describe("the next version", () => {
  test("marks keep their place, move, wait for a person, or are shown as orphans", async () => {
    await makeClaim({ actor, statement: "kept", at: { article, exact: "40 beds by April" } });
    await makeClaim({
      actor,
      statement: "moved",
      at: { article, exact: "The trust spent £4.2m on consultants last year." },
    });
    await makeClaim({ actor, statement: "reworded", at: { article, exact: "Waiting times have doubled since 2019." } });
    await makeClaim({ actor, statement: "gone", at: { article, exact: "called the plan reckless" } });
    await decide("Dr Ines Halloran, who chairs the campaign");

    const [first] = sampleArticleText.split("\n");
    const made = await correct(
      ["The trust spent £4.2m on consultants last year.", first, "Waiting times have nearly tripled since 2019."].join(
        "\n",
      ),
    );
    expect(made.ok).toBe(true);
    const after = await marks();
    expect(after.get("kept")).toMatchObject({ anchorState: "exact", exact: "40 beds by April", confirmed: true });
    expect(after.get("moved")?.exact).toBe("The trust spent £4.2m on consultants last year.");
    expect(["exact", "moved"]).toContain(after.get("moved")?.anchorState);
    expect(after.get("reworded")).toMatchObject({ anchorState: "fuzzy", confirmed: false });
    expect(after.get("gone")).toMatchObject({
      anchorState: "orphaned",
      start: null,
      exact: "called the plan reckless",
    });
    const version = await newest();
    const decisions = await db.passageDecision.findMany({ where: { articleVersionId: version.id, undoneAt: null } });
    expect(decisions.map(({ start, end }) => version.text.slice(start, end)).toSorted()).toEqual(
      [
        "40 beds by April",
        "The trust spent £4.2m on consultants last year.",
        "Waiting times have nearly tripled since 2019.",
      ].toSorted(),
    );
    expect(decisions.filter(({ needsConfirmation }) => needsConfirmation)).toHaveLength(1);
  });

  test("the old version, its anchors and its decisions stay as they were", async () => {
    await makeClaim({ actor, at: { article, exact: "40 beds by April" } });
    const before = await db.anchor.findMany({ where: { articleVersionId: article.versionId } });
    await correct("Something else entirely.");
    expect(await db.anchor.findMany({ where: { articleVersionId: article.versionId } })).toEqual(before);
    const version = await db.articleVersion.findFirstOrThrow({ where: { id: article.versionId } });
    expect(version.text).toBe(article.text);
  });

  test("an orphan finds its place again when its words come back", async () => {
    await makeClaim({ actor, statement: "beds", at: { article, exact: "40 beds by April" } });
    await correct("Something else entirely.");
    expect((await marks()).get("beds")?.anchorState).toBe("orphaned");
    await correct(article.text);
    expect((await marks()).get("beds")).toMatchObject({ anchorState: "moved", exact: "40 beds by April" });
  });

  test("an unconfirmed place is not made sure by another version", async () => {
    await makeClaim({ actor, statement: "times", at: { article, exact: "Waiting times have doubled since 2019." } });
    await correct(article.text.replace("doubled", "nearly tripled"));
    await correct(`${article.text.replace("doubled", "nearly tripled")}\nOne more line.`);
    expect((await marks()).get("times")).toMatchObject({ anchorState: "fuzzy", confirmed: false });
  });

  test("a correction made from an older version is refused, and its draft kept", async () => {
    const started = await startCorrection({ actor, input: { articleId: article.articleId }, now });
    if (!started.ok) throw new Error(started.reason);
    const draft = { doc: docOfLines("Mine.") as never };
    await saveDraft({ actor, importId: started.importId, draft, now });
    await db.articleImport.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: started.importId } },
      data: { createdById: (await makeWorkspace()).owner.userId },
    });
    expect((await correct("Theirs.")).ok).toBe(true);
    const refused = await storeImport({ actor, input: { importId: started.importId }, now });
    expect(refused).toEqual({ ok: false, reason: "stale_version" });
    const row = await db.articleImport.findFirstOrThrow({ where: { id: started.importId } });
    expect(row).toMatchObject({ state: "draft" });
    expect(JSON.stringify(row.draft)).toContain("Mine.");
  });

  test("a claim with a verdict is put in doubt where its wording changed or went, once", async () => {
    const judged = await makeClaim({ actor, statement: "judged", at: { article, exact: "40 beds by April" } });
    const kept = await makeClaim({ actor, statement: "kept", at: { article, exact: "called the plan reckless" } });
    await makeClaim({ actor, statement: "not judged", at: { article, exact: "lose 40 beds by April" } });
    await makeVerdict({ actor, claimId: judged.claimId });
    await makeVerdict({ actor, claimId: kept.claimId });
    await correct(article.text.replace("will lose 40 beds by April", "has closed a ward"));
    await correct(article.text.replace("will lose 40 beds by April", "has closed two wards"));
    const doubts = await db.reReviewItem.findMany({ where: { workspaceId: actor.workspaceId } });
    expect(doubts).toMatchObject([
      {
        objectType: "claim",
        objectId: judged.claimId,
        cause: "wording_changed",
        causeId: article.articleId,
        state: "open",
      },
    ]);
  });

  test("an unchanged text makes no version, changed details alone are stored", async () => {
    expect(await correct(article.text)).toEqual({ ok: false, reason: "unchanged" });
    const started = await startCorrection({ actor, input: { articleId: article.articleId }, now });
    if (!started.ok) throw new Error(started.reason);
    const { importId } = started;
    const fields = { title: "Mended", authors: "", publisher: "", publishedOn: "", language: "en", url: "" };
    await saveDraft({ actor, importId, draft: { fields }, now });
    expect((await storeImport({ actor, input: { importId }, now })).ok).toBe(true);
    expect(await db.articleVersion.count({ where: { articleId: article.articleId } })).toBe(1);
    expect((await db.article.findFirstOrThrow({ where: { id: article.articleId } })).title).toBe("Mended");
  });

  test("a claim marked while the next version is stored lands in it or is refused as stale, never lost", async () => {
    const exact = "40 beds by April";
    const start = article.text.indexOf(exact);
    const mark = { articleVersionId: article.versionId, start, end: start + exact.length, exact };
    const fields = claimFieldsSchema.parse({ statement: "Beds." });
    const [made] = await Promise.all([
      createClaim({ actor, input: { ...fields, mark }, now }),
      correct(`${article.text}\nOne more line.`),
    ]);
    const after = await marks();
    if (made.ok) expect(after.get("Beds.")).toMatchObject({ exact, anchorState: "exact" });
    else expect([made.reason, after.size]).toEqual(["stale_version", 0]);
  });
});

describe("confirming", () => {
  test("a proposed place, and a decision under changed words", async () => {
    await makeClaim({ actor, statement: "times", at: { article, exact: "Waiting times have doubled since 2019." } });
    await correct(article.text.replace("doubled", "nearly tripled"));
    const { anchorId } = (await marks()).get("times")!;
    expect(await confirmAnchor({ actor, input: { anchorId }, now })).toEqual({ ok: true });
    expect((await marks()).get("times")).toMatchObject({ anchorState: "fuzzy", confirmed: true });
    const version = await newest();
    const open = await db.passageDecision.count({ where: { articleVersionId: version.id, needsConfirmation: true } });
    expect(open).toBe(0);
  });

  test("an orphan is given a place by a person, and its decision with it", async () => {
    await makeClaim({ actor, statement: "beds", at: { article, exact: "40 beds by April" } });
    await correct("Nothing of it stands here but beds.");
    const { anchorId } = (await marks()).get("beds")!;
    expect(await confirmAnchor({ actor, input: { anchorId }, now })).toEqual({ ok: false, reason: "orphaned" });
    const outside = { start: 0, end: 9999 };
    expect(await confirmAnchor({ actor, input: { anchorId, place: outside }, now })).toMatchObject({
      reason: "range_outside",
    });
    expect(await confirmAnchor({ actor, input: { anchorId, place: { start: 30, end: 34 } }, now })).toEqual({
      ok: true,
    });
    expect((await marks()).get("beds")).toMatchObject({ exact: "beds", anchorState: "exact", confirmed: true });
    const decision = await db.passageDecision.findFirstOrThrow({ where: { articleVersionId: (await newest()).id } });
    expect(decision).toMatchObject({ start: 30, end: 34, disposition: "claim" });
  });

  test("a decision that is not a claim", async () => {
    await decide("Waiting times have doubled since 2019.");
    await correct(article.text.replace("doubled", "nearly tripled"));
    const where = { articleVersionId: (await newest()).id, needsConfirmation: true };
    const { id: decisionId } = await db.passageDecision.findFirstOrThrow({ where });
    expect(await confirmDecision({ actor, input: { decisionId }, now })).toEqual({ ok: true });
    expect(await db.passageDecision.count({ where })).toBe(0);
  });
});

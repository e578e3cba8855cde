import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { compareVersions } from "@/lib/server/article/compare-versions";
import { saveDraft, startCorrection } from "@/lib/server/article/import-mutations";
import { sayGone } from "@/lib/server/article/say-gone";
import { storeImport } from "@/lib/server/article/store-import";
import { listVersionHistory } from "@/lib/server/article/versions";
import { confirmAnchor } from "@/lib/server/passage/anchors";
import { resolveReReview } from "@/lib/server/queue/mutations";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { docOfLines, makeArticle, makeClaim, type MadeArticle, type MadeClaim } from "../../factories/article";
import { makeVerdict, succeeded } from "../../factories/review";
import { makeMember, makeWorkspace, testNow as now } from "../../factories/workspace";

const lines = [
  "The trust spent £4.2m on consultants last year.",
  "Thornby General will lose 40 beds by April, the trust said on Tuesday, in the largest cut since it opened in 1987.",
  "Dr Ines Halloran, who chairs the campaign, called the plan reckless. Waiting times have doubled since 2019.",
  "Nobody knows what will become of the maternity ward.",
];
const rewritten = [
  lines[1]!.replace("will lose 40 beds", "may lose about 25 beds"),
  lines[2]!,
  "The trust's accounts were late.",
  lines[0]!,
];

let actor: Actor;
let article: MadeArticle;
let claims: Record<"reworded" | "kept" | "moved" | "gone", MadeClaim>;

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  article = await makeArticle({ actor, text: lines.join("\n") });
  const claim = (exact: string) => makeClaim({ actor, statement: exact, at: { article, exact } });
  claims = {
    reworded: await claim("Thornby General will lose 40 beds by April"),
    kept: await claim("Waiting times have doubled since 2019."),
    moved: await claim("The trust spent £4.2m on consultants last year."),
    gone: await claim("Nobody knows what will become of the maternity ward."),
  };
});

async function correct(text: string[]) {
  const { articleId } = article;
  const { importId } = succeeded(await startCorrection({ actor, input: { articleId }, now }));
  succeeded(await saveDraft({ actor, importId, draft: { doc: docOfLines(text.join("\n")) as never }, now }));
  succeeded(await storeImport({ actor, input: { importId }, now }));
}
async function compare(from = 1, to = 2) {
  const found = await compareVersions({ workspaceId: actor.workspaceId, articleId: article.articleId, from, to });
  if (!found) throw new Error("There is no such version.");
  return { ...found, of: (claim: MadeClaim) => found.claims.find(({ claimId }) => claimId === claim.claimId)! };
}
const doubts = (state: "open" | "still_holds" | "corrected" = "open") =>
  db.reReviewItem.findMany({ where: { workspaceId: actor.workspaceId, cause: "wording_changed", state } });

describe("two versions of an article", () => {
  test("say of each claim what became of it, with the old and the new words", async () => {
    await correct(rewritten);
    const { of, lines: shown } = await compare();
    expect(of(claims.reworded)).toMatchObject({
      change: "reworded",
      from: { exact: "Thornby General will lose 40 beds by April" },
      to: { exact: "Thornby General may lose about 25 beds by April" },
      anchorState: "fuzzy",
      confirmed: false,
    });
    expect(of(claims.kept).change).toBe("unchanged");
    expect(of(claims.moved).change).toBe("moved");
    expect(of(claims.gone)).toMatchObject({ change: "gone", anchorState: "orphaned" });
    expect(shown.filter(({ isChanged }) => isChanged).length).toBeGreaterThan(1);
  });

  test("a wording that a person has confirmed still shows as another one", async () => {
    await correct(rewritten);
    const { anchorId } = (await compare()).of(claims.reworded);
    succeeded(await confirmAnchor({ actor, input: { anchorId: anchorId! }, now }));
    expect((await compare()).of(claims.reworded)).toMatchObject({ change: "reworded", confirmed: true });
  });

  test("over several versions the first and the last words count", async () => {
    await correct(rewritten);
    await correct([...lines.slice(0, 3), "Nothing is known of the maternity ward."]);
    const { of } = await compare(1, 3);
    expect(of(claims.kept).change).toBe("unchanged");
    expect(of(claims.reworded)).toMatchObject({ change: "unchanged", to: { exact: claims.reworded.statement } });
  });

  test("a claim that was marked in the later version alone is told as such", async () => {
    await correct(rewritten);
    const version = await db.articleVersion.findFirstOrThrow({ where: { articleId: article.articleId, number: 2 } });
    const later = { ...article, versionId: version.id, text: version.text };
    const late = await makeClaim({ actor, statement: "Late.", at: { article: later, exact: "accounts were late" } });
    expect((await compare()).of(late)).toMatchObject({ change: "marked_since", from: null });
  });

  test("are listed with who made them and what became of the claims", async () => {
    await correct(rewritten);
    const history = await listVersionHistory({ workspaceId: actor.workspaceId, articleId: article.articleId });
    expect(history).toMatchObject([
      { number: 2, origin: "edit", orphaned: 1, fuzzy: 1, unsure: 2 },
      { number: 1, origin: "paste", exact: 4, unsure: 0 },
    ]);
    expect(history[0]!.byName).not.toBe("");
  });

  test("of another workspace are not found", async () => {
    await correct(rewritten);
    const { workspaceId } = (await makeWorkspace()).owner;
    expect(await compareVersions({ workspaceId, articleId: article.articleId, from: 1, to: 2 })).toBeNull();
    expect(await listVersionHistory({ workspaceId, articleId: article.articleId })).toEqual([]);
  });
});

describe("saying that a claim is gone", () => {
  test("keeps where it stood before, leaves the queue, and can be taken back", async () => {
    await correct(rewritten);
    const { anchorId, appearanceId } = (await compare()).of(claims.reworded);
    const { former } = succeeded(await sayGone({ actor, input: { anchorId: anchorId! }, now }));
    const told = (await compare()).of(claims.reworded);
    expect(told).toMatchObject({ change: "gone", confirmed: true, from: { exact: claims.reworded.statement } });
    expect(await db.appearance.findFirstOrThrow({ where: { id: appearanceId } })).toMatchObject({ removedAt: null });
    await correct([...rewritten, "One more line."]);
    expect((await compare(1, 3)).of(claims.reworded)).toMatchObject({ change: "gone", confirmed: true });

    const newest = (await compare(1, 3)).of(claims.reworded).anchorId!;
    succeeded(await confirmAnchor({ actor, input: { anchorId: newest, place: former! }, now }));
    expect((await compare(1, 3)).of(claims.reworded)).toMatchObject({ change: "reworded", confirmed: true });
  });

  test("is refused to viewers, strangers and in older versions", async () => {
    const old = await db.anchor.findFirstOrThrow({ where: { articleVersionId: article.versionId } });
    await correct(rewritten);
    const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
    const input = { anchorId: old.id };
    expect(await sayGone({ actor, input, now })).toEqual({ ok: false, reason: "stale_version" });
    expect(await sayGone({ actor: viewer, input, now })).toEqual({ ok: false, reason: "forbidden" });
    expect(await sayGone({ actor: (await makeWorkspace()).owner, input, now })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });
});

describe("a verdict on words that changed", () => {
  beforeEach(async () => {
    await makeVerdict({ actor, claimId: claims.reworded.claimId });
    await makeVerdict({ actor, claimId: claims.kept.claimId });
    await correct(rewritten);
  });

  test("waits in the queue until an editor says why it still holds, and is not put there again for the same words", async () => {
    const [item, ...others] = await doubts();
    expect(item).toMatchObject({ objectType: "claim", objectId: claims.reworded.claimId });
    expect(others).toEqual([]);
    expect((await compare()).of(claims.reworded).doubt).toEqual({ state: "open", reason: null });

    const reason = "About 25 is what the verdict said.";
    succeeded(await resolveReReview({ actor, input: { itemIds: [item!.id], reason }, now }));
    expect((await compare()).of(claims.reworded).doubt).toEqual({ state: "still_holds", reason });
    await correct([...rewritten, "One more line."]);
    expect(await doubts()).toEqual([]);
    await correct([rewritten[0]!.replace("about 25 beds", "no beds at all"), ...rewritten.slice(1)]);
    expect(await doubts()).toHaveLength(1);
  });

  test("leaves the queue when the claim is reopened for it", async () => {
    const { claimId } = claims.reworded;
    succeeded(await reopenClaim({ actor, input: { claimId, reason: "The article now says 25." }, now }));
    expect(await doubts()).toEqual([]);
    expect(await doubts("corrected")).toMatchObject([{ objectId: claimId, reason: "The article now says 25." }]);
  });
});

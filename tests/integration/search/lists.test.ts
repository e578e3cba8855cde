import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { articleListSchema, claimListSchema, sourceListSchema } from "@/lib/domain/search/list-params";
import { normaliseUrl } from "@/lib/domain/source/identifiers";
import { listArticles } from "@/lib/server/search/list-articles";
import { claimsPerPage, listClaims } from "@/lib/server/search/list-claims";
import { listSources } from "@/lib/server/search/list-sources";
import { makeArticle, makeClaim } from "@/tests/factories/article";
import { makeApprovedVerdict } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";

async function found(actor: Actor, params: Record<string, string>) {
  const list = await listClaims({ actor, params: claimListSchema.parse(params) });
  return { ...list, statements: list.rows.map(({ statement }) => statement) };
}

describe("the claims list", () => {
  let owner: Actor;
  let volunteer: Actor;

  beforeAll(async () => {
    owner = (await makeWorkspace()).owner;
    volunteer = await makeMember({ workspaceId: owner.workspaceId, role: "volunteer" });
    const other = (await makeWorkspace()).owner;
    await makeClaim({ actor: other, statement: "The hospital of another workspace closed." });
    await makeClaim({ actor: owner, statement: "Thornby hospital closed its maternity ward in 2019." });
    await makeClaim({ actor: volunteer, statement: "The council of Saltham sold the harbour." });
    const bare = await makeClaim({ actor: owner, statement: "Waiting times at the hospital doubled." });
    const { id: claimantId } = await db.claimant.create({
      data: { workspaceId: owner.workspaceId, name: "Ines Halloran" },
    });
    await db.claim.update({
      where: { workspaceId_id: { workspaceId: owner.workspaceId, id: bare.claimId } },
      data: { claimantId, type: "quantity", checkWorthiness: "high" },
    });
    const judged = await makeClaim({ actor: owner, statement: "The museum spent £4.2m on consultants." });
    await makeApprovedVerdict({
      actor: owner,
      claimId: judged.claimId,
      evidenceIds: [(await makeEvidence({ actor: owner, claimId: judged.claimId })).id],
    });
  });

  test("shows the newest first, with what is known of each, and nothing of another workspace", async () => {
    const { rows, total } = await found(owner, {});
    expect(rows.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(total).toBe(4);
    expect(rows[0]).toMatchObject({ state: "approved", evidence: 1, verdict: { worst: 1 } });
    expect(rows[1]).toMatchObject({ claimant: { name: "Ines Halloran" }, evidence: 0, verdict: null });
  });

  test.each([
    [{ q: "hospital" }, [3, 1]],
    [{ q: "hospitals closing" }, [1]],
    [{ q: "matern" }, [1]],
    [{ q: "halloran" }, []],
    [{ q: "#2" }, [2]],
    [{ q: "2019" }, [1]],
    [{ q: "£4.2m" }, [4]],
    [{ q: "the" }, [4, 3, 2]],
    [{ q: "% _ \\ '" }, [4, 3, 2, 1]],
    [{ state: "approved" }, [4]],
    [{ type: "quantity" }, [3]],
    [{ worth: "high", q: "waiting" }, [3]],
    [{ worth: "high", q: "museum" }, []],
    [{ evidence: "none" }, [3, 2, 1]],
    [{ by: "me" }, [2]],
  ])("%j finds %j", async (params, numbers) => {
    const { rows } = await found(volunteer, params);
    expect(rows.map(({ number }) => number).toSorted((a, b) => b - a)).toEqual(numbers);
  });

  test("finds the claims of a claimant", async () => {
    const { id } = await db.claimant.findFirstOrThrow({ where: { workspaceId: owner.workspaceId } });
    expect((await found(owner, { claimant: id })).rows.map(({ number }) => number)).toEqual([3]);
  });

  test("takes a misspelt word for the one that was meant, and says so", async () => {
    const misspelt = await found(owner, { q: "hopsital" });
    expect(misspelt.other).toEqual({ words: ["hospital"], because: "spelling" });
    expect(misspelt.rows.map(({ number }) => number)).toEqual([3, 1]);
    expect((await found(owner, { q: "zzzzqq" })).other).toBeNull();
  });

  test("falls back to any of the words where no claim holds them all", async () => {
    const { other, rows } = await found(owner, { q: "harbour hospital" });
    expect(other?.because).toBe("any");
    expect(rows.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  test("a filter that hides all hits does not make a word look misspelt", async () => {
    const { rows, other } = await found(owner, { q: "harbour", state: "approved" });
    expect(rows).toEqual([]);
    expect(other).toBeNull();
  });

  test("leaves out what was merged, and counts its evidence with the claim that stands", async () => {
    const { owner: actor } = await makeWorkspace();
    const stands = await makeClaim({ actor, statement: "The library lost 300 books." });
    const absorbed = await makeClaim({ actor, statement: "300 books are missing from the library." });
    await makeEvidence({ actor, claimId: absorbed.claimId });
    await db.claim.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: absorbed.claimId } },
      data: { mergedIntoId: stands.claimId },
    });
    const { rows } = await found(actor, {});
    expect(rows.map(({ number, evidence }) => [number, evidence])).toEqual([[1, 1]]);
    expect((await found(actor, { evidence: "none" })).rows).toEqual([]);
  });
});

describe("pages of the claims list", () => {
  let owner: Actor;
  const count = claimsPerPage * 2 + 7;

  beforeAll(async () => {
    owner = (await makeWorkspace()).owner;
    const { workspaceId, userId } = owner;
    // Many rows change at the same moment when an import writes them, so times alone do not order them.
    const times = [new Date("2026-01-01"), new Date("2026-01-02"), new Date("2026-01-03")];
    await db.claim.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        workspaceId,
        number: index + 1,
        statement:
          index % 2 ? `The council counted ${index} trees.` : `Trees, trees and trees: ${index} council members.`,
        createdById: userId,
        updatedAt: times[index % times.length]!,
      })),
    });
  });

  test.each([[{}], [{ sort: "changed" }], [{ q: "council trees" }]])(
    "%j leads through all claims, each once, and back again",
    async (params: Record<string, string>) => {
      const seen: number[][] = [];
      let list = await found(owner, params);
      expect(list.newer).toBeNull();
      for (;;) {
        seen.push(list.rows.map(({ number }) => number));
        if (!list.older) break;
        list = await found(owner, { ...params, after: list.older });
      }
      expect(seen.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      for (let page = seen.length - 2; page >= 0; page -= 1) {
        list = await found(owner, { ...params, before: list.newer! });
        expect(list.rows.map(({ number }) => number)).toEqual(seen[page]);
      }
      expect(list.newer).toBeNull();
    },
  );

  test.each(["nonsense", "-1", "1.2.3", "9".repeat(60)])(
    "a place that is none (%s) is the beginning",
    async (after) => {
      const lists: Record<string, string>[] = [{ after }, { after, sort: "changed" }, { after, q: "trees" }];
      for (const params of lists) {
        expect((await found(owner, params)).rows).toHaveLength(claimsPerPage);
      }
    },
  );
});

describe("the sources list", () => {
  test("is searched by title, author, address and DOI, and filtered", async () => {
    const { owner: actor } = await makeWorkspace();
    const report = await makeSource({ actor, doi: "10.1234/abc", reliability: "B" });
    await makeCapture({ actor, sourceId: report.id });
    const letter = await makeSource({
      actor,
      title: "Letter of the board",
      csl: {
        id: "x",
        type: "personal_communication",
        title: "Letter of the board",
        author: [{ literal: "Saltham Trust" }],
      },
      status: "retracted",
      url: "https://example.org/letter?b=1",
      normalisedUrl: normaliseUrl("https://example.org/letter?b=1"),
    });
    const find = async (params: Record<string, string>) =>
      (await listSources({ actor, params: sourceListSchema.parse(params) })).rows.map(({ id }) => id);
    expect(new Set(await find({}))).toEqual(new Set([report.id, letter.id]));
    expect(await find({ q: "annual" })).toEqual([report.id]);
    expect(await find({ q: "saltham" })).toEqual([letter.id]);
    expect(await find({ q: "lettre" })).toEqual([letter.id]);
    expect(await find({ q: "https://doi.org/10.1234/abc" })).toEqual([report.id]);
    expect(await find({ q: "https://example.org/letter?b=1" })).toEqual([letter.id]);
    expect(await find({ status: "retracted" })).toEqual([letter.id]);
    expect(await find({ type: "report" })).toEqual([report.id]);
    expect(await find({ reliability: "none" })).toEqual([letter.id]);
    expect(await find({ reliability: "B" })).toEqual([report.id]);
    expect(await find({ copy: "stored" })).toEqual([report.id]);
    expect(await find({ copy: "missing" })).toEqual([letter.id]);
    const stranger = (await makeWorkspace()).owner;
    expect((await listSources({ actor: stranger, params: sourceListSchema.parse({}) })).total).toBe(0);
  });
});

describe("the articles list", () => {
  test("shows coverage, claims and what waits to be confirmed, and parts the archive", async () => {
    const { owner: actor } = await makeWorkspace();
    const { workspaceId } = actor;
    const article = await makeArticle({ actor });
    await makeClaim({ actor, at: { article, exact: "The trust spent £4.2m on consultants last year." } });
    const old = await makeArticle({ actor, title: "An old headline" });
    await db.article.update({
      where: { workspaceId_id: { workspaceId, id: old.articleId } },
      data: { archivedAt: new Date("2026-03-01") },
    });
    const list = async (params: Record<string, string>) =>
      listArticles({ actor, params: articleListSchema.parse(params) });
    const [row, ...rest] = (await list({})).rows;
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ id: article.articleId, claims: 1, toConfirm: 0 });
    expect(row!.coverage.covered).toBe("The trust spent £4.2m on consultants last year.".replaceAll(" ", "").length);
    await db.anchor.updateMany({ where: { workspaceId }, data: { state: "fuzzy", confirmedById: null } });
    expect((await list({})).rows[0]).toMatchObject({ toConfirm: 1 });
    expect((await list({ archived: "yes" })).rows.map(({ id }) => id)).toEqual([old.articleId]);
    expect((await list({ q: "headlin", archived: "yes" })).total).toBe(1);
    expect((await list({ q: "headline" })).total).toBe(0);
  });
});

import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { publicPaths } from "@/lib/publish/public-paths";
import { publicRoot } from "@/lib/publish/render-public";
import { getClaim, listClaimGroup } from "@/lib/server/claim/data";
import { mergeClaims, unmergeClaim } from "@/lib/server/claim/merge-claims";
import { listEvidence } from "@/lib/server/evidence/data";
import { walkProvenance } from "@/lib/server/provenance/walk";
import { makeClaim } from "../../factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition } from "../../factories/briefing";
import { succeeded } from "../../factories/review";
import { makeWorkspace, testNow as now } from "../../factories/workspace";

let actor: Actor;
let slug: string;
beforeEach(async () => {
  const made = await makeWorkspace();
  actor = made.owner;
  slug = made.slug;
});

test("the claim that stands for both gathers evidence, appearances and verdicts, and gives them back", async () => {
  const { workspaceId } = actor;
  const absorbed = await makeCheckedClaim({ actor });
  const into = await makeCheckedClaim({ actor, statement: "By April 2026 forty beds will go at Thornby." });
  const rest = async (id: string) =>
    (await walkProvenance({ workspaceId, start: { type: "claim", id }, direction: "up", maxNodes: 100 })).nodes.map(
      (node) => node.id,
    );
  const own = await rest(into.claimId);
  expect(own).not.toContain(absorbed.evidenceId);

  succeeded(await mergeClaims({ actor, input: { absorbedId: absorbed.claimId, intoId: into.claimId }, now }));
  const group = await listClaimGroup({ workspaceId, claimId: into.claimId });
  const evidence = await listEvidence({ workspaceId, where: { claimId: { in: group } } });
  expect(evidence.map(({ id }) => id).toSorted()).toEqual([absorbed.evidenceId, into.evidenceId].toSorted());
  const page = (await getClaim({ workspaceId, claimId: into.claimId }))!;
  expect(page.appearances.map(({ article }) => article.id)).toEqual([into.articleId]);
  expect(page.absorbed[0]!.appearances.map(({ article }) => article.id)).toEqual([absorbed.articleId]);
  expect(page.absorbed[0]!.verdicts.map(({ id }) => id)).toEqual([absorbed.verdictId]);
  expect(await rest(into.claimId)).toEqual(
    expect.arrayContaining([absorbed.claimId, absorbed.evidenceId, absorbed.sourceId]),
  );
  // Nothing has changed its parent.
  const rows = await db.evidence.findMany({ where: { workspaceId }, select: { id: true, claimId: true } });
  expect(new Map(rows.map((row) => [row.id, row.claimId])).get(absorbed.evidenceId)).toBe(absorbed.claimId);

  succeeded(await unmergeClaim({ actor, input: { absorbedId: absorbed.claimId }, now }));
  expect((await rest(into.claimId)).toSorted()).toEqual(own.toSorted());
  expect(await listClaimGroup({ workspaceId, claimId: into.claimId })).toEqual([into.claimId]);
});

test("a published page of an absorbed claim keeps its address and points to the other, until it is undone", async () => {
  const absorbed = await makeCheckedClaim({ actor });
  const into = await makeCheckedClaim({ actor, statement: "By April 2026 forty beds will go at Thornby." });
  const { briefingId } = await makeBriefing({ actor, content: [card(absorbed.claimId), card(into.claimId)] });
  await makeEdition({ actor, briefingId });
  const read = () => readFile(path.join(publicRoot(), slug, publicPaths.claim(absorbed.claimId), "index.html"), "utf8");
  const pointer = "has been joined with";
  expect(await read()).not.toContain(pointer);
  succeeded(await mergeClaims({ actor, input: { absorbedId: absorbed.claimId, intoId: into.claimId }, now }));
  const page = await read();
  expect(page).toContain(pointer);
  expect(page).toContain(into.claimId);
  expect(page).toContain(absorbed.statement);
  succeeded(await unmergeClaim({ actor, input: { absorbedId: absorbed.claimId }, now }));
  expect(await read()).not.toContain(pointer);
});

test("two merges that cross leave one pointer, and the second says why", async () => {
  const one = (await makeClaim({ actor, statement: "The pier is closed." })).claimId;
  const other = (await makeClaim({ actor, statement: "The pier has been closed." })).claimId;
  const outcomes = await Promise.all([
    mergeClaims({ actor, input: { absorbedId: one, intoId: other }, now }),
    mergeClaims({ actor, input: { absorbedId: other, intoId: one }, now }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(["target_merged", "already_merged"]).toContain(outcomes.find((outcome) => !outcome.ok)?.reason);
  const merged = await db.claim.count({ where: { id: { in: [one, other] }, mergedIntoId: { not: null } } });
  expect(merged).toBe(1);
});

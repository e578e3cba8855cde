import { listVersions } from "@/lib/server/article/versions";
import { listProposals } from "@/lib/server/suggestion/proposal-page";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { roles, type Actor, type Role } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { publicRoot, renderMissing } from "@/lib/publish/render-public";
import { readBriefingRowsAction, searchCardsAction } from "@/lib/server/briefing/actions";
import { publishEditionAction } from "@/lib/server/edition/actions";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { editEvidenceAction, withdrawEvidenceAction } from "@/lib/server/evidence/actions";
import { editClaimAction, mergeClaimsAction, searchClaimsAction } from "@/lib/server/claim/actions";
import { readDossierRowsAction } from "@/lib/server/dossier/actions";
import { loadMarksAction } from "@/lib/server/passage/actions";
import { openRoundAction, rateEvidenceAction, submitAssessmentAction } from "@/lib/server/review/actions";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { revealRound } from "@/lib/server/review/round-mutations";
import { rateEvidence, submitAssessment } from "@/lib/server/review/writing-mutations";
import { searchSourcesAction } from "@/lib/server/source/actions";
import { approveVerdictAction, settleVerdictAction } from "@/lib/server/verdict/actions";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeCheckedClaim, makeEdition, type MadeCheckedClaim } from "@/tests/factories/briefing";
import { assessmentOf, makeRound, succeeded, type MadeRound } from "@/tests/factories/review";
import { makeUrlList } from "@/tests/factories/inbox";
import { makeBibliography } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { pageCapability, reads, type Things } from "@/tests/integration/permissions/reads";
import { correction } from "@/tests/integration/permissions/doors/text-doors";
import { asPerson } from "@/tests/support/signed-in";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

/** Words that stand nowhere but in what two people wrote under the blind. */
const canary = /Zanzibar|Quetzal|Axolotl/;

let owner: Actor;
let slug: string;
let checked: MadeCheckedClaim;
let round: MadeRound;
let briefingId: string;
let otherClaimId: string;
let things: Things;
let versionId: string;
let people: Record<Role, Actor>;
let writers: [Actor, Actor];

/**
 * A claim that was published once and is reviewed again: its first round is known to everybody, and of the second, which
 * is open, two people's ratings and assessments are in.
 */
beforeAll(async () => {
  // The hands of the clock are no difference.
  vi.useFakeTimers({ toFake: ["Date"], now });
  ({ owner, slug } = await makeWorkspace());
  const { workspaceId } = owner;
  checked = await makeCheckedClaim({ actor: owner, mayBeRepublished: true });
  const { claimId, evidenceId, sourceId, articleId } = checked;
  ({ briefingId } = await makeBriefing({ actor: owner, content: [card(claimId)] }));
  await makeEdition({ actor: owner, briefingId });
  const { importId, article } = await correction(owner);
  versionId = article.versionId;
  ({ claimId: otherClaimId } = await makeClaim({ actor: owner, statement: "Thornby will lose 30 beds." }));
  succeeded(await reopenClaim({ actor: owner, input: { claimId, reason: "New figures came out." }, now }));
  round = await makeRound({ actor: owner, claimId, evidenceIds: [evidenceId] });

  writers = [await makeMember({ workspaceId, role: "reviewer" }), await makeMember({ workspaceId, role: "editor" })];
  for (const [index, actor] of writers.entries()) {
    const { roundId } = round;
    const rating = { credibility: 5, directness: "indirect", reason: `Zanzibar ${index} rates.` } as const;
    succeeded(await rateEvidence({ actor, input: { roundId, evidenceId, ...rating }, now }));
    const input = {
      roundId,
      ratingId: round.ratings[4]!.id,
      certaintyReasons: [{ factor: "riskOfBias", steps: -2, reason: `Axolotl ${index} steps down.` }] as never,
      justification: `Quetzal ${index} assesses.`,
    };
    succeeded(await submitAssessment({ actor, input, now }));
  }
  people = { owner } as Record<Role, Actor>;
  for (const role of roles) if (role !== "owner") people[role] = await makeMember({ workspaceId, role });
  const captureId = checked.captureId!;
  const { batchId } = await makeUrlList({ actor: owner });
  const bibliographyId = await makeBibliography({ actor: owner });
  things = {
    articleId,
    importId,
    claimId,
    evidenceId,
    sourceId,
    captureId,
    briefingId,
    publishedId: briefingId,
    batchId,
    bibliographyId,
    words: "Zanzibar",
  };
  // Once made they are kept. What is still being made is left out of a page, which would be a difference of its own.
  const [version] = await listVersions({ workspaceId, articleId });
  await listProposals({ workspaceId, articleVersionId: version!.id, from: 0 });
});

afterAll(() => void vi.useRealTimers());

/** Answers and refusals of everything that can be asked about the claim without changing it. */
async function answersTo(actor: Actor): Promise<unknown[]> {
  const { claimId, evidenceId, sourceId } = things;
  const [verdict] = await db.verdict.findMany({ where: { workspaceId: owner.workspaceId, claimId } });
  const finding = { kind: "finding", exact: "", stance: "context", note: "So.", evidenceId } as const;
  const lastRound = { ...assessmentOf(round), claimId, basedOnNumber: verdict!.number };
  const elsewhere = { ...assessmentOf(round), roundId: verdict!.roundId };
  return [
    await searchClaimsAction(slug, { query: things.words }),
    await searchSourcesAction(slug, { query: things.words }),
    await readDossierRowsAction(slug, { evidence: [evidenceId], sources: [sourceId], claims: [claimId] }),
    await readBriefingRowsAction(slug, { sources: [sourceId], claims: [claimId] }),
    await searchCardsAction(slug, { query: things.words }),
    await loadMarksAction(slug, { articleVersionId: versionId }),
    await checkPublishing({ actor, briefingId, now }),
    await publishEditionAction(slug, { briefingId, expectedNumber: 2, reasons: {} }),
    await settleVerdictAction(slug, lastRound),
    await approveVerdictAction(slug, { verdictId: verdict!.id, sha256: verdict!.sha256 }),
    await openRoundAction(slug, { claimId }),
    await submitAssessmentAction(slug, elsewhere),
    await rateEvidenceAction(slug, {
      roundId: verdict!.roundId,
      evidenceId,
      credibility: 1,
      directness: "direct",
      reason: "",
    }),
    await editEvidenceAction(slug, finding),
    await withdrawEvidenceAction(slug, { evidenceId, reason: "Wrong year." }),
    await editClaimAction(slug, { claimId, statement: "Another wording." }),
    await mergeClaimsAction(slug, { absorbedId: claimId, intoId: otherClaimId }),
  ];
}

/** All that this person can be told about the claim, by name of the door. */
async function allThatIsTold(viewer: Actor): Promise<Record<string, string>> {
  return asPerson(viewer, async () => {
    const told: Record<string, string> = {};
    for (const [name, read] of Object.entries(reads)) {
      if (!can(viewer, pageCapability[name] ?? "workspace.read")) continue;
      told[name] = JSON.stringify((await read({ ...things, slug })) ?? null);
    }
    told.answers = JSON.stringify(await answersTo(viewer), (_key, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    return told;
  });
}

/** Everything that a visitor without an account can read, drawn anew. */
async function publicPages(): Promise<Record<string, string>> {
  await renderMissing({ force: true });
  const root = path.join(publicRoot(), slug);
  const names = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  expect(names.length).toBeGreaterThan(3);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(name, "utf8")] as const)),
  );
}

/** Where two long texts part, with some words around it. */
function differenceOf(one: string, other: string): [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return [one.slice(Math.max(at - 80, 0), at + 80), other.slice(Math.max(at - 80, 0), at + 80)];
}

/** Makes the two write the opposite, past every door, so that nothing but what they wrote is another. */
async function turnRound(): Promise<void> {
  const { workspaceId } = owner;
  const other = round.ratings[0]!.id;
  await db.$executeRaw`
    UPDATE evidence_rating SET credibility = 1, directness = 'direct', reason = 'Zanzibar again'
     WHERE workspace_id = ${workspaceId}::uuid AND round_id = ${round.roundId}::uuid`;
  await db.$executeRaw`
    UPDATE assessment SET rating_id = ${other}::uuid, certainty = 'high', certainty_reasons = '[]',
                          justification = 'Quetzal again'
     WHERE workspace_id = ${workspaceId}::uuid AND round_id = ${round.roundId}::uuid`;
}

describe("while the second round is open", () => {
  test("nothing that anybody else is told, member or visitor, depends on what two people wrote", async () => {
    const before = new Map<Role, Record<string, string>>();
    for (const role of roles) before.set(role, await allThatIsTold(people[role]));
    const pages = await publicPages();
    await turnRound();
    for (const role of roles) {
      const after = await allThatIsTold(people[role]);
      for (const [door, text] of Object.entries(before.get(role)!)) {
        expect([role, door, canary.exec(text)?.[0]]).toEqual([role, door, undefined]);
        expect([role, door, differenceOf(text, after[door]!)]).toEqual([role, door, null]);
      }
    }
    expect(await publicPages()).toEqual(pages);
    for (const [name, text] of Object.entries(pages)) expect([name, canary.exec(text)?.[0]]).toEqual([name, undefined]);
  });

  test("one writer is told their own and nothing of the other's", async () => {
    const [first, second] = writers;
    const { workspaceId } = owner;
    await db.evidenceRating.updateMany({ where: { workspaceId, raterId: second.userId }, data: { reason: "Axolotl" } });
    const told = await allThatIsTold(first);
    expect(told.loadReviewPanel).toContain("Quetzal again");
    for (const [door, text] of Object.entries(told)) expect([door, text.includes("Axolotl")]).toEqual([door, false]);
  });

  test("the record and the queue hold none of it", async () => {
    const { workspaceId } = owner;
    const rows = [
      await db.activity.findMany({ where: { workspaceId } }),
      await db.reReviewItem.findMany({ where: { workspaceId } }),
      await db.laterNotice.findMany({ where: { workspaceId } }),
      await db.stepBack.findMany({ where: { workspaceId } }),
    ];
    expect(rows[0]!.length).toBeGreaterThan(10);
    expect(JSON.stringify(rows)).not.toMatch(canary);
  });
});

test("after the reveal every member is told everything", async () => {
  succeeded(await revealRound({ actor: owner, input: { roundId: round.roundId }, now }));
  for (const role of roles) {
    const told = await allThatIsTold(people[role]);
    expect(told.loadReviewPanel).toMatch(/Zanzibar again.*Quetzal again|Quetzal again.*Zanzibar again/);
    expect(told.loadClaimPage).toContain("Zanzibar again");
    expect(told.loadEvidenceRatings).toContain("Axolotl");
  }
});

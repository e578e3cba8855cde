import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { testNow as now } from "@/tests/factories/workspace";
import { listActions } from "@/tests/integration/permissions/find-doors";
import { asPerson } from "@/tests/support/signed-in";
import { allOtherwise, makeBlindDesk, otherwise, writeOtherwise, type BlindDesk } from "./blind-desk";
import { expectNone, expectSame, inFull, type Told } from "./told";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);

// While an action is only tried, what it wrote is taken back once its answer is known, and the ids that it makes are
// always the same: asked twice, it answers the same unless something else has changed.
const trying = vi.hoisted(() => ({ on: false, ids: 0 }));
vi.mock("@/lib/db/transact", async (importOriginal) => {
  const { transact } = await importOriginal<typeof import("@/lib/db/transact")>();
  const { db: client } = await import("@/lib/db/client");
  class TakenBack extends Error {
    constructor(readonly outcome: { ok: boolean }) {
      super("taken back");
    }
  }
  return {
    transact: async (work: (tx: never) => Promise<{ ok: boolean }>) => {
      if (!trying.on) return transact(work as never);
      try {
        return await client.$transaction(async (tx) => {
          throw new TakenBack(await work(tx as never));
        });
      } catch (error) {
        if (error instanceof TakenBack) return error.outcome;
        throw error;
      }
    },
  };
});
vi.mock("@/lib/platform/uuidv7", async (importOriginal) => {
  const { uuidv7 } = await importOriginal<typeof import("@/lib/platform/uuidv7")>();
  const counted = () => `00000000-0000-7000-8000-${String((trying.ids += 1)).padStart(12, "0")}`;
  return { uuidv7: () => (trying.on ? counted() : uuidv7()) };
});

// The hands of the clock are no difference.
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now }));
afterAll(() => void vi.useRealTimers());

/**
 * Everything that an action on the claim under review may be asked with. An action takes what it knows of it; what it
 * wants otherwise stands in `wanted`.
 */
function everything({ things, round, verdict, otherClaimId, versionId, writers }: BlindDesk) {
  const { claimId, evidenceId, sourceId, captureId, briefingId, articleId } = things;
  return {
    claimId,
    evidenceId,
    evidenceIds: [evidenceId],
    sourceId,
    captureId,
    briefingId,
    articleId,
    articleVersionId: versionId,
    roundId: round.roundId,
    verdictId: verdict.id,
    sha256: verdict.sha256,
    ratingId: round.ratings[1]!.id,
    credibility: 3,
    directness: "partial",
    certaintyReasons: [],
    justification: "So it is.",
    reason: "It is so.",
    absorbedId: claimId,
    intoId: otherClaimId,
    parentId: otherClaimId,
    fromClaimId: claimId,
    toClaimId: otherClaimId,
    oneClaimId: claimId,
    otherClaimId,
    kind: "finding",
    stance: "context",
    note: "It says nothing of the ward.",
    statement: "Another wording.",
    parts: ["Thornby General will lose beds."],
    query: things.words,
    text: `${things.words} 40 beds`,
    texts: [`${things.words} 40 beds`],
    where: "Board papers",
    on: "2026-03-01",
    found: "Nothing.",
    askedWhom: "The board of the trust",
    askedOn: "2026-02-20",
    basedOnNumber: 1,
    expectedNumber: 2,
    editionNumber: 1,
    group: { label: "The two halves of the table" },
    status: "retracted",
    reliability: "B",
    mayBeRepublished: true,
    every: "weekly",
    evidence: round.evidenceIds,
    sources: [sourceId],
    claims: [claimId, otherClaimId],
    from: 0,
    start: 0,
    end: 40,
    userId: writers.rater.userId,
    role: "volunteer",
    expected: [{ id: claimId, fate: "joined" }],
    joined: [claimId],
    detached: [],
    reasons: {},
    title: "Beds",
    summary: "",
  };
}

/** What some actions want instead, where a name means something else to them. */
const wanted: Record<string, (desk: BlindDesk) => Record<string, unknown>> = {
  relateClaimsAction: () => ({ kind: "contradicts" }),
  mergeSourcesAction: ({ things }) => ({ absorbedId: things.sourceId, intoId: things.captureId }),
  addDerivationAction: ({ things }) => ({
    fromSourceId: things.sourceId,
    toSourceId: things.captureId,
    kind: "derived_from",
    claimId: null,
  }),
  publishCorrectionAction: () => ({ kind: "clarification" }),
  answerSuppositionAction: ({ things }) => ({ otherId: things.captureId, kind: "not_same" }),
  changePoliciesAction: () => ({ name: "Desk", language: "en", requiredApprovals: 1, contact: "", methodNote: "" }),
  createScaleVersionAction: () => ({ name: "Two steps", ratings: [] }),
};

/** Actions that know no claim, evidence, source or verdict: texts on their way in, accounts and invitations. */
const ofOtherThings = [
  /^(storeImport|storeParts|discardImport|restoreImport|startCorrection|editArticle|archiveArticle|restoreArticle)Action$/,
  /^(startUrlList|cancelBatch|watchFeed|stopFeed|readFeedNow|openItem|bringInItems|dismissItems|restoreItems|retryItems)Action$/,
  /^(createInvitation|revokeInvitation|joinAsNewPerson|joinWorkspace|startInstallation|resetPassword)Action$/,
  /^(endSession|endOtherSessions|changeShortcuts|changeName|changePassword)Action$/,
  /^(chooseEntries|dropBibliography|createSource|editSource|proposeSource|fetchCopy|pasteCopy|redact|scheduleCapture)Action$/,
  /^(sayGone|confirmAnchor|confirmDecision|undoDecision|decidePassage|decideItems|undoItems)Action$/,
  /^(attachAppearance|removeAppearance|restoreAppearance|unrelateClaims|removeDerivation)Action$/,
  /^(resolveReReview|resolveGroup|handleReport|editReply|createScaleVersion|archiveBriefing)Action$/,
  /^(askAboutSource|dismissStatusReport)Action$/,
];

type Action = (slug: string, input: unknown) => Promise<{ ok: boolean; reason?: string }>;

async function allActions(): Promise<Record<string, Action>> {
  const root = path.resolve(import.meta.dirname, "../../../lib/server");
  const files = (await readdir(root, { recursive: true })).filter((file) => path.basename(file) === "actions.ts");
  const found: Record<string, Action> = {};
  for (const file of files) Object.assign(found, await import(path.join(root, file)));
  return found;
}

let actions: [string, Action][];
beforeAll(async () => {
  const all = await allActions();
  actions = Object.entries(all).filter(([name]) => !ofOtherThings.some((names) => names.test(name)));
});

/** What every action answers this person, refusals included; nothing of it stays. */
async function toldByActions({ desk, reader }: { desk: BlindDesk; reader: Actor }): Promise<Told> {
  const told: Told = {};
  trying.on = true;
  try {
    await asPerson(reader, async () => {
      for (const [name, act] of actions) {
        trying.ids = 0;
        const input = { ...everything(desk), ...wanted[name]?.(desk) };
        told[name] = inFull(await act(desk.slug, input));
      }
    });
    // Asked before publishing, by the page that publishes.
    told.checkPublishing = inFull(await checkPublishing({ actor: reader, briefingId: desk.things.briefingId, now }));
  } finally {
    trying.on = false;
  }
  return told;
}

test("every action is asked, or is named as one that knows nothing of what is reviewed", async () => {
  const every = (await listActions()).map((name) => name.split(" ")[0]!);
  const asked = new Set(actions.map(([name]) => name));
  expect(every.filter((name) => !asked.has(name) && !ofOtherThings.some((names) => names.test(name)))).toEqual([]);
  expect(asked.size).toBeGreaterThan(40);
});

test("no action answers or refuses anybody else otherwise for what was written, nor with a word of it", async () => {
  const desk = await makeBlindDesk();
  const before = new Map<string, Told>();
  for (const [who, { actor, hidden }] of Object.entries(desk.readers)) {
    const told = await toldByActions({ desk, reader: actor });
    const unasked = Object.entries(told).filter(([, answer]) => /invalid_input|unavailable|signed_out/.test(answer));
    expect(unasked).toEqual([]);
    expectNone({ told, hidden, who });
    before.set(who, told);
  }
  const allowed = Object.values(before.get("an owner")!).filter((answer) => answer.startsWith('{"ok":true'));
  expect(allowed.length).toBeGreaterThan(15);
  for (const as of [otherwise["one credibility is 5 instead of 1"]!, allOtherwise]) {
    const putBack = await writeOtherwise({ desk, as });
    for (const [who, { actor }] of Object.entries(desk.readers)) {
      expectSame({ before: before.get(who)!, after: await toldByActions({ desk, reader: actor }), who });
    }
    await putBack();
  }
  const { workspaceId } = desk.owner;
  expect(await db.reviewRound.count({ where: { workspaceId, revealedAt: null, cancelledAt: null } })).toBe(2);
}, 120_000);

import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor, Role } from "@/lib/domain/actor";
import { publicRoot } from "@/lib/publish/render-public";
import { readEdition } from "@/lib/publish/edition-schema";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { archiveBriefing, changeBriefing, createBriefing } from "@/lib/server/briefing/mutations";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { publishCorrection } from "@/lib/server/edition/publish-correction";
import { publishEdition } from "@/lib/server/edition/publish-edition";
import { mergeClaims } from "@/lib/server/claim/merge-claims";
import { reopenClaim } from "@/lib/server/review/reopen-claim";
import { changeStatus } from "@/lib/server/source/change-status";
import { addDerivation } from "@/lib/server/source/mutations";
import { makeClaim } from "@/tests/factories/article";
import {
  card,
  makeBriefing,
  makeCheckedClaim,
  makeEdition,
  paragraph,
  writeBriefing,
  type MadeCheckedClaim,
} from "@/tests/factories/briefing";
import { makeApprovedVerdict, makeVerdict, succeeded } from "@/tests/factories/review";
import { makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow } from "@/tests/factories/workspace";

let owner: Actor;
let wsSlug: string;
let checked: MadeCheckedClaim;

beforeEach(async () => {
  const made = await makeWorkspace();
  owner = made.owner;
  wsSlug = made.slug;
  checked = await makeCheckedClaim({ actor: owner });
});

const later = new Date("2026-03-09T08:00:00.000Z");

function first(briefingId: string) {
  return { briefingId, expectedNumber: 1, reasons: {} };
}

async function published(slug: string, file: string): Promise<string> {
  return readFile(path.join(publicRoot(), wsSlug, slug, file), "utf8");
}

describe("a first edition", () => {
  test("freezes the verdict with its evidence, sources up to their origin, and the article's coverage", async () => {
    const { briefingId, slug } = await makeBriefing({
      actor: owner,
      content: [paragraph(["The trust has answered ", { cite: checked.sourceId }, "."]), card(checked.claimId)],
    });
    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId, now: testNow }));
    expect(check.blockers).toEqual([]);
    const head = await db.activityHead.findUniqueOrThrow({ where: { workspaceId: owner.workspaceId } });
    const made = succeeded(
      await publishEdition({
        actor: owner,
        input: { ...first(briefingId), contentSha256: check.contentSha256 },
        now: testNow,
      }),
    );
    expect(made).toMatchObject({ number: 1, slug, isRendered: true });

    const row = await db.edition.findFirstOrThrow({ where: { briefingId } });
    expect(sha256Hex(row.canonical)).toBe(row.sha256);
    expect(row.activityHead).toBe(head.hash);
    const edition = readEdition(row.canonical);
    expect(edition.claims).toMatchObject([
      {
        id: checked.claimId,
        appearances: [{ articleId: checked.articleId }],
        verdict: {
          sha256: checked.sha256,
          approvals: 2,
          assessments: { count: 2, sameRating: 2 },
          evidence: [
            {
              id: checked.evidenceId,
              copyState: "verified",
              quote: "The board has not decided to close the maternity ward.",
              context: { after: "" },
              ratings: [{ credibility: 2 }, { credibility: 3 }],
            },
          ],
        },
      },
    ]);
    expect(edition.claims[0]!.verdict.evidence[0]!.context!.before).toContain(
      "61 per cent were seen within four hours.",
    );
    expect(edition.sources.map(({ id }) => id).toSorted()).toEqual([checked.sourceId, checked.upstreamId].toSorted());
    expect(edition.derivations).toMatchObject([{ fromSourceId: checked.sourceId, toSourceId: checked.upstreamId }]);
    expect(edition.articles).toMatchObject([{ id: checked.articleId, claims: { marked: 1, here: 1 } }]);
    expect(edition.articles[0]!.coverage.covered).toBeGreaterThan(0);
    expect(edition.articles[0]!.leftOut.length).toBeGreaterThan(0);

    expect(await published(slug, "editions/1/edition.json")).toBe(row.canonical);
    const page = await published(slug, "index.html");
    for (const words of [checked.statement, row.sha256, "Board minutes of 12 March", "ClaimReview"]) {
      expect(page).toContain(words);
    }
    const verdicts = await db.editionVerdict.findMany({ where: { editionId: row.id } });
    expect(verdicts.map(({ verdictId }) => verdictId)).toEqual([checked.verdictId]);
    const activity = await db.activity.findFirstOrThrow({
      where: { workspaceId: owner.workspaceId, verb: "edition.published" },
    });
    expect(activity.prevHash).toBe(row.activityHead);
    expect(activity.detail).toMatchObject({ sha256: row.sha256, number: 1 });
  });

  test("counts a link that was recorded for a claim which is one with its own as the desk does", async () => {
    const actor = owner;
    const repeated = await makeClaim({ actor, statement: "Thornby will have 40 beds fewer." });
    const { id: letter } = await makeSource({ actor, title: "A letter to the board" });
    const input = { toSourceId: letter, kind: "derived_from", note: "" } as const;
    const ofRepeated = { ...input, fromSourceId: checked.sourceId, claimId: repeated.claimId };
    succeeded(await addDerivation({ actor, input: ofRepeated, now: testNow }));
    const merge = { absorbedId: repeated.claimId, intoId: checked.claimId };
    succeeded(await mergeClaims({ actor, input: merge, now: testNow }));
    const { briefingId } = await makeBriefing({ actor, content: [card(checked.claimId)] });
    const { check } = succeeded(await checkPublishing({ actor, briefingId, now: testNow }));
    expect(check.preview.derivations).toContainEqual({
      fromSourceId: checked.sourceId,
      toSourceId: letter,
      kind: "derived_from",
      claimId: checked.claimId,
    });
    expect(check.preview.sources.map(({ id }) => id)).toContain(letter);
  });

  test("names nobody who works here", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    await makeEdition({ actor: owner, briefingId });
    const row = await db.edition.findFirstOrThrow({ where: { briefingId } });
    // The factory makes the workspace's address of its owner's id.
    const canonical = row.canonical.replaceAll(wsSlug, "");
    const people = await db.membership.findMany({
      where: { workspaceId: owner.workspaceId },
      include: { user: { select: { name: true, email: true } } },
    });
    expect(people.length).toBeGreaterThan(2);
    for (const { userId, user } of people) {
      expect(canonical).not.toContain(userId);
      expect(canonical).not.toContain(user.name);
      expect(canonical).not.toContain(user.email);
    }
  });

  test("is refused while a card's verdict is not approved, and says which claims and why", async () => {
    const open = await makeClaim({ actor: owner, statement: "The ward closes." });
    const waiting = await makeVerdict({ actor: owner });
    const foreign = await makeCheckedClaim({ actor: (await makeWorkspace()).owner });
    const { briefingId } = await makeBriefing({
      actor: owner,
      content: [card(open.claimId), card(checked.claimId), card(waiting.claimId), card(foreign.claimId)],
    });
    const refused = await publishEdition({ actor: owner, input: first(briefingId), now: testNow });
    expect(refused).toEqual({
      ok: false,
      reason: "blocked",
      blockers: [
        {
          reason: "claim_not_approved",
          claim: { id: open.claimId, number: open.number, statement: "The ward closes." },
        },
        { reason: "claim_not_approved", claim: expect.objectContaining({ id: waiting.claimId }) },
        { reason: "claim_missing", claimId: foreign.claimId },
      ],
    });
    expect(await db.edition.count({ where: { workspaceId: owner.workspaceId } })).toBe(0);
  });

  test("is refused when the evidence was changed behind an approved verdict", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    await db.evidence.updateMany({ where: { id: checked.evidenceId }, data: { note: "Changed." } });
    const refused = await publishEdition({ actor: owner, input: first(briefingId), now: testNow });
    expect(refused).toMatchObject({ ok: false, blockers: [{ reason: "verdict_voided" }] });
  });

  test("is refused without a claim card", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [paragraph("Nothing yet.")] });
    const refused = await publishEdition({ actor: owner, input: first(briefingId), now: testNow });
    expect(refused).toMatchObject({ reason: "blocked", blockers: [{ reason: "no_claims" }] });
  });

  test("links only to claims that are in it or were published elsewhere", async () => {
    const hidden = await makeClaim({ actor: owner, statement: "Nobody may read this yet." });
    const content = [paragraph(["See ", { claim: hidden.claimId }, "."]), card(checked.claimId)];
    const { briefingId } = await makeBriefing({ actor: owner, content });
    expect(await publishEdition({ actor: owner, input: first(briefingId), now: testNow })).toMatchObject({
      blockers: [{ reason: "link_unpublished", claim: { id: hidden.claimId } }],
    });
  });

  test("wants a reason for each piece of evidence without a stored copy, and prints it", async () => {
    const bare = await makeCheckedClaim({ actor: owner, statement: "The car park is free.", withCopy: false });
    const { briefingId, slug } = await makeBriefing({ actor: owner, content: [card(bare.claimId)] });
    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId, now: testNow }));
    expect(check.warnings).toMatchObject([
      { kind: "no_copy", claim: { id: bare.claimId }, evidence: { id: bare.evidenceId } },
    ]);
    const refused = await publishEdition({ actor: owner, input: first(briefingId), now: testNow });
    expect(refused).toEqual({ ok: false, reason: "reason_missing", evidenceIds: [bare.evidenceId] });
    const reason = "The letter may be read at the council's desk but not copied.";
    await makeEdition({ actor: owner, briefingId, reasons: { [bare.evidenceId]: reason } });
    expect(await published(slug, "index.html")).toContain(
      "The letter may be read at the council’s".replace("’", "&#39;"),
    );
  });

  test("is refused when the text has changed since the preview", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId, now: testNow }));
    await writeBriefing({ actor: owner, briefingId, content: [paragraph("One more word."), card(checked.claimId)] });
    const input = { ...first(briefingId), contentSha256: check.contentSha256 };
    expect(await publishEdition({ actor: owner, input, now: testNow })).toEqual({
      ok: false,
      reason: "changed_since_preview",
    });
  });

  test("of two who publish at once one is told that the other was first", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    const editor = await makeMember({ workspaceId: owner.workspaceId, role: "editor" });
    const outcomes = await Promise.all(
      [owner, editor].map((actor) => publishEdition({ actor, input: first(briefingId), now: testNow })),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? "published" : outcome.reason)).toSorted()).toEqual([
      "already_published",
      "published",
    ]);
    expect(await db.edition.count({ where: { briefingId } })).toBe(1);
  });
});

describe("the next edition", () => {
  async function twice() {
    const { briefingId, slug } = await makeBriefing({
      actor: owner,
      content: [paragraph("The trust plans to close forty beds."), card(checked.claimId)],
    });
    await makeEdition({ actor: owner, briefingId });
    return { briefingId, slug };
  }

  test("wants a note, shows the difference, and points the first edition to it", async () => {
    const { briefingId, slug } = await twice();
    const unchanged = await publishEdition({
      actor: owner,
      input: { briefingId, expectedNumber: 2, reasons: {}, correction: { kind: "update", note: "Again." } },
      now: later,
    });
    expect(unchanged).toMatchObject({ reason: "blocked", blockers: [{ reason: "nothing_changed" }] });

    const added = await makeCheckedClaim({ actor: owner, statement: "Waiting times have doubled since 2019." });
    await writeBriefing({
      actor: owner,
      briefingId,
      content: [paragraph("The trust plans to close fifty beds."), card(checked.claimId), card(added.claimId)],
    });
    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId, now: later }));
    expect(check.difference).toMatchObject({
      claimsAdded: [{ id: added.claimId }],
      claimsRemoved: [],
      verdictsChanged: [],
    });
    expect(check.difference!.text[0]).toContainEqual({ kind: "added", words: "fifty" });
    expect(
      await publishEdition({ actor: owner, input: { briefingId, expectedNumber: 2, reasons: {} }, now: later }),
    ).toEqual({ ok: false, reason: "correction_missing" });
    const frozen = await published(slug, "editions/1/edition.json");
    await makeEdition({ actor: owner, briefingId, note: "It is fifty beds.", now: later });

    const second = await published(slug, "index.html");
    for (const words of ["What changed since Edition 1", "It is fifty beds.", "<del>forty</del>", "<ins>fifty</ins>"]) {
      expect(second).toContain(words);
    }
    const firstPage = await published(slug, "editions/1/index.html");
    expect(firstPage).toContain("Edition 2 of this briefing was published on 9 March 2026.");
    expect(await published(slug, "editions/1/edition.json")).toBe(frozen);
    expect(await published(slug, "corrections/index.html")).toContain("It is fifty beds.");
    expect(await db.correction.count({ where: { briefingId } })).toBe(1);
  });

  test("shows a verdict that was settled anew", async () => {
    const { briefingId } = await twice();
    succeeded(
      await reopenClaim({ actor: owner, input: { claimId: checked.claimId, reason: "New minutes." }, now: later }),
    );
    const blocked = succeeded(await checkPublishing({ actor: owner, briefingId, now: later })).check;
    expect(blocked.blockers).toMatchObject([{ reason: "claim_not_approved" }]);

    const { claimId, evidenceId } = checked;
    await db.claim.updateMany({ where: { id: claimId }, data: { state: "gathering" } });
    await makeApprovedVerdict({ actor: owner, claimId, evidenceIds: [evidenceId] });
    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId, now: later }));
    expect(check.difference).toMatchObject({ verdictsChanged: [{ id: claimId }] });
  });

  test("ends what earlier ones say of a claim that was reopened, once it carries the new verdict", async () => {
    const { claimId, evidenceId } = checked;
    const { briefingId } = await twice();
    const other = await makeCheckedClaim({ actor: owner, statement: "Waiting times have doubled since 2019." });
    const elsewhere = await makeBriefing({ actor: owner, content: [card(claimId)], title: "Elsewhere" });
    await makeEdition({ actor: owner, briefingId: elsewhere.briefingId });
    await writeBriefing({ actor: owner, briefingId, content: [card(claimId), card(other.claimId)] });
    await makeEdition({ actor: owner, briefingId });
    for (const id of [claimId, other.claimId]) {
      succeeded(await reopenClaim({ actor: owner, input: { claimId: id, reason: "New minutes." }, now: later }));
    }
    await db.claim.updateMany({ where: { id: claimId }, data: { state: "gathering" } });
    await makeApprovedVerdict({ actor: owner, claimId, evidenceIds: [evidenceId] });
    const notices = () =>
      db.laterNotice.findMany({
        where: { workspaceId: owner.workspaceId, kind: "claim_reopened", endedAt: null },
        orderBy: { id: "asc" },
        select: { objectId: true, edition: { select: { briefingId: true, number: true } } },
      });
    expect(await notices()).toHaveLength(4);

    await writeBriefing({ actor: owner, briefingId, content: [card(claimId)] });
    await makeEdition({ actor: owner, briefingId, now: later });
    // What it does not carry, and what other briefings carry, is as doubtful as before.
    expect(await notices()).toEqual([
      { objectId: claimId, edition: { briefingId: elsewhere.briefingId, number: 1 } },
      { objectId: other.claimId, edition: { briefingId, number: 2 } },
    ]);
  });

  test("is made once by two who publish at once", async () => {
    const { briefingId } = await twice();
    await writeBriefing({ actor: owner, briefingId, content: [paragraph("New."), card(checked.claimId)] });
    const input = { briefingId, expectedNumber: 2, reasons: {}, correction: { kind: "update" as const, note: "New." } };
    const outcomes = await Promise.all([1, 2, 3].map(() => publishEdition({ actor: owner, input, now: later })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((o) => !o.ok && o.reason === "already_published")).toHaveLength(2);
  });
});

describe("what is published stays", () => {
  test("byte for byte, when everything that it rests on is changed", async () => {
    const { briefingId, slug } = await makeBriefing({
      actor: owner,
      content: [paragraph("As it was."), card(checked.claimId)],
    });
    await makeEdition({ actor: owner, briefingId });
    const row = await db.edition.findFirstOrThrow({ where: { briefingId } });
    const frozenPart = async () =>
      /<!-- edition -->.*<!-- end of edition -->/s.exec(await published(slug, "editions/1/index.html"))![0];
    const [json, frozen] = [await published(slug, "editions/1/edition.json"), await frozenPart()];

    succeeded(
      await changeStatus({
        actor: owner,
        input: { sourceId: checked.upstreamId, status: "retracted", note: "Taken back.", on: "2026-03-08" },
        now: later,
      }),
    );
    const where = { workspaceId: owner.workspaceId };
    await db.workspace.update({ where: { id: owner.workspaceId }, data: { name: "Renamed", language: "fr" } });
    await db.claim.updateMany({ where, data: { statement: "Something else." } });
    await db.source.updateMany({ where, data: { title: "Other", csl: { type: "book", title: "Other" }, url: null } });
    await db.derivation.updateMany({ where, data: { removedAt: later } });
    await db.evidence.updateMany({
      where,
      data: { exact: "Other words.", note: "Other.", stance: "supports", start: null, end: null },
    });
    await db.capture.updateMany({ where, data: { text: "Other." } });
    await db.article.updateMany({ where, data: { title: "Other", archivedAt: later } });
    await db.passageDecision.updateMany({ where, data: { undoneAt: later } });
    await db.rating.updateMany({ where, data: { label: "Other", definition: "Other" } });
    await db.appearance.updateMany({ where, data: { removedAt: later } });
    succeeded(
      await changeBriefing({ actor: owner, input: { briefingId, title: "Other", summary: "Other" }, now: later }),
    );
    await writeBriefing({ actor: owner, briefingId, content: [paragraph("Quite another text.")] });
    succeeded(await reopenClaim({ actor: owner, input: { claimId: checked.claimId, reason: "Doubt." }, now: later }));
    const { renderMissing } = await import("@/lib/publish/render-public");
    await renderMissing({ force: true });

    expect((await db.edition.findFirstOrThrow({ where: { briefingId } })).canonical).toBe(row.canonical);
    expect(await published(slug, "editions/1/edition.json")).toBe(json);
    expect(await frozenPart()).toBe(frozen);
    const page = await published(slug, "editions/1/index.html");
    expect(page).toContain("has been marked as retracted");
    expect(page).toContain("the check of this claim was reopened");
    expect(page).not.toContain("Quite another text.");
    await expect(
      db.$executeRaw`UPDATE edition SET canonical = '{}' WHERE briefing_id = ${briefingId}::uuid`,
    ).rejects.toThrow(/its rows never change/);
    expect(await verifyChain({ workspaceId: owner.workspaceId, expectedHeads: [row.activityHead] })).toMatchObject({
      ok: true,
    });
  });

  test("under its address, whatever the briefing is called later", async () => {
    const { briefingId, slug } = await makeBriefing({ actor: owner, title: "Beds", content: [card(checked.claimId)] });
    const open = succeeded(
      await changeBriefing({ actor: owner, input: { briefingId, title: "Beds in April", summary: "" }, now: testNow }),
    );
    expect([slug, open.slug]).toEqual(["beds", "beds-in-april"]);
    await makeEdition({ actor: owner, briefingId });
    const fixed = succeeded(
      await changeBriefing({ actor: owner, input: { briefingId, title: "Something else", summary: "" }, now: later }),
    );
    expect(fixed.slug).toBe("beds-in-april");
  });
});

test("a claim that is reopened while it is published either stops the edition or is noticed on it", async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 4; round++) {
    const claim = await makeCheckedClaim({ actor: owner, statement: `Claim of round ${round}.` });
    const { briefingId } = await makeBriefing({
      actor: owner,
      title: `Round ${round}`,
      content: [card(claim.claimId)],
    });
    const [edition, reopened] = await Promise.all([
      publishEdition({ actor: owner, input: first(briefingId), now: testNow }),
      reopenClaim({ actor: owner, input: { claimId: claim.claimId, reason: "New minutes." }, now: later }),
    ]);
    succeeded(reopened);
    const notices = await db.laterNotice.count({ where: { edition: { briefingId }, kind: "claim_reopened" } });
    outcomes.add(edition.ok ? `published with ${notices}` : edition.reason);
  }
  for (const outcome of outcomes) expect(["published with 1", "blocked"]).toContain(outcome);
});

describe("a note without a new edition", () => {
  test("stands above the newest edition, dated", async () => {
    const { briefingId, slug } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    const input = { briefingId, editionNumber: 1, kind: "retraction" as const, note: "We no longer stand by this." };
    expect(await publishCorrection({ actor: owner, input, now: later })).toEqual({
      ok: false,
      reason: "not_published",
    });
    await makeEdition({ actor: owner, briefingId });
    expect(await publishCorrection({ actor: owner, input: { ...input, editionNumber: 2 }, now: later })).toEqual({
      ok: false,
      reason: "already_published",
    });
    succeeded(await publishCorrection({ actor: owner, input, now: later }));
    const page = await published(slug, "index.html");
    expect(page).toContain("Retraction, <time");
    expect(page).toContain("We no longer stand by this.");
    expect(await published("corrections", "index.html")).toContain("We no longer stand by this.");
  });
});

describe("who may publish", () => {
  const granted: Record<Role, boolean> = {
    viewer: false,
    volunteer: false,
    reviewer: false,
    editor: true,
    owner: true,
  };

  test.each(Object.entries(granted) as [Role, boolean][])("%s: %s", async (role, allowed) => {
    const actor = await makeMember({ workspaceId: owner.workspaceId, role });
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    const outcomes = [
      await createBriefing({ actor, input: { title: "Another", summary: "" }, now: testNow }),
      await changeBriefing({ actor, input: { briefingId, title: "Renamed", summary: "" }, now: testNow }),
      await publishEdition({ actor, input: first(briefingId), now: testNow }),
      await publishCorrection({
        actor,
        input: { briefingId, editionNumber: 1, kind: "update", note: "So it is." },
        now: later,
      }).then((outcome) =>
        !allowed && !outcome.ok && outcome.reason === "not_published" ? { ...outcome, reason: "forbidden" } : outcome,
      ),
      await archiveBriefing({ actor, input: { briefingId, archived: true }, now: later }),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject(allowed ? { ok: true } : { reason: "forbidden" });
  });

  test("somebody of another workspace finds nothing", async () => {
    const { briefingId } = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    const stranger = (await makeWorkspace()).owner;
    const outcomes = [
      await changeBriefing({ actor: stranger, input: { briefingId, title: "Mine", summary: "" }, now: testNow }),
      await publishEdition({ actor: stranger, input: first(briefingId), now: testNow }),
      await publishCorrection({
        actor: stranger,
        input: { briefingId, editionNumber: 1, kind: "update", note: "Mine." },
        now: testNow,
      }),
      await archiveBriefing({ actor: stranger, input: { briefingId, archived: true }, now: testNow }),
      await checkPublishing({ actor: stranger, briefingId, now: testNow }),
    ];
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: false, reason: "not_found" });
    expect(await db.edition.count({ where: { briefingId } })).toBe(0);
  });
});

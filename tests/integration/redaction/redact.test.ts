import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getBlob, putBlob } from "@/lib/platform/blobs";
import { publicRoot } from "@/lib/publish/render-public";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { editEvidence } from "@/lib/server/evidence/mutations";
import { listEvidence } from "@/lib/server/evidence/data";
import { redact } from "@/lib/server/redaction/redact";
import { removeRedactedBytes } from "@/lib/server/redaction/remove-bytes";
import { evidenceHasChanged } from "@/lib/server/verdict/evidence-has-changed";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { getCapture } from "@/lib/server/capture/data";
import { missingText } from "@/lib/domain/source/capture-rules";
import { readEdition } from "@/lib/publish/edition-schema";
import { frozenBegin, frozenEnd } from "@/lib/publish/render/edition-body";
import { verifyCaptures, verifyEditions } from "@/lib/server/redaction/verify-contents";
import { card, makeBriefing, makeCheckedClaim, makeEdition, type MadeCheckedClaim } from "@/tests/factories/briefing";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { captureText, makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { waitForLockWaiter } from "@/tests/support/wait-for-lock-waiter";

let owner: Actor;
let wsSlug: string;

beforeEach(async () => {
  const made = await makeWorkspace();
  owner = made.owner;
  wsSlug = made.slug;
});

const reason = "A patient is named in it.";
const remove = (type: "capture" | "edition", id: string, answersWith: 410 | 451 = 410, actor = owner) =>
  redact({ actor, input: { type, id, reason, answersWith }, now });
const statesOf = async (type: "capture" | "edition", ids: string[]) => {
  const checked = await (type === "capture" ? verifyCaptures : verifyEditions)({ workspaceId: owner.workspaceId, ids });
  return checked.map(({ state }) => state);
};
const page = (file: string) => readFile(path.join(publicRoot(), wsSlug, file), "utf8").catch(() => null);
const answers = async (folder: string) => JSON.parse((await page(`${folder}.answers.json`)) ?? "{}") as unknown;

describe("a stored copy", () => {
  test("loses its bytes and text, keeps its hash, and is called redacted and not broken", async () => {
    const { workspaceId } = owner;
    const capture = await makeCapture({ actor: owner });
    const other = await makeCapture({ actor: owner, text: "Something else." });
    const ids = [capture.id, other.id];
    expect(await statesOf("capture", ids)).toEqual(["intact", "intact"]);
    expect(await remove("capture", capture.id)).toEqual({ ok: true, isRemoved: true });
    expect(await getBlob({ workspaceId, sha256: capture.sha256 })).toBeNull();
    const row = await db.capture.findFirstOrThrow({ where: { id: capture.id } });
    expect(row).toMatchObject({ text: "", sha256: capture.sha256, textSha256: capture.textSha256 });
    expect(await statesOf("capture", ids)).toEqual(["redacted", "intact"]);
    const tombstone = await db.redaction.findFirstOrThrow({ where: { workspaceId } });
    expect(tombstone).toMatchObject({ objectId: capture.id, sha256: capture.sha256, reason, byId: owner.userId });
    const activity = await db.activity.findFirstOrThrow({ where: { workspaceId, verb: "redaction.made" } });
    expect(activity.canonical).not.toContain("patient");
    expect(await verifyChain({ workspaceId })).toMatchObject({ ok: true });
    expect(await remove("capture", capture.id)).toEqual({ ok: false, reason: "already_redacted" });
  });

  test("that was tampered with, or lost its bytes, is told apart from a redacted one", async () => {
    const { workspaceId } = owner;
    const [altered, lost, redacted] = [
      await makeCapture({ actor: owner, text: "One." }),
      await makeCapture({ actor: owner, text: "Two." }),
      await makeCapture({ actor: owner, text: "Three." }),
    ];
    await db.$executeRaw`UPDATE capture SET text = 'Won.' WHERE workspace_id = ${workspaceId}::uuid AND id = ${altered.id}::uuid`;
    await db.$executeRaw`
      UPDATE capture SET sha256 = ${"0".repeat(64)} WHERE workspace_id = ${workspaceId}::uuid AND id = ${lost.id}::uuid`;
    succeeded(await remove("capture", redacted.id));
    expect(await statesOf("capture", [altered.id, lost.id, redacted.id])).toEqual(["broken", "missing", "redacted"]);
    // Bytes that came back, as from a backup, are no longer what the tombstone says.
    await putBlob({ workspaceId, bytes: Buffer.from("Three.") });
    expect(await statesOf("capture", [redacted.id])).toEqual(["not_removed"]);
    expect(await removeRedactedBytes({ workspaceId })).toBe(true);
    expect(await statesOf("capture", [redacted.id])).toEqual(["redacted"]);
  });

  test("goes with every copy of the same bytes, in this workspace alone", async () => {
    const source = await makeSource({ actor: owner });
    const [one, two] = [await makeCapture({ actor: owner }), await makeCapture({ actor: owner, sourceId: source.id })];
    const stranger = (await makeWorkspace()).owner;
    const theirs = await makeCapture({ actor: stranger });
    succeeded(await remove("capture", one.id));
    expect(await statesOf("capture", [one.id, two.id])).toEqual(["redacted", "redacted"]);
    expect(await getBlob({ workspaceId: stranger.workspaceId, sha256: theirs.sha256 })).not.toBeNull();
    expect(await db.capture.findFirstOrThrow({ where: { id: theirs.id } })).toMatchObject({ text: captureText });
    expect(await remove("capture", theirs.id)).toEqual({ ok: false, reason: "not_found" });
  });

  test("is not called a stored copy any more beside the evidence that was taken from it", async () => {
    const { claimId, captureId } = await makeCheckedClaim({ actor: owner });
    const { workspaceId } = owner;
    const states = async () =>
      (await listEvidence({ workspaceId, where: { claimId } })).map(({ copyState }) => copyState);
    expect(await states()).toEqual(["verified"]);
    expect(await remove("capture", captureId!)).toMatchObject({ ok: true });
    expect(await states()).toEqual(["redacted"]);
  });

  const sameBytes = (sourceId: string) => ({
    sourceId,
    method: "paste" as const,
    bytes: Buffer.from(captureText),
    contentType: "text/plain",
    fileName: null,
    requestedUrl: null,
    finalUrl: null,
    httpStatus: null,
    gone: false,
  });

  test("does not come back with the next copy of the same bytes", async () => {
    const { id, sourceId } = await makeCapture({ actor: owner });
    const copy = sameBytes(sourceId!);
    expect(await storeCapture({ actor: owner, copy, now })).toMatchObject({ ok: true });
    succeeded(await remove("capture", id));
    expect(await storeCapture({ actor: owner, copy, now })).toEqual({ ok: false, reason: "redacted" });
    expect(await storeCapture({ actor: owner, copy: { ...copy, bytes: Buffer.from("Other.") }, now })).toMatchObject({
      ok: true,
    });
  });

  test("does not come back with a copy that was on its way when it was redacted", async () => {
    const { workspaceId, userId } = owner;
    const { id, sourceId, sha256 } = await makeCapture({ actor: owner });
    let stored: Promise<unknown> = Promise.resolve();
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT 1 FROM source WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid FOR UPDATE`;
      stored = storeCapture({ actor: owner, copy: sameBytes(sourceId!), now });
      await waitForLockWaiter();
      const of = { objectType: "capture", objectId: id, sha256 };
      await tx.redaction.create({ data: { workspaceId, ...of, reason, answersWith: 410, byId: userId } });
    });
    expect(await stored).toEqual({ ok: false, reason: "redacted" });
    expect(await db.capture.count({ where: { workspaceId } })).toBe(1);
    expect(await getBlob({ workspaceId, sha256 })).toBeNull();
  });

  test("keeps the place of the words that were taken from it when their note is edited", async () => {
    const { workspaceId } = owner;
    const { id: captureId } = await makeCapture({ actor: owner });
    const made = await makeEvidence({ actor: owner, captureId });
    succeeded(await remove("capture", captureId));
    const edit = async (exact: string) => {
      const { kind, stance } = made;
      const input = { evidenceId: made.id, kind, stance, exact, locator: "p. 3", note: "See there.", groupId: null };
      succeeded(await editEvidence({ actor: owner, input, now }));
      return db.evidence.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: made.id } } });
    };
    const { start, end } = made;
    expect(await edit(made.exact!)).toMatchObject({ note: "See there.", captureId, start, end });
    // Other words were never found in it.
    expect(await edit("Other words.")).toMatchObject({ start: null, end: null });
  });

  test("is called redacted by a verdict that is settled afterwards, and stays verified in the one before", async () => {
    const { workspaceId } = owner;
    const made = await makeCheckedClaim({ actor: owner });
    const { verdictId, claimId } = made;
    succeeded(await remove("capture", made.captureId!));
    expect(await evidenceHasChanged(db, { workspaceId, verdictId })).toBe(false);
    await db.claim.updateMany({ where: { id: claimId }, data: { state: "gathering" } });
    const next = await makeApprovedVerdict({ actor: owner, claimId, evidenceIds: [made.evidenceId] });
    const snapshots = await db.verdictEvidence.findMany({
      where: { workspaceId },
      select: { verdictId: true, snapshot: true },
    });
    const states = new Map(
      snapshots.map(({ verdictId: id, snapshot }) => [id, (snapshot as { copyState: string }).copyState]),
    );
    expect(Object.fromEntries(states)).toEqual({ [verdictId]: "verified", [next.verdictId]: "redacted" });
    expect(await evidenceHasChanged(db, { workspaceId, verdictId: next.verdictId })).toBe(false);
  });

  test("says on its page that it was redacted, and who may know why", async () => {
    const { workspaceId } = owner;
    const { id, sourceId } = await makeCapture({ actor: owner });
    const absent = async () => missingText((await getCapture({ workspaceId, sourceId: sourceId!, captureId: id }))!);
    expect(await absent()).toBeNull();
    succeeded(await remove("capture", id));
    const { name } = await db.user.findUniqueOrThrow({ where: { id: owner.userId } });
    expect(await absent()).toContain(`${name}, who redacted it, may know more`);
    expect(await absent()).toContain("was redacted");
  });

  test.each(["viewer", "volunteer", "reviewer", "editor"] as const)("stays where a %s asks", async (role) => {
    const actor = await makeMember({ workspaceId: owner.workspaceId, role });
    const { id } = await makeCapture({ actor: owner });
    expect(await remove("capture", id, 410, actor)).toEqual({ ok: false, reason: "forbidden" });
    expect(await statesOf("capture", [id])).toEqual(["intact"]);
  });
});

describe("what is published", () => {
  let checked: MadeCheckedClaim;
  let briefing: { briefingId: string; slug: string };

  beforeEach(async () => {
    checked = await makeCheckedClaim({ actor: owner, mayBeRepublished: true });
    briefing = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
    await makeEdition({ actor: owner, briefingId: briefing.briefingId });
  });

  const edition = () => db.edition.findFirstOrThrow({ where: { briefingId: briefing.briefingId, number: 1 } });

  test("an edition loses its text, its pages answer with a notice, and so does the page of its only claim", async () => {
    const { id, sha256 } = await edition();
    const claim = `claims/${checked.claimId}/`;
    expect(await page(`${claim}index.html`)).toContain(checked.statement);
    expect(await remove("edition", id, 451)).toEqual({ ok: true, isRemoved: true });
    expect(await edition()).toMatchObject({ canonical: "", sha256 });
    expect(await statesOf("edition", [id])).toEqual(["redacted"]);
    for (const folder of [`${briefing.slug}/editions/1/`, `${briefing.slug}/`, claim]) {
      const text = await page(`${folder}index.html`);
      expect(text).toContain(reason);
      expect(text).not.toContain(checked.statement);
      expect(await answers(folder)).toMatchObject({ "index.html": 451 });
    }
    expect(await page(`${briefing.slug}/editions/1/edition.json`)).not.toContain(checked.statement);
    expect(await remove("edition", id)).toEqual({ ok: false, reason: "already_redacted" });
  });

  test("a claim that a later edition carries as well keeps its page, and the next edition can be published", async () => {
    const { id } = await edition();
    succeeded(await remove("edition", id));
    await makeEdition({ actor: owner, briefingId: briefing.briefingId, note: "Without the name." });
    expect(await page(`claims/${checked.claimId}/index.html`)).toContain(checked.statement);
    expect(await answers(`claims/${checked.claimId}/`)).toEqual({});
    expect(await page(`${briefing.slug}/index.html`)).toContain(checked.statement);
    expect(await page(`${briefing.slug}/editions/1/index.html`)).toContain(reason);
  });

  test.each(["before", "after"])("a copy that was shown whole goes from its page, %s the edition", async (order) => {
    const { id } = await edition();
    const { sha256 } = await db.capture.findFirstOrThrow({ where: { id: checked.captureId! } });
    expect(await page(`captures/${sha256}/copy.txt`)).toContain("61 per cent");
    if (order === "after") succeeded(await remove("edition", id));
    succeeded(await remove("capture", checked.captureId!, 451));
    if (order === "before") succeeded(await remove("edition", id));
    expect(await page(`captures/${sha256}/copy.txt`)).toBe("");
    expect(await page(`captures/${sha256}/index.html`)).toContain(reason);
    expect(await answers(`captures/${sha256}/`)).toEqual({ "index.html": 451, "copy.txt": 451 });
  });

  test("an edition says in a later notice that a copy it takes evidence from was redacted; the next one says it itself", async () => {
    const { workspaceId } = owner;
    const own = `${briefing.slug}/editions/1/index.html`;
    const before = (await page(own))!;
    const frozen = (text: string) => text.slice(text.indexOf(frozenBegin), text.indexOf(frozenEnd));
    succeeded(await remove("capture", checked.captureId!));
    const [notice, ...more] = await db.laterNotice.findMany({ where: { workspaceId } });
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: "copy_redacted", objectId: checked.sourceId, endedAt: null });
    expect(notice!.text).toMatch(
      /^The copy stored on .+ \(Birch, 2025; claim \d+, evidence 1\) can no longer be looked at/,
    );
    expect(notice!.text).toContain(reason);
    const after = (await page(own))!;
    expect(after).toContain("can no longer be looked at");
    expect(frozen(after)).toBe(frozen(before));

    const { check } = succeeded(await checkPublishing({ actor: owner, briefingId: briefing.briefingId, now }));
    expect(check.warnings).toMatchObject([{ kind: "copy_redacted", evidence: { id: checked.evidenceId } }]);
    expect(check.blockers).toEqual([]);
    await makeEdition({ actor: owner, briefingId: briefing.briefingId, note: "A copy was removed." });
    const second = readEdition((await page(`${briefing.slug}/editions/2/edition.json`))!);
    expect(second.claims[0]!.verdict.evidence[0]).toMatchObject({ copyState: "redacted", context: null });
    expect(second.captures[0]).toMatchObject({ isWhole: false, withheldReason: expect.stringContaining(reason) });
    const drawn = (await page(`${briefing.slug}/editions/2/index.html`))!;
    expect(drawn).toContain("is not there any more");
    expect(drawn).not.toContain("quote verified");
    expect(await verifyChain({ workspaceId })).toMatchObject({ ok: true });
  });

  test("an edition that was tampered with is broken", async () => {
    const { id } = await edition();
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('plumbline.redaction', 'x', true)`;
      await tx.$executeRaw`UPDATE edition SET canonical = '{}' WHERE id = ${id}::uuid`;
    });
    expect(await statesOf("edition", [id])).toEqual(["broken"]);
  });
});

import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { blobPath, putBlob } from "@/lib/platform/blobs";
import { dataFolder } from "@/lib/platform/env";
import { publicRoot, renderWorkspace } from "@/lib/publish/render-public";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { redact } from "@/lib/server/redaction/redact";
import { publishCorrection } from "@/lib/server/edition/publish-correction";
import { reportInWords } from "@/lib/server/verify/report-in-words";
import { verifyWorkspace } from "@/lib/server/verify/verify-workspace";
import {
  card,
  makeBriefing,
  makeCheckedClaim,
  makeEdition,
  paragraph,
  writeBriefing,
  type MadeCheckedClaim,
} from "@/tests/factories/briefing";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";

let owner: Actor;
let slug: string;
let checked: MadeCheckedClaim;
let briefing: { briefingId: string; slug: string };
let stored: { id: string; sha256: string };

beforeEach(async () => {
  ({ owner, slug } = await makeWorkspace({ name: "Harrow Vale Watch" }));
  const { workspaceId } = owner;
  checked = await makeCheckedClaim({ actor: owner, mayBeRepublished: true });
  briefing = await makeBriefing({ actor: owner, content: [card(checked.claimId)] });
  await makeEdition({ actor: owner, briefingId: briefing.briefingId });
  const copy = {
    method: "upload" as const,
    bytes: Buffer.from("<p>A page.</p>"),
    contentType: "text/html",
    gone: false,
  };
  const from = { sourceId: checked.sourceId, fileName: "a.html", requestedUrl: null, finalUrl: null, httpStatus: null };
  const { captureId } = succeeded(await storeCapture({ actor: owner, copy: { ...copy, ...from }, now }));
  stored = await db.capture.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: captureId } } });
  const picture = await putBlob({ workspaceId, bytes: Buffer.from("a picture") });
  await db.captureResource.create({
    data: { ...picture, workspaceId, captureId, number: 1, url: "https://a.example/a.png", mediaType: "image/png" },
  });
});

const verify = () => verifyWorkspace({ workspaceId: owner.workspaceId });
/** Every finding as "label: id: state". */
const findings = async () =>
  (await verify()).parts.flatMap(({ label, findings: found }) =>
    found.map(({ id, state }) => `${label}: ${id}: ${state}`),
  );
/** As somebody would who has the database to themselves: no trigger refuses it. */
const tamper = (sql: string, ...values: unknown[]) =>
  db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    await tx.$executeRawUnsafe(sql, ...values);
  });
const blobOf = (sha256: string) => blobPath({ workspaceId: owner.workspaceId, sha256 });
const publicFile = (file: string) => path.join(publicRoot(), slug, file);
const edition = () => db.edition.findFirstOrThrow({ where: { briefingId: briefing.briefingId } });

test("finds a workspace as it was stored in order, and says how much of what there is", async () => {
  const progress: string[] = [];
  const report = await verifyWorkspace({
    workspaceId: owner.workspaceId,
    onProgress: ({ label }) => progress.push(label),
  });
  expect(report).toMatchObject({ isInOrder: true, record: { ok: true } });
  expect(report.parts.map(({ label, counts }) => [label, counts])).toEqual([
    ["What the record says was stored", { intact: 3 }],
    ["Approvals, corrections and redactions", { intact: expect.any(Number) }],
    ["Stored copies and their text", { intact: 2 }],
    ["Pictures and styles of stored pages", { intact: 1 }],
    ["Texts of articles", { intact: 1 }],
    ["Verdicts", { intact: 1 }],
    ["Editions", { intact: 1 }],
    ["Published files", { intact: expect.any(Number) }],
  ]);
  expect(report.parts.at(-1)!.counts.intact).toBeGreaterThan(8);
  expect(new Set(progress)).toEqual(new Set(["The record", ...report.parts.map(({ label }) => label)]));
  const words = reportInWords({ name: "Harrow Vale Watch", slug, report });
  expect(words).toMatch(/^Harrow Vale Watch \([\w-]+\)\n {2}The record +\d+ links hold together\n/);
  expect(words).toMatch(/Stored copies and their text +2 intact\n/);
});

describe("names", () => {
  test("the link of the record that was altered", async () => {
    await tamper(`UPDATE activity SET actor_id = NULL WHERE workspace_id = $1::uuid AND seq = 3`, owner.workspaceId);
    const report = await verify();
    expect(report).toMatchObject({ isInOrder: false, record: { ok: false, seq: 3, problem: "altered" } });
    expect(reportInWords({ name: "", slug, report })).toContain("BROKEN: link 3 does not match its hash");
  });

  test("a copy whose bytes were exchanged, and one whose bytes are lost", async () => {
    await writeFile(blobOf(stored.sha256), "Other bytes.");
    const report = await verify();
    const [found, ...more] = report.parts.flatMap((part) => part.findings);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ id: stored.id, state: "broken", name: expect.stringContaining("annual report") });
    expect(report.isInOrder).toBe(false);
    await rm(blobOf(stored.sha256));
    expect(await findings()).toEqual([`Stored copies and their text: ${stored.id}: missing`]);
  });

  test("a copy whose text was altered", async () => {
    await tamper("UPDATE capture SET text = 'Another page.' WHERE id = $1::uuid", stored.id);
    expect(await findings()).toEqual([`Stored copies and their text: ${stored.id}: broken`]);
  });

  test("a copy that was put in the place of another together with its hash, and one that is there no more", async () => {
    const other = await putBlob({ workspaceId: owner.workspaceId, bytes: Buffer.from("Forged.") });
    await tamper("UPDATE capture SET sha256 = $2 WHERE id = $1::uuid", stored.id, other.sha256);
    expect(await findings()).toEqual([`What the record says was stored: ${stored.id}: broken`]);
    await tamper("DELETE FROM capture WHERE id = $1::uuid", stored.id);
    expect(await findings()).toContain(`What the record says was stored: ${stored.id}: missing`);
  });

  test("a picture of a stored page that is lost", async () => {
    const { sha256 } = await db.captureResource.findFirstOrThrow({ where: { captureId: stored.id } });
    await rm(blobOf(sha256));
    expect(await findings()).toEqual([`Pictures and styles of stored pages: ${sha256}: missing`]);
  });

  test("the text of an article, also where its hash was altered with it", async () => {
    const { id, text } = await db.articleVersion.findFirstOrThrow({ where: { articleId: checked.articleId } });
    const forged = `${text} More.`;
    await tamper(
      "UPDATE article_version SET text = $2, text_sha256 = $3 WHERE id = $1::uuid",
      id,
      forged,
      sha256Hex(forged),
    );
    expect(await findings()).toEqual([`Texts of articles: ${id}: broken`]);
  });

  test.each([
    ["the reasons of a verdict", "UPDATE verdict SET justification = 'Other reasons.' WHERE id = $1::uuid"],
    [
      "the evidence of a verdict",
      `UPDATE verdict_evidence SET snapshot = jsonb_set(snapshot, '{stance}', '"supports"') WHERE verdict_id = $1::uuid`,
    ],
    ["what is no verdict any more", "UPDATE verdict_evidence SET snapshot = '{}' WHERE verdict_id = $1::uuid"],
  ])("%s", async (_, sql) => {
    await tamper(sql, checked.verdictId);
    expect(await findings()).toEqual([`Verdicts: ${checked.verdictId}: broken`]);
  });

  test("an edition that was altered, with its page, and one that was altered with its hash", async () => {
    const { id, canonical } = await edition();
    const forged = canonical.replace("What the trust said", "What the trust never said");
    await tamper("UPDATE edition SET canonical = $2 WHERE id = $1::uuid", id, forged);
    const found = await findings();
    expect(found).toContain(`Editions: ${id}: broken`);
    expect(found).toContain(`Published files: ${slug}/${briefing.slug}/editions/1/edition.json: broken`);
    await tamper("UPDATE edition SET sha256 = $2 WHERE id = $1::uuid", id, sha256Hex(forged));
    expect(await findings()).toContain(`What the record says was stored: ${id}: broken`);
  });

  test("an approval, a correction and a redaction that somebody put there by hand", async () => {
    const { workspaceId, userId } = owner;
    const { id, sha256 } = await edition();
    const mallory = await makeMember({ workspaceId, role: "reviewer" });
    const { sha256: verdictSha256 } = await db.verdict.findFirstOrThrow({ where: { workspaceId } });
    const approval = await db.approval.create({
      data: { workspaceId, verdictId: checked.verdictId, approverId: mallory.userId, verdictSha256 },
    });
    const correction = await db.correction.create({
      data: {
        workspaceId,
        briefingId: briefing.briefingId,
        fromEditionId: id,
        kind: "retraction",
        note: "",
        byId: userId,
      },
    });
    await tamper("UPDATE edition SET canonical = '' WHERE id = $1::uuid", id);
    const redaction = await db.redaction.create({
      data: { workspaceId, objectType: "edition", objectId: id, sha256, reason: "None.", byId: userId },
    });
    const label = "Approvals, corrections and redactions";
    expect((await findings()).filter((one) => one.startsWith(label))).toEqual(
      [approval, correction, redaction].map((row) => `${label}: ${row.id}: untold`),
    );
    expect((await verify()).isInOrder).toBe(false);
  });

  test("the note of a correction, whether it made an edition or not", async () => {
    const { briefingId } = briefing;
    const note = { briefingId, editionNumber: 1, kind: "clarification" as const, note: "The ward has 12 beds." };
    succeeded(await publishCorrection({ actor: owner, input: note, now }));
    await writeBriefing({ actor: owner, briefingId, content: [paragraph("Anew."), card(checked.claimId)] });
    await makeEdition({ actor: owner, briefingId, note: "The ward has 14 beds." });
    expect(await findings()).toEqual([]);
    const rows = await db.correction.findMany({ where: { briefingId }, orderBy: { id: "asc" } });
    expect(rows).toHaveLength(2);
    await tamper("UPDATE correction SET note = 'Never mind.' WHERE briefing_id = $1::uuid", briefingId);
    const label = "Approvals, corrections and redactions";
    expect((await findings()).filter((one) => one.startsWith(label))).toEqual(
      rows.map(({ id }) => `${label}: ${id}: untold`),
    );
  });

  test("an edition that no page can be drawn from any more", async () => {
    const { id } = await edition();
    await tamper("UPDATE edition SET canonical = '{}' WHERE id = $1::uuid", id);
    expect(await findings()).toEqual([`Editions: ${id}: broken`, `Published files: ${slug}/${briefing.slug}/: broken`]);
  });

  test("pages that were drawn before something changed as outdated, and as fine when they are drawn anew", async () => {
    const { workspaceId } = owner;
    await db.workspace.update({ where: { id: workspaceId }, data: { contact: "desk@example.org" } });
    const found = await findings();
    expect(found).toContain(`Published files: ${slug}/method/index.html: outdated`);
    expect(found.filter((one) => !one.endsWith(": outdated"))).toEqual([]);
    await renderWorkspace({ workspaceId });
    expect(await findings()).toEqual([]);
  });

  test("a published page that was altered or is lost, and nothing but it", async () => {
    const file = `${briefing.slug}/editions/1/index.html`;
    const page = await readFile(publicFile(file), "utf8");
    await writeFile(publicFile(file), page.replace(checked.statement, "Something else."));
    expect(await findings()).toEqual([`Published files: ${slug}/${file}: broken`]);
    await rm(publicFile(file));
    await rm(publicFile("feed.xml"));
    expect(await findings()).toEqual([
      `Published files: ${slug}/${file}: missing`,
      `Published files: ${slug}/feed.xml: missing`,
    ]);
  });
});

test("what was redacted is told apart, and redacted bytes that are still there are named", async () => {
  const input = { reason: "A patient is named.", answersWith: 410 as const };
  succeeded(await redact({ actor: owner, input: { ...input, type: "capture", id: stored.id }, now }));
  succeeded(await redact({ actor: owner, input: { ...input, type: "edition", id: (await edition()).id }, now }));
  const report = await verify();
  expect(report.isInOrder).toBe(true);
  expect(report.parts.map(({ counts }) => counts.redacted ?? 0)).toEqual([0, 0, 1, 1, 0, 0, 1, 0]);
  expect(reportInWords({ name: "", slug, report })).toMatch(/Stored copies and their text +1 intact, 1 redacted/);
  await putBlob({ workspaceId: owner.workspaceId, bytes: Buffer.from("<p>A page.</p>") });
  expect(await findings()).toEqual([`Stored copies and their text: ${stored.id}: not_removed`]);
  expect((await verify()).isInOrder).toBe(false);
});

test("the command ends with 0 where all is well, and with 1 and the names of what is not", async () => {
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/verify.ts", ...words], {
      env: { ...process.env, PLUMBLINE_DATA: dataFolder() },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const fine = await run("--workspace", slug);
  expect(fine).toMatchObject({ code: 0, stderr: "" });
  expect(fine.stdout).toContain("everything is as it was stored");
  await rm(blobOf(stored.sha256));
  const lost = await run("--workspace", slug);
  expect(lost.code).toBe(1);
  expect(lost.stdout).toMatch(new RegExp(`\\(${stored.id}\\): Missing`));
  expect(lost.stderr).toContain("something is not as it was stored");
  expect(await run("--workspace", "nowhere-at-all")).toMatchObject({ code: 1 });
});

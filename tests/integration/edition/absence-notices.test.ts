import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { publicRoot } from "@/lib/publish/render-public";
import { verifyChain } from "@/lib/server/activity/verify-chain";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { previewPage } from "@/lib/publish/preview-page";
import { checkPublishing } from "@/lib/server/edition/check-publishing";
import { redact } from "@/lib/server/redaction/redact";
import { mergeSources } from "@/lib/server/source/merge-sources";
import { makeClaim } from "@/tests/factories/article";
import { card, makeBriefing, makeEdition, paragraph, writeBriefing } from "@/tests/factories/briefing";
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeCapture, makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace } from "@/tests/factories/workspace";
import { storedAnswers } from "@/tests/support/stored-answers";

const url = "https://news.example.org/ward";
const words = "The ward stays open until further notice.";
const page = (body: string) => `<!doctype html><html><head><title>Ward</title></head><body>${body}</body></html>`;
const withWords = { body: page(`<p>${words}</p><p>It has 12 beds.</p>`) };
const withoutWords = { body: page("<p>The ward will close in the autumn.</p><p>It has 12 beds.</p>") };
const notFound = { body: "", status: 404 };
const day = (on: string) => new Date(`${on}T10:00:00.000Z`);

let actor: Actor;
let slug: string;
let sourceId: string;
let captureId: string;
let briefing: { briefingId: string; slug: string };
let claimId: string;
let claimNumber: number;

const fetchOn = async (on: string, answer: Parameters<typeof storedAnswers>[0][string], at = url) =>
  succeeded(await fetchCopy({ actor, sourceId, fetcher: storedAnswers({ [at]: answer }), now: day(on) }));
const standing = async () =>
  (
    await db.laterNotice.findMany({
      where: { workspaceId: actor.workspaceId, endedAt: null, kind: { in: ["page_gone", "words_gone"] } },
      orderBy: { id: "asc" },
    })
  ).map(({ kind, text }) => `${kind}: ${text}`);
const drawn = () => readFile(path.join(publicRoot(), slug, briefing.slug, "editions/1/index.html"), "utf8");
/** A note breaks its lines where the source of the page does. */
const drawnWords = async () => (await drawn()).replaceAll(/\s+/gu, " ");

beforeEach(async () => {
  ({ owner: actor, slug } = await makeWorkspace());
  sourceId = (await makeSource({ actor, url })).id;
  captureId = (await fetchOn("2026-05-03", withWords)).captureId;
  ({ claimId, number: claimNumber } = await makeClaim({ actor, state: "gathering" }));
  const evidence = await makeEvidence({ actor, claimId, sourceId, captureId, exact: words });
  await makeApprovedVerdict({ actor, claimId, evidenceIds: [evidence.id] });
  briefing = await makeBriefing({ actor, content: [card(claimId)] });
  await makeEdition({ actor, briefingId: briefing.briefingId, now: day("2026-06-01") });
});

const place = () => `claim ${claimNumber}, evidence 1`;
const wordsGone = (present: string, absent: string) =>
  `words_gone: Words that this edition quotes (Birch, 2025; ${place()}) were present at the page’s address on ${present} and absent on ${absent}. Our copy of 3 May 2026 stands.`;
const pageGone = (present: string, absent: string) =>
  `page_gone: A page that this edition takes evidence from (Birch, 2025; ${place()}) was present on ${present} and was not found on ${absent}. Our copy of 3 May 2026 stands.`;

describe("around a published edition", () => {
  test("a page that changed elsewhere is no matter", async () => {
    const changed = await fetchOn("2026-09-09", { body: page(`<p>${words}</p><p>It has 11 beds.</p>`) });
    expect(changed.change).toBe("changed");
    expect(await standing()).toEqual([]);
    expect(await drawn()).not.toContain("Later notice");
  });

  test("words that are no longer at the address are told by two days, until a copy has them again", async () => {
    await fetchOn("2026-07-01", withWords);
    await fetchOn("2026-09-09", withoutWords);
    expect(await standing()).toEqual([wordsGone("1 July 2026", "9 September 2026")]);
    expect(await drawnWords()).toContain("present at the page’s address on 1 July 2026 and absent on 9 September 2026");
    expect(await drawn()).toContain("Go to source 1");
    // Looking again changes nothing of what was first seen.
    await fetchOn("2026-10-10", { body: page("<p>Other words again.</p><p>It has 12 beds.</p>") });
    expect(await standing()).toEqual([wordsGone("1 July 2026", "9 September 2026")]);
    await fetchOn("2026-11-11", withWords);
    expect(await standing()).toEqual([]);
    expect(await drawn()).not.toContain("Later notice");
    expect(await db.laterNotice.count({ where: { workspaceId: actor.workspaceId } })).toBe(1);
    expect(await verifyChain({ workspaceId: actor.workspaceId })).toMatchObject({ ok: true });
  });

  test("the same words set otherwise are the same words", async () => {
    await fetchOn("2026-09-09", {
      body: page("<p>The ward stays\u00a0open until   further notice.</p><p>No beds.</p>"),
    });
    expect(await standing()).toEqual([]);
  });

  test("a page that is not found is told as that, and not as missing words", async () => {
    expect((await fetchOn("2026-09-09", notFound)).change).toBe("gone");
    await fetchOn("2026-09-16", notFound);
    expect(await standing()).toEqual([pageGone("3 May 2026", "9 September 2026")]);
    expect(await drawnWords()).toContain("not found on 9 September 2026");
    // It comes back with other words: there again, but not as quoted.
    await fetchOn("2026-09-20", withoutWords);
    expect(await standing()).toEqual([wordsGone("3 May 2026", "20 September 2026")]);
    await fetchOn("2026-09-30", notFound);
    expect(await standing()).toEqual([
      wordsGone("3 May 2026", "20 September 2026"),
      pageGone("20 September 2026", "30 September 2026"),
    ]);
  });

  test("a page that moved with its words is no matter", async () => {
    await fetchOn("2026-09-09", notFound);
    expect(await standing()).toHaveLength(1);
    const moved = "https://news.example.org/new/ward";
    await db.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } },
      data: { url: moved },
    });
    await fetchOn("2026-09-12", withWords, moved);
    expect(await standing()).toEqual([]);
  });

  test("a copy that cannot be read tells nothing about words", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await fetchOn("2026-09-09", { body: png, type: "image/png" });
    expect(await standing()).toEqual([]);
  });

  test("what somebody uploads or pastes says nothing about the address", async () => {
    const copy = { sourceId, fileName: null, requestedUrl: null, finalUrl: null, httpStatus: null, gone: false };
    const bytes = new TextEncoder().encode("Other words.");
    const pasted = { ...copy, method: "paste" as const, bytes, contentType: "text/plain" };
    succeeded(await storeCapture({ actor, copy: pasted, now: day("2026-09-09") }));
    expect(await standing()).toEqual([]);
  });

  test("the publisher is told before the next edition, which has the notice from the start; and both lose it", async () => {
    await fetchOn("2026-09-09", withoutWords);
    const { briefingId } = briefing;
    await writeBriefing({ actor, briefingId, content: [paragraph("More."), card(claimId)] });
    const { check } = succeeded(await checkPublishing({ actor, briefingId, now: day("2026-09-10") }));
    expect(check.warnings).toMatchObject([{ kind: "no_longer_there", sourceId }]);
    const [own] = await standing();
    expect(check.notices.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([own]);
    const preview = await previewPage({
      ...check,
      workspaceId: actor.workspaceId,
      edition: check.preview,
      before: null,
    });
    expect(preview).toContain("absent on 9 September 2026");
    await makeEdition({ actor, briefingId, now: day("2026-09-10") });
    expect(await standing()).toHaveLength(2);
    await fetchOn("2026-09-12", withWords);
    expect(await standing()).toEqual([]);
  });

  test("a copy that was redacted is not said to stand", async () => {
    succeeded(
      await redact({
        actor,
        input: { type: "capture", id: captureId, reason: "A patient is named.", answersWith: 410 },
        now: day("2026-08-01"),
      }),
    );
    await fetchOn("2026-09-09", notFound);
    const [notice] = await standing();
    expect(notice).toContain("present on 3 May 2026 and was not found on 9 September 2026.");
    expect(notice).not.toContain("Our copy");
  });

  test("copies of the source that it was merged into count", async () => {
    const heir = await makeSource({ actor, url });
    succeeded(await mergeSources({ actor, input: { absorbedId: sourceId, intoId: heir.id }, now: day("2026-08-01") }));
    sourceId = heir.id;
    await fetchOn("2026-09-09", withoutWords);
    expect(await standing()).toEqual([wordsGone("3 May 2026", "9 September 2026")]);
    expect(await drawn()).toContain("Go to source 1");
  });
});

test("words from a pasted copy were never seen at the address, so nothing is said of them", async () => {
  const pasted = await makeSource({ actor, url: "https://news.example.org/other" });
  const copy = await makeCapture({ actor, sourceId: pasted.id, text: words });
  const other = await makeClaim({ actor, state: "gathering" });
  const evidence = await makeEvidence({ actor, claimId: other.claimId, captureId: copy.id, exact: words });
  await makeApprovedVerdict({ actor, claimId: other.claimId, evidenceIds: [evidence.id] });
  const made = await makeBriefing({ actor, title: "Other", content: [card(other.claimId)] });
  await makeEdition({ actor, briefingId: made.briefingId, now: day("2026-06-01") });
  sourceId = pasted.id;
  await fetchOn("2026-07-01", withoutWords, pasted.url!);
  await fetchOn("2026-09-09", notFound, pasted.url!);
  expect(await standing()).toEqual([]);
});

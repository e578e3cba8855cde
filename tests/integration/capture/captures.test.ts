import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getBlob } from "@/lib/platform/blobs";
import { getCapture } from "@/lib/server/capture/data";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { readTextInWorker } from "@/lib/server/capture/read-text-in-worker";
import { storeCapture, type IncomingCopy } from "@/lib/server/capture/store-capture";
import { createEvidence } from "@/lib/server/evidence/mutations";
import { makeClaim } from "@/tests/factories/article";
import { makeRound, makeVerdict, succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { storedAnswers } from "@/tests/support/stored-answers";
import { tinyPdf } from "@/tests/support/tiny-pdf";

let actor: Actor;
let sourceId: string;
const url = "https://news.example.org/ward";
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor, url })).id;
});

const upload = (bytes: Uint8Array, fields: Partial<IncomingCopy> = {}, at = now) =>
  storeCapture({
    actor,
    copy: {
      sourceId,
      method: "upload",
      bytes,
      contentType: null,
      fileName: null,
      requestedUrl: null,
      finalUrl: null,
      httpStatus: null,
      gone: false,
      ...fields,
    },
    now: at,
  });
const utf8 = (text: string) => new TextEncoder().encode(text);
const html = (body: string) =>
  `<!doctype html><html><head><title>T</title><script>let x = "hidden"</script></head><body>${body}</body></html>`;
const fetchNow = (answer: Parameters<typeof storedAnswers>[0][string], at = now) =>
  fetchCopy({ actor, sourceId, fetcher: storedAnswers({ [url]: answer }), now: at });
const rowOf = (captureId: string) =>
  db.capture.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: captureId } } });

describe("storeCapture", () => {
  test("keeps the bytes and all words of a web page, without its scripts", async () => {
    const bytes = utf8(html("<nav>Home</nav><p>The ward stays\u00ad open.</p><table><tr><td>48,210</td></tr></table>"));
    const stored = succeeded(await upload(bytes, { contentType: "text/html; charset=utf-8", fileName: "ward.html" }));
    expect(stored).toMatchObject({ change: "first", hasText: true });
    const row = await rowOf(stored.captureId);
    expect(row).toMatchObject({ mediaType: "text/html", bytes: bytes.byteLength, method: "upload" });
    expect(row.text).toBe("Home\nThe ward stays open.\n48,210");
    expect(await getBlob({ workspaceId: actor.workspaceId, sha256: row.sha256 })).toEqual(Buffer.from(bytes));
  });

  test("reads the text of a PDF", async () => {
    const bytes = tinyPdf("The board has not decided to close the ward.");
    const { captureId } = succeeded(await upload(bytes, { contentType: "application/pdf" }));
    expect(await rowOf(captureId)).toMatchObject({
      mediaType: "application/pdf",
      text: "The board has not decided to close the ward.",
    });
  });

  test("stores a broken PDF and an image without text, and says so", async () => {
    const broken = tinyPdf("Words").subarray(0, 120);
    expect(await upload(broken)).toMatchObject({ ok: true, hasText: false });
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const stored = succeeded(await upload(png, { contentType: "text/html", fileName: "page.html" }));
    expect(await rowOf(stored.captureId)).toMatchObject({ mediaType: "image/png", text: "" });
  });

  test.each([
    ["nothing", new Uint8Array(), {}, "empty"],
    ["a program", Buffer.from("7f454c460201010000000000000000000000", "hex"), {}, "unsupported_type"],
    ["a text that is called a PDF", utf8("Just words"), { contentType: "application/pdf" }, "unsupported_type"],
    ["more than 20 MB", new Uint8Array(20 * 1024 * 1024 + 1), {}, "too_large"],
  ])("refuses %s", async (_, bytes, fields, reason) => {
    expect(await upload(bytes, fields)).toEqual({ ok: false, reason });
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("refuses a source of another workspace and a merged one", async () => {
    const foreign = await makeSource({ actor: (await makeWorkspace()).owner });
    const merged = await makeSource({ actor, mergedIntoId: sourceId });
    expect(await upload(utf8("Words"), { sourceId: foreign.id })).toEqual({ ok: false, reason: "not_found" });
    expect(await upload(utf8("Words"), { sourceId: merged.id })).toEqual({ ok: false, reason: "merged" });
  });

  test("ties waiting evidence to the first copy that holds its quote, and leaves what is judged alone", async () => {
    const exact = "The ward stays open.";
    const waiting = await makeEvidence({ actor, sourceId, exact });
    const absent = await makeEvidence({ actor, sourceId, exact: "Something else entirely, never printed." });
    const underReview = await makeEvidence({ actor, sourceId, exact });
    await makeRound({ actor, claimId: underReview.claimId, evidenceIds: [underReview.id] });
    const judged = await makeEvidence({ actor, sourceId, exact });
    await makeVerdict({ actor, claimId: judged.claimId, evidenceIds: [judged.id] });
    const stored = succeeded(await upload(utf8(`On Monday: ${exact}`)));
    expect(stored.verified).toBe(1);
    const rows = await db.evidence.findMany({ where: { workspaceId: actor.workspaceId, captureId: { not: null } } });
    expect(rows).toMatchObject([{ id: waiting.id, captureId: stored.captureId, start: 11, end: 31 }]);
    expect(rows.map(({ id }) => id)).not.toContain(absent.id);
  });
});

test("a file that cannot be read in time gives no text instead of holding up the server", async () => {
  const bytes = utf8(html("<p>Words</p>".repeat(20_000)));
  expect(await readTextInWorker({ bytes, mediaType: "text/html", contentType: null, timeLimitMs: 0 })).toBeNull();
});

describe("fetchCopy", () => {
  test("notes where it came from and compares with the copy before, by its words", async () => {
    const first = succeeded(await fetchNow({ body: html("<p>One  two.</p>"), finalUrl: `${url}/final` }));
    expect(await rowOf(first.captureId)).toMatchObject({
      requestedUrl: url,
      finalUrl: `${url}/final`,
      httpStatus: 200,
      change: "first",
    });
    const same = await fetchNow({ body: html("<p class='x'>One two.</p><script>2</script>") }, later(1));
    expect(same).toMatchObject({ change: "same", opened: 0 });
    expect(await fetchNow({ body: html("<p>One three.</p>") }, later(2))).toMatchObject({ change: "changed" });
    expect(await fetchNow({ body: html("<p>One two.</p>") }, later(3))).toMatchObject({ change: "changed" });
  });

  test("a changed page and a page that went put what rests on it into the queue", async () => {
    const first = succeeded(await fetchNow({ body: html("<p>The ward stays open.</p>") }));
    const { claimId } = await makeClaim({ actor });
    const input = { claimId, sourceId, captureId: first.captureId, kind: "quotation", stance: "refutes" } as const;
    const words = { exact: "The ward stays open.", locator: "", note: "", groupId: null };
    const { evidenceId } = succeeded(await createEvidence({ actor, input: { ...input, ...words }, now }));
    const changed = succeeded(await fetchNow({ body: html("<p>The ward closes.</p>") }, later(1)));
    expect(changed).toMatchObject({ change: "changed", opened: 2 });
    const gone = succeeded(await fetchNow({ body: "", status: 410 }, later(2)));
    expect(gone).toMatchObject({ change: "gone", opened: 2, hasText: false });
    const items = await db.reReviewItem.findMany({ where: { workspaceId: actor.workspaceId }, orderBy: { id: "asc" } });
    expect(items.map(({ cause, causeId, objectType, objectId }) => [cause, causeId, objectType, objectId])).toEqual(
      expect.arrayContaining([
        ["capture_changed", changed.captureId, "evidence", evidenceId],
        ["capture_changed", changed.captureId, "claim", claimId],
        ["capture_gone", gone.captureId, "evidence", evidenceId],
        ["capture_gone", gone.captureId, "claim", claimId],
      ]),
    );
    // A page that comes back as it last was has not changed since.
    expect(await fetchNow({ body: html("<p>The ward closes.</p>") }, later(3))).toMatchObject({ change: "same" });
  });

  test("an upload with other words is another copy and puts nothing in doubt", async () => {
    succeeded(await fetchNow({ body: html("<p>The ward stays open.</p>") }));
    await makeEvidence({ actor, sourceId });
    expect(await upload(utf8("Other words"))).toMatchObject({ change: "first", opened: 0 });
    expect(await upload(utf8("Yet other words"), {}, later(1))).toMatchObject({ change: "changed", opened: 0 });
  });

  test.each([
    [{ body: "", status: 404 }, "page_missing"],
    [{ body: "No.", status: 403 }, "page_refused"],
    [{ body: "Oh.", status: 500 }, "page_refused"],
    [{ refused: "private_address" }, "private_address"],
    [{ refused: "too_large" }, "too_large"],
  ] as const)("when the website gives %j nothing is stored: %s", async (answer, reason) => {
    expect(await fetchNow(answer)).toEqual({ ok: false, reason });
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("a source without an address is fetched by its DOI, or not at all", async () => {
    const bare = await makeSource({ actor });
    const fetcher = storedAnswers({ "https://doi.org/10.5555/x": { body: html("<p>Words</p>") } });
    expect(await fetchCopy({ actor, sourceId: bare.id, fetcher, now })).toEqual({ ok: false, reason: "no_url" });
    const withDoi = await makeSource({ actor, doi: "10.5555/x" });
    expect(await fetchCopy({ actor, sourceId: withDoi.id, fetcher, now })).toMatchObject({ ok: true, change: "first" });
  });
});

test("the page of a changed copy says what changed since the copy before", async () => {
  const first = succeeded(await fetchNow({ body: html("<p>The ward stays open.</p><p>It has 12 beds.</p>") }));
  const second = succeeded(await fetchNow({ body: html("<p>The ward closes.</p><p>It has 12 beds.</p>") }, later(1)));
  const { workspaceId } = actor;
  expect((await getCapture({ workspaceId, sourceId, captureId: first.captureId }))?.before).toBeNull();
  expect(await getCapture({ workspaceId, sourceId, captureId: second.captureId })).toMatchObject({
    before: { id: first.captureId },
    difference: [
      { kind: "removed", lines: ["The ward stays open."] },
      { kind: "added", lines: ["The ward closes."] },
      { kind: "same", lines: ["It has 12 beds."] },
    ],
  });
});

test("one thread reads many files, and one that is held up is replaced", async () => {
  const read = (body: string, timeLimitMs?: number) =>
    readTextInWorker({
      bytes: utf8(html(body)),
      mediaType: "text/html",
      contentType: null,
      ...(timeLimitMs === 0 && { timeLimitMs }),
    });
  expect((await read("<p>One</p>"))?.text).toBe("One");
  expect(await read("<p>Words</p>".repeat(20_000), 0)).toBeNull();
  expect(
    (await Promise.all(["Two", "Three", "Four"].map((word) => read(`<p>${word}</p>`)))).map((it) => it?.text),
  ).toEqual(["Two", "Three", "Four"]);
});

import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { WARCParser } from "warcio";
import yauzl from "yauzl";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { dataFolder } from "@/lib/platform/env";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { storeCapture } from "@/lib/server/capture/store-capture";
import { surtOf } from "@/lib/server/capture/wacz/cdx-line";
import { exportWacz, type WaczScope } from "@/lib/server/capture/wacz/export-wacz";
import { makeClaim } from "@/tests/factories/article";
import { succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { storedAnswers } from "@/tests/support/stored-answers";
import { tinyPdf } from "@/tests/support/tiny-pdf";

let actor: Actor;
let sourceId: string;
let folder: string;
const url = "https://www.news.example.org/ward?id=7";
const html = (words: string) =>
  `<!doctype html><html><head><title>T</title><link rel=stylesheet href="/s.css"></head><body><p>${words}</p></body></html>`;
const css = "p{color:teal}";
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
  sourceId = (await makeSource({ actor, url, title: "Ward to stay open" })).id;
  folder = await mkdtemp(path.join(tmpdir(), "wacz-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fetched(words: string, at = now, status = 200) {
  const fetcher = storedAnswers({
    [url]: { body: html(words), status },
    "https://www.news.example.org/s.css": { body: css, type: "text/css" },
  });
  return succeeded(await fetchCopy({ actor, sourceId, fetcher, now: at })).captureId;
}

const byHand = { requestedUrl: null, finalUrl: null, httpStatus: null, gone: false } as const;

async function pasted(id: string, words: string) {
  const contentType = "text/plain; charset=utf-8";
  const copy = { sourceId: id, method: "paste", bytes: Buffer.from(words), contentType, fileName: null } as const;
  return succeeded(await storeCapture({ actor, copy: { ...copy, ...byHand }, now: later(2) })).captureId;
}

/** The files of an archive, each read through the list at the end of the zip, with its checksum checked. */
async function exported(scope: WaczScope): Promise<Map<string, Buffer>> {
  const { stream, bytes } = succeeded(await exportWacz({ workspaceId: actor.workspaceId, scope, now }));
  const whole = await buffer(stream);
  expect(whole.byteLength).toBe(bytes);
  const zip = await yauzl.fromBufferPromise(whole);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    expect(entry.compressionMethod).toBe(0);
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

const jsonLines = (bytes: Buffer) =>
  bytes
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string>);

async function recordsOf(warc: Buffer) {
  const found: {
    type: string | undefined;
    url: string | null | undefined;
    date: string | null | undefined;
    status: number | undefined;
    contentType: string | null | undefined;
    body: string;
    payload: string | null | undefined;
  }[] = [];
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(warc));
      controller.close();
    },
  });
  for await (const record of new WARCParser(source.getReader())) {
    found.push({
      type: record.warcType,
      url: record.warcTargetURI,
      date: record.warcDate,
      status: record.httpHeaders ? Number(record.httpHeaders.statusCode) : undefined,
      contentType: record.warcContentType,
      body: await record.contentText(),
      payload: record.warcPayloadDigest,
    });
  }
  return found;
}

test("a page with what it shows can be read back by another program, and every digest holds", async () => {
  const captureId = await fetched("The ward stays open.");
  const files = await exported({ sourceId, captureId });
  expect([...files.keys()]).toEqual([
    "archive/data.warc.gz",
    "indexes/index.cdx",
    "pages/pages.jsonl",
    "datapackage.json",
    "datapackage-digest.json",
  ]);
  const description = JSON.parse(files.get("datapackage.json")!.toString());
  expect(description).toMatchObject({
    profile: "data-package",
    wacz_version: "1.1.1",
    title: "Ward to stay open",
    metadata: { title: "Ward to stay open" },
    mainPageUrl: url,
    mainPageDate: now.toISOString(),
  });
  // All files but the manifest itself and its digest stand in the manifest.
  expect(description.resources.map(({ path: name }: { path: string }) => name)).toEqual([...files.keys()].slice(0, 3));
  for (const { path: name, hash, bytes } of description.resources) {
    expect(files.get(name)!.byteLength).toBe(bytes);
    expect(`sha256:${sha256(files.get(name)!)}`).toBe(hash);
  }
  const digest = JSON.parse(files.get("datapackage-digest.json")!.toString());
  expect(digest).toEqual({ path: "datapackage.json", hash: `sha256:${sha256(files.get("datapackage.json")!)}` });

  const warc = files.get("archive/data.warc.gz")!;
  const date = now.toISOString().replace(/\.\d{3}/u, "");
  const body = html("The ward stays open.");
  expect(await recordsOf(warc)).toMatchObject([
    { type: "warcinfo" },
    { type: "response", url, date, status: 200, body, payload: `sha256:${sha256(body)}` },
    { type: "response", url: "https://www.news.example.org/s.css", status: 200, body: css },
  ]);
  const [head, first] = jsonLines(files.get("pages/pages.jsonl")!);
  expect(head).toMatchObject({ format: "json-pages-1.0" });
  expect(first).toMatchObject({ url, title: "Ward to stay open", text: "The ward stays open.", ts: now.toISOString() });
});

test("says of a pasted text how its letters are written", async () => {
  await pasted(sourceId, "Wörter eines Briefs");
  const warc = (await exported({ sourceId })).get("archive/data.warc.gz")!;
  const [, record] = await recordsOf(warc);
  expect(record).toMatchObject({
    type: "resource",
    contentType: "text/plain; charset=utf-8",
    body: "Wörter eines Briefs",
  });
});

test("each line of the index leads to its record", async () => {
  await fetched("The ward stays open.");
  await fetched("The ward closes.", later(5));
  await fetched("Gone for good", later(9), 410);
  const files = await exported({ sourceId });
  const lines = files.get("indexes/index.cdx")!.toString().trim().split("\n");
  expect(lines).toEqual(lines.toSorted());
  expect(lines.filter((line) => line.startsWith("org,example,news)/ward?id=7 "))).toHaveLength(3);
  const warc = files.get("archive/data.warc.gz")!;
  for (const line of lines) {
    const entry = JSON.parse(line.slice(line.indexOf("{")));
    const record = gunzipSync(warc.subarray(Number(entry.offset), Number(entry.offset) + Number(entry.length)));
    expect(record.toString()).toMatch(
      new RegExp(`^WARC/1\\.1\\r\\n[^]*WARC-Target-URI: ${entry.url.replace("?", "\\?")}\\r\\n`),
    );
    expect(record.toString()).toContain(`HTTP/1.1 ${entry.status}`);
  }
});

test("a player finds the record of each page by its address as a browser writes it, and its second", async () => {
  const typed = "https://www.news.example.org/Größe?Ort=Köln#there";
  const source = await makeSource({ actor, url: typed, title: "Size" });
  const fetcher = storedAnswers({ [typed]: { body: html("Large."), finalUrl: new URL(typed).href } });
  await fetchCopy({ actor, sourceId: source.id, fetcher, now: later(1) });
  await pasted(source.id, "Words of a letter");
  const files = await exported({ sourceId: source.id });
  const [, ...pages] = jsonLines(files.get("pages/pages.jsonl")!);
  expect(pages[0]!.url).toBe("https://www.news.example.org/Gr%C3%B6%C3%9Fe?Ort=K%C3%B6ln");
  expect(pages).toHaveLength(2);
  const index = files.get("indexes/index.cdx")!.toString().trim().split("\n");
  for (const page of pages) {
    expect(page.url).toBe(new URL(page.url!).href);
    const second = page.ts!.replace(/\D/gu, "").slice(0, 14);
    const found = index.filter((line) => line.startsWith(`${surtOf(page.url!)} ${second} {`));
    expect(found.map((line) => JSON.parse(line.slice(line.indexOf("{"))).url)).toEqual([page.url]);
  }
});

test("what was uploaded stands there under an address that the web cannot have, and a claim's copies are those that its evidence uses", async () => {
  await fetched("The ward stays open.");
  const other = await makeSource({ actor, title: "Annual report" });
  const bytes = tinyPdf("The board has not decided.");
  const file = { method: "upload", bytes, contentType: "application/pdf", fileName: "report.pdf" } as const;
  const copy = { ...file, ...byHand, sourceId: other.id };
  const { captureId } = succeeded(await storeCapture({ actor, copy, now }));
  const { claimId } = await makeClaim({ actor });
  await makeEvidence({ actor, claimId, captureId, exact: "The board has not decided." });
  const [, record, ...more] = await recordsOf((await exported({ claimId })).get("archive/data.warc.gz")!);
  const address = `https://uploaded.invalid/${captureId}/report.pdf`;
  expect(record).toMatchObject({ type: "resource", url: address, payload: `sha256:${sha256(bytes)}` });
  expect(more).toEqual([]);
});

test("says what is not there, and leaves no file behind", async () => {
  const { workspaceId } = actor;
  expect(await exportWacz({ workspaceId, scope: { sourceId }, now })).toEqual({ ok: false, reason: "nothing_stored" });
  const captureId = await fetched("The ward stays open.");
  const foreign = (await makeWorkspace()).owner.workspaceId;
  expect(await exportWacz({ workspaceId: foreign, scope: { sourceId, captureId }, now })).toMatchObject({ ok: false });
  await exported({ sourceId, captureId });
  expect(await readdir(path.join(dataFolder(), "lent"))).toEqual([]);
});

test.each([
  ["https://www.example.org/A?b=C", "org,example)/a?b=c"],
  ["http://example.org:8080/", "org,example:8080)/"],
  ["not an address", "not%20an%20address"],
])("%s is sorted as %s", (address, key) => expect(surtOf(address)).toBe(key));

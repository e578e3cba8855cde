import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { captureRefusalWords } from "@/lib/domain/source/capture-words";
import { guardedFetch } from "@/lib/platform/guarded-fetch";
import { getBlob } from "@/lib/platform/blobs";
import { fetchCopy } from "@/lib/server/capture/fetch-copy";
import { tinyPdf } from "@/tests/support/tiny-pdf";
import {
  HostileServer,
  onlyTestServer,
  startRawServer,
  type Handler,
} from "@/tests/integration/guarded-fetch/hostile-server";
import { succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import type { Fetcher } from "@/lib/server/source/look-up-source";

// A website that means no good stands behind the address of a source. Nothing hangs, nothing that was stored is lost, and
// each answer gets its words.

const server = new HostileServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let actor: Actor;
let sourceId: string;
beforeEach(async () => {
  totalMs = 30_000;
  actor = (await makeWorkspace()).owner;
});

/** Milliseconds that a website is given here: as in the product, or few where it is about those that come to no end. */
let totalMs = 30_000;
const little = 700;
const resolver = (host: string) => Promise.resolve([host === "inside.example" ? "10.0.0.7" : "127.0.0.1"]);
const fetcher: Fetcher = ({ url, limits }) =>
  guardedFetch({
    url,
    limits: { maxBytes: 20 * 1024 * 1024, ...limits, totalMs },
    resolver,
    addressRule: onlyTestServer,
  });

const html = (body: string) => `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`;
const page = { "content-type": "text/html; charset=utf-8" };
const say =
  (body: string | Uint8Array, status = 200, headers: Record<string, string> = page): Handler =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

async function sourceAt(path: string, handler?: Handler) {
  if (handler) server.on(path, handler);
  sourceId = (await makeSource({ actor, url: server.url(path) })).id;
}
const fetchNow = (minutes = 0) =>
  fetchCopy({ actor, sourceId, fetcher, now: new Date(now.getTime() + minutes * 60_000) });

describe("nothing is stored of an answer that says nothing", () => {
  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
  const cases: [string, string, keyof typeof captureRefusalWords, Handler][] = [
    ["never answers", "/silent", "timed_out", () => {}],
    [
      "sends a letter now and then",
      "/drip",
      "timed_out",
      (_request, response) => {
        response.writeHead(200, page);
        const timer = setInterval(() => response.write("<"), 50);
        response.on("close", () => clearInterval(timer));
      },
    ],
    [
      "sends without end",
      "/endless",
      "too_large",
      (_request, response) => {
        response.writeHead(200, page);
        const piece = Buffer.alloc(1024 * 1024, 60);
        const more = () => {
          while (!response.destroyed && response.write(piece));
          if (!response.destroyed) response.once("drain", more);
        };
        more();
      },
    ],
    ["packs 40 MB into 40 kB", "/bomb", "too_large", say(bomb, 200, { ...page, "content-encoding": "gzip" })],
    [
      "says it is packed and is not",
      "/unpacked",
      "bad_response",
      say("<p>Words</p>", 200, { ...page, "content-encoding": "gzip" }),
    ],
    [
      "claims to be 1 GB long",
      "/long",
      "too_large",
      say("<p>Words</p>", 200, { ...page, "content-length": "1073741824" }),
    ],
    [
      "leads to an address inside by its name",
      "/by-name",
      "private_address",
      (_q, r) => r.writeHead(302, { location: `http://inside.example:${server.port}/` }).end(),
    ],
    [
      "leads to an address inside by its number",
      "/by-number",
      "private_address",
      say("", 302, { location: "http://169.254.169.254/latest/meta-data/" }),
    ],
    [
      "leads to this machine by another spelling",
      "/by-spelling",
      "private_address",
      say("", 302, { location: "http://[::ffff:7f00:1]/" }),
    ],
    ["leads to a file", "/file", "forbidden_scheme", say("", 302, { location: "file:///etc/passwd" })],
    ["leads to itself", "/circle", "too_many_redirects", say("", 302, { location: "/circle" })],
    [
      "shows a wall of cookies",
      "/wall",
      "wall",
      say(
        html(
          "<h1>Before you continue</h1><p>We and our 843 partners use cookies and personal data.</p><button>Accept all</button>",
        ),
      ),
    ],
    ["asks for a password", "/login", "wall", say(html("<h1>Sign in</h1><form><input type=password></form>"))],
    [
      "says 404 with a page of text",
      "/missing",
      "page_missing",
      say(html("<p>Nothing here. See our other news.</p>"), 404),
    ],
    ["says 200 and means 404", "/soft", "page_missing", say(html("<h1>Page not found</h1><p>Sorry.</p>"))],
    ["forbids it", "/forbidden", "page_refused", say("No", 403)],
    [
      "sends a program as a web page",
      "/program",
      "unsupported_type",
      say(Buffer.from("7f454c4602010100000000000000000000000000", "hex")),
    ],
    [
      "sends text as a PDF",
      "/no-pdf",
      "unsupported_type",
      say("Just words", 200, { "content-type": "application/pdf" }),
    ],
    ["sends nothing", "/nothing", "empty", say("")],
  ];

  test.each(cases)("one that %s", async (_, path, reason, handler) => {
    await sourceAt(path, handler);
    if (reason === "timed_out") totalMs = little;
    expect(await fetchNow()).toEqual({ ok: false, reason });
    expect(captureRefusalWords[reason].length).toBeGreaterThan(20);
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("one that hangs up in the middle of what it announced", async () => {
    const raw = await startRawServer((socket) =>
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5000\r\n\r\n<p>The ward"),
    );
    sourceId = (await makeSource({ actor, url: `http://saltmere.example:${raw.port}/` })).id;
    const outcome = await fetchNow();
    await raw.stop();
    expect(outcome).toMatchObject({ ok: false });
    expect(["bad_response", "unreachable"]).toContain((outcome as { reason: string }).reason);
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });
});

describe("what lies is taken for what it is", () => {
  test("a PDF that calls itself a web page is a PDF", async () => {
    await sourceAt("/pdf-as-page", say(tinyPdf("The board has not decided.")));
    const { captureId } = succeeded(await fetchNow());
    const row = await db.capture.findFirstOrThrow({ where: { id: captureId } });
    expect(row).toMatchObject({ mediaType: "application/pdf", text: "The board has not decided." });
  });

  test("a page in another coding than it says is read all the same, and kept as it came", async () => {
    const bytes = Buffer.from(html("<p>Die Abteilung bleibt geöffnet.</p>"), "utf8");
    await sourceAt("/charset", say(bytes, 200, { "content-type": "text/html; charset=iso-8859-1" }));
    const { captureId } = succeeded(await fetchNow());
    const row = await db.capture.findFirstOrThrow({ where: { id: captureId } });
    expect(row.text).toBe("Die Abteilung bleibt geöffnet.");
    expect(await getBlob({ workspaceId: actor.workspaceId, sha256: row.sha256 })).toEqual(bytes);
  });

  test("a page nested without end is stored, without text", async () => {
    await sourceAt("/deep", say(html(`${"<div>".repeat(200_000)}Words`)));
    expect(await fetchNow()).toMatchObject({ ok: true, change: "first", hasText: false });
  });
});

describe("what was stored stays", () => {
  test("a page that changes at each load by a key and a counter is the same, and its words are not doubled on the disk", async () => {
    let loads = 0;
    await sourceAt("/nonce", (_request, response) => {
      loads += 1;
      const key = `${loads}`.padStart(4, "0");
      response
        .writeHead(200, page)
        .end(html(`<p>The ward stays open.</p><p>${loads * 113} views</p><input value="tok${key}"><!-- ${key} -->`));
    });
    expect(await fetchNow()).toMatchObject({ ok: true, change: "first" });
    for (let minute = 1; minute <= 5; minute++)
      expect(await fetchNow(minute)).toMatchObject({ ok: true, change: "same", opened: 0, ignored: { counter: 2 } });
  });

  test("a page that goes with a text leaves the copies and the quotes from before alone", async () => {
    let status = 200;
    await sourceAt("/goes", (_request, response) =>
      status === 200
        ? response.writeHead(200, page).end(html("<p>The ward stays open.</p>"))
        : response.writeHead(404, page).end(html("<p>The ward closes. Nothing here.</p>")),
    );
    const first = succeeded(await fetchNow());
    const evidence = await makeEvidence({ actor, captureId: first.captureId, exact: "The ward stays open." });
    status = 404;
    expect(await fetchNow(1)).toMatchObject({ ok: true, change: "gone", hasText: false, opened: 2 });
    const kept = await db.capture.findFirstOrThrow({ where: { id: first.captureId } });
    expect(kept).toMatchObject({ change: "first", text: "The ward stays open." });
    expect(await getBlob({ workspaceId: actor.workspaceId, sha256: kept.sha256 })).not.toBeNull();
    const quote = await db.evidence.findFirstOrThrow({ where: { id: evidence.id } });
    expect(quote).toMatchObject({ captureId: first.captureId, start: 0, end: 20 });
  });

  test("a wall that comes up later is no change", async () => {
    let open = true;
    await sourceAt("/wall-later", (_request, response) =>
      response
        .writeHead(200, page)
        .end(
          open
            ? html("<p>The ward stays open.</p>")
            : html("<p>Verify you are a human.</p><p>Checking your browser</p>"),
        ),
    );
    succeeded(await fetchNow());
    open = false;
    expect(await fetchNow(1)).toEqual({ ok: false, reason: "wall" });
    expect(await db.capture.count({ where: { sourceId } })).toBe(1);
    expect(await db.reReviewItem.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("pictures that hang cost a page seconds, not itself", async () => {
    totalMs = little;
    server.on("/stuck.png", () => {});
    server.on("/stuck.css", () => {});
    await sourceAt(
      "/stuck",
      say(html('<link rel=stylesheet href="/stuck.css"><p>The ward stays open.</p><img src="/stuck.png">')),
    );
    const started = performance.now();
    expect(await fetchNow()).toMatchObject({ ok: true, change: "first", hasText: true });
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publicWebOnly } from "@/lib/platform/address-rule";
import { guardedFetch, type FetchLimits, type Resolver } from "@/lib/platform/guarded-fetch";
import { HostileServer, onlyTestServer, startRawServer } from "./hostile-server";

const server = new HostileServer();
const toTestServer: Resolver = async () => ["127.0.0.1"];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function fetchFromTestServer(path: string, limits?: Partial<FetchLimits>) {
  return guardedFetch({ url: server.url(path), resolver: toTestServer, addressRule: onlyTestServer, limits });
}

beforeAll(async () => {
  const page = Buffer.from("<p>The ferry to Saltmere</p>");
  server.on("/page", (_request, response) => {
    response.writeHead(200, { "Content-Type": "Text/HTML; Charset=utf-8", "set-cookie": ["a=1", "b=2"] }).end(page);
  });
  server.on("/missing", (_request, response) => {
    response.writeHead(404, { "content-type": "text/html" }).end("<h1>Moved away</h1>");
  });
  server.on("/silent", () => {});
  server.on("/slow", (_request, response) => void response.writeHead(200).write("a"));
  server.on("/endless", (_request, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(64 * 1024, "x");
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  });
  server.on("/declares-much", (_request, response) => {
    response.writeHead(200, { "content-length": String(10 ** 12) }).write("x");
  });
  const packed = { gzip: gzipSync(page), deflate: deflateSync(page), br: brotliCompressSync(page) };
  for (const [coding, body] of Object.entries(packed))
    server.on(`/${coding}`, (_request, response) => {
      response.writeHead(200, { "content-encoding": coding }).end(body);
    });
  server.on("/bomb", (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(30 * 1024 * 1024)));
  });
  server.on("/cut-gzip", (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(packed.gzip.subarray(0, 20));
  });
  server.on("/not-gzip", (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end("plain");
  });
  server.on("/odd-coding", (_request, response) => {
    response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(packed.gzip);
  });
  server.on("/circle", (_request, response) => void response.writeHead(302, { location: "/circle" }).end());
  server.on("/see-page", (_request, response) => void response.writeHead(301, { location: "/page#top" }).end());
  const redirects: Record<string, string> = {
    "/to-private-name": "http://intranet.example/",
    "/to-private-literal": "http://169.254.169.254/latest/meta-data/",
    "/to-decimal-loopback": "http://2130706434/",
    "/to-file": "file:///etc/passwd",
    "/to-nonsense": "http://[",
    "/to-login": "http://user:secret@saltmere.example/",
  };
  for (const [path, location] of Object.entries(redirects))
    server.on(path, (_request, response) => void response.writeHead(302, { location }).end("moved"));
  server.on("/other-origin", (_request, response) => {
    response.writeHead(302, { location: server.url("/page", "other.example") }).end();
  });
  await server.start();
});
afterAll(() => server.stop());
beforeEach(() => void (server.requests.length = 0));

describe("an ordinary answer", () => {
  it("brings bytes, essence of the media type, headers and final address", async () => {
    const answer = await fetchFromTestServer("/page#part");
    expect(answer).toMatchObject({
      ok: true,
      status: 200,
      mediaType: "text/html",
      redirects: [],
      finalUrl: server.url("/page"),
    });
    if (answer.ok) {
      expect(text(answer.bytes)).toBe("<p>The ferry to Saltmere</p>");
      expect(answer.headers["content-type"]).toBe("Text/HTML; Charset=utf-8");
    }
  });

  it("keeps the text of a 404", async () => {
    const answer = await fetchFromTestServer("/missing");
    expect(answer).toMatchObject({ ok: true, status: 404 });
    if (answer.ok) expect(text(answer.bytes)).toContain("Moved away");
  });

  it.each(["/gzip", "/deflate", "/br"])("unpacks %s", async (path) => {
    const answer = await fetchFromTestServer(path);
    expect(answer.ok && text(answer.bytes)).toBe("<p>The ferry to Saltmere</p>");
  });

  it("follows a redirect and names it", async () => {
    const answer = await fetchFromTestServer("/see-page");
    expect(answer).toMatchObject({ ok: true, finalUrl: server.url("/page"), redirects: [server.url("/see-page")] });
  });

  it("sends no cookie, not even one that the server set before, and no secret to another origin", async () => {
    await fetchFromTestServer("/page");
    const headers = { Authorization: "Bearer secret", "X-Note": "kept" };
    await guardedFetch({
      url: server.url("/other-origin"),
      resolver: toTestServer,
      addressRule: onlyTestServer,
      headers,
    });
    const [, first, second] = server.requests;
    expect(server.requests.every((request) => request.headers.cookie === undefined)).toBe(true);
    expect(first?.headers).toMatchObject({ authorization: "Bearer secret", "x-note": "kept" });
    expect(second?.headers.host).toBe(`other.example:${server.port}`);
    expect(second?.headers.authorization).toBeUndefined();
    expect(second?.headers["x-note"]).toBe("kept");
  });

  it("takes no proxy from the environment", async () => {
    const before = process.env.HTTP_PROXY;
    process.env.HTTP_PROXY = "http://127.0.0.1:9";
    try {
      expect(await fetchFromTestServer("/page")).toMatchObject({ ok: true });
    } finally {
      if (before === undefined) delete process.env.HTTP_PROXY;
      else process.env.HTTP_PROXY = before;
    }
  });
});

describe("addresses", () => {
  const spellings = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "017700000001",
    "0177.0.0.1",
    "127.127.127.127",
    "0.0.0.0",
    "0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "①②⑦.0.0.1",
    "localhost",
    "localhost.",
  ];

  it.each(spellings)("does not reach the live server as %s", async (host) => {
    const addressRule = { ...publicWebOnly, allowsPort: () => true };
    const answer = await guardedFetch({ url: server.url("/page", host), addressRule, resolver: toTestServer });
    expect(answer).toMatchObject({ ok: false, reason: "private_address" });
    expect(server.requests).toHaveLength(0);
  });

  it("refuses a name when only one of its addresses is private", async () => {
    const resolver: Resolver = async () => ["93.184.216.34", "10.0.0.7"];
    const answer = await guardedFetch({ url: "http://mixed.example/", resolver });
    expect(answer).toMatchObject({ ok: false, reason: "private_address", detail: "mixed.example is 10.0.0.7" });
  });

  it("connects to the very address that it checked: a second answer of the resolver changes nothing", async () => {
    let asked = 0;
    const rebinding: Resolver = async () => (asked++ === 0 ? ["127.0.0.1"] : ["169.254.169.254"]);
    const answer = await guardedFetch({ url: server.url("/page"), resolver: rebinding, addressRule: onlyTestServer });
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(asked).toBe(1);
  });

  it("refuses when the name turns private between two hops", async () => {
    let asked = 0;
    const rebinding: Resolver = async () => (asked++ === 0 ? ["127.0.0.1"] : ["10.0.0.7"]);
    const url = server.url("/other-origin");
    const answer = await guardedFetch({ url, resolver: rebinding, addressRule: onlyTestServer });
    expect(answer).toMatchObject({ ok: false, reason: "private_address" });
    expect(server.requests).toHaveLength(1);
  });

  it("checks the target of a redirect, by name and by literal", async () => {
    const resolver: Resolver = async (name) => [name === "intranet.example" ? "192.168.0.4" : "127.0.0.1"];
    for (const path of ["/to-private-name", "/to-private-literal", "/to-decimal-loopback"])
      expect(await guardedFetch({ url: server.url(path), resolver, addressRule: onlyTestServer })).toMatchObject({
        ok: false,
        reason: "private_address",
      });
  });

  it("says that a name does not exist", async () => {
    const resolver: Resolver = async () =>
      Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    expect(await guardedFetch({ url: "http://nowhere.example/", resolver })).toMatchObject({
      reason: "name_not_found",
    });
    expect(await guardedFetch({ url: "http://empty.example/", resolver: async () => [] })).toMatchObject({
      reason: "name_not_found",
    });
  });

  it("says that nobody listens", async () => {
    const closed = await startRawServer(() => {});
    await closed.stop();
    const url = `http://saltmere.example:${closed.port}/`;
    const answer = await guardedFetch({ url, resolver: toTestServer, addressRule: onlyTestServer });
    expect(answer).toMatchObject({ ok: false, reason: "unreachable" });
  });
});

describe("what is asked for", () => {
  it.each([
    ["", "invalid_url"],
    ["saltmere.example", "invalid_url"],
    ["http://", "invalid_url"],
    ["http://user:secret@saltmere.example/", "invalid_url"],
    ["file:///etc/passwd", "forbidden_scheme"],
    ["ftp://saltmere.example/", "forbidden_scheme"],
    ["javascript:alert(1)", "forbidden_scheme"],
    ["data:text/plain,hello", "forbidden_scheme"],
    ["http://saltmere.example:22/", "forbidden_port"],
    ["https://saltmere.example:5432/", "forbidden_port"],
  ])("refuses %j as %s", async (url, reason) => {
    const resolver: Resolver = async () => Promise.reject(new Error("must not be asked"));
    expect(await guardedFetch({ url, resolver })).toMatchObject({ ok: false, reason });
  });

  it.each([
    ["/to-file", "forbidden_scheme"],
    ["/to-nonsense", "invalid_url"],
    ["/to-login", "invalid_url"],
    ["/circle", "too_many_redirects"],
  ])("refuses the redirect %s as %s", async (path, reason) => {
    expect(await fetchFromTestServer(path)).toMatchObject({ ok: false, reason });
  });

  it("counts redirects", async () => {
    await fetchFromTestServer("/circle", { maxRedirects: 3 });
    expect(server.requests).toHaveLength(4);
  });
});

describe("a server that keeps us waiting or floods us", () => {
  it.each(["/silent", "/slow"])("gives up on %s after the total time", async (path) => {
    expect(await fetchFromTestServer(path, { totalMs: 80 })).toMatchObject({ ok: false, reason: "timed_out" });
  });

  it("gives up on a resolver that never answers", async () => {
    const resolver: Resolver = () => new Promise(() => {});
    const answer = await guardedFetch({ url: "http://slow-name.example/", resolver, limits: { totalMs: 80 } });
    expect(answer).toMatchObject({ ok: false, reason: "timed_out" });
  });

  it("stops when the caller says so, before and during the body", async () => {
    const options = { resolver: toTestServer, addressRule: onlyTestServer };
    const before = await guardedFetch({ ...options, url: server.url("/page"), signal: AbortSignal.abort() });
    expect(before).toMatchObject({ ok: false, reason: "aborted" });
    const caller = new AbortController();
    server.on("/abort-now", (_request, response) => {
      response.writeHead(200).write("a");
      caller.abort();
    });
    const during = await guardedFetch({ ...options, url: server.url("/abort-now"), signal: caller.signal });
    expect(during).toMatchObject({ ok: false, reason: "aborted" });
  });

  it.each(["/endless", "/declares-much", "/bomb"])("refuses %s as too large", async (path) => {
    const answer = await fetchFromTestServer(path, { maxBytes: 1024 * 1024 });
    expect(answer).toMatchObject({ ok: false, reason: "too_large" });
  });

  it("takes a body of exactly the limit and refuses one byte more", async () => {
    const length = "<p>The ferry to Saltmere</p>".length;
    expect(await fetchFromTestServer("/page", { maxBytes: length })).toMatchObject({ ok: true });
    expect(await fetchFromTestServer("/gzip", { maxBytes: length + 20 })).toMatchObject({ ok: true });
    expect(await fetchFromTestServer("/page", { maxBytes: length - 1 })).toMatchObject({ reason: "too_large" });
  });

  it.each(["/cut-gzip", "/not-gzip", "/odd-coding"])("refuses %s as a bad response", async (path) => {
    expect(await fetchFromTestServer(path)).toMatchObject({ ok: false, reason: "bad_response" });
  });
});

describe("answers that are not HTTP", () => {
  const answers: [string, string, string][] = [
    ["a length longer than the body", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort", "unreachable"],
    ["no HTTP at all", "220 mail.saltmere.example ESMTP\r\n", "bad_response"],
    ["nothing", "", "unreachable"],
    ["endless headers", `HTTP/1.1 200 OK\r\n${`x-a: ${"b".repeat(1000)}\r\n`.repeat(200)}\r\n`, "bad_response"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab", "bad_response"],
  ];

  it.each(answers)("refuses %s", async (_what, raw, reason) => {
    const rawServer = await startRawServer((socket) => socket.end(raw));
    try {
      const url = `http://saltmere.example:${rawServer.port}/`;
      expect(await guardedFetch({ url, resolver: toTestServer, addressRule: onlyTestServer })).toMatchObject({
        ok: false,
        reason,
      });
    } finally {
      await rawServer.stop();
    }
  });

  it("says that TLS failed when the other side does not speak it", async () => {
    const url = server.url("/page").replace("http:", "https:");
    const answer = await guardedFetch({ url, resolver: toTestServer, addressRule: onlyTestServer });
    expect(answer).toMatchObject({ ok: false, reason: "tls_failed" });
  });
});

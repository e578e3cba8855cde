import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createConnection, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServePublic } from "@/lib/publish/serve-public";

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plumbline-public-"));
  const root = path.join(folder, "public");
  await mkdir(path.join(root, "desk", "tide"), { recursive: true });
  await writeFile(path.join(root, "desk", "tide", "index.html"), "<p>High water</p>");
  await writeFile(path.join(root, "desk", "long.html"), `<p>${"water ".repeat(1_000)}</p>`);
  await writeFile(path.join(root, "desk", "feed.atom"), "<feed/>");
  await writeFile(path.join(root, "desk", "capture.exe"), "MZ");
  await writeFile(path.join(root, ".hidden"), "secret");
  await writeFile(path.join(folder, "secret.txt"), "secret");
  await symlink(path.join(folder, "secret.txt"), path.join(root, "desk", "link.txt"));
  const servePublic = createServePublic({ root });
  server = createServer((request, response) => {
    void servePublic(request, response).then((done) => done || response.writeHead(418).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${port}${url}`, { redirect: "manual", ...init });

/** As it is, without the tidying that URL does. */
async function rawStatus(target: string): Promise<number> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  socket.write(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  const [data] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return Number(data.toString().split(" ")[1]);
}

test("a folder is its index page, asked for with a slash", async () => {
  const page = await get("/p/desk/tide/");
  expect(await page.text()).toBe("<p>High water</p>");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const bare = await get("/p/desk/tide?from=feed");
  expect([bare.status, bare.headers.get("location")]).toEqual([308, "/p/desk/tide/?from=feed"]);
});

test("nothing may run on a public page", async () => {
  const { headers } = await get("/p/desk/tide/");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("what is unchanged is not sent again, compressed or not", async () => {
  for (const encoding of ["identity", "gzip"]) {
    const first = await get("/p/desk/long.html", { headers: { "accept-encoding": encoding } });
    const etag = first.headers.get("etag")!;
    const second = await get("/p/desk/long.html", { headers: { "accept-encoding": encoding, "if-none-match": etag } });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
  }
});

test("long text is compressed for those who take it", async () => {
  const socket = createConnection({ port, host: "127.0.0.1" });
  socket.write("GET /p/desk/long.html HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  const answer = Buffer.concat(chunks);
  const body = answer.subarray(answer.indexOf("\r\n\r\n") + 4);
  expect(body.length).toBeLessThan(1_000);
  expect(gunzipSync(body).toString()).toContain("water water");
});

test("HEAD sends the headers alone", async () => {
  const head = await get("/p/desk/feed.atom", { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([
    200,
    "application/atom+xml; charset=utf-8",
    "",
  ]);
});

test("other methods are refused", async () => {
  expect((await get("/p/desk/tide/", { method: "POST" })).status).toBe(405);
});

test("an unknown kind of file is a download", async () => {
  const file = await get("/p/desk/capture.exe");
  expect(file.headers.get("content-disposition")).toBe("attachment");
});

test("a page that changed is sent anew", async () => {
  const file = path.join(folder, "public", "desk", "notice.html");
  let now = 0;
  const files = await import("@/lib/publish/public-file-cache").then((m) =>
    m.openPublicFiles({ root: path.join(folder, "public"), clock: () => now }),
  );
  await writeFile(file, "before");
  expect(await files.read(file)).toMatchObject({ plain: { body: Buffer.from("before") } });
  await writeFile(file, "afterwards");
  now = 5_000;
  expect(await files.read(file)).toMatchObject({ plain: { body: Buffer.from("afterwards") } });
});

describe("no way leads out of the folder", () => {
  test.each([
    "/p/../secret.txt",
    "/p/desk/../../secret.txt",
    "/p/%2e%2e/secret.txt",
    "/p/..%2fsecret.txt",
    "/p/..%5csecret.txt",
    "/p/desk/link.txt",
    "/p/.hidden",
    "/p/%00",
    "/p/%",
    "/p//etc/passwd",
    "/p/desk/tide/index.html/",
    "/p/",
    "/p/nothing",
  ])("%s", async (target) => expect(await rawStatus(target)).toBe(404));

  test.each(["/", "/public", "/px"])("%s is somebody else's", async (target) =>
    expect(await rawStatus(target)).toBe(418),
  );
});

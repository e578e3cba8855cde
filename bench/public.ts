import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { median } from "@/bench/support/statistics";
import { openPublicFolder } from "@/lib/publish/public-folder";
import { publicPaths } from "@/lib/publish/public-paths";
import { renderBriefingPages } from "@/lib/publish/render-briefing";
import { createServePublic } from "@/lib/publish/serve-public";
import { asBriefing, asPublished, editionClaim, makeEditionContent, site } from "@/tests/factories/edition";
import { attribute, parsePage, textOf } from "@/tests/support/public-tree";

// npm run -s bench:public: how many requests a second a published briefing of 40 claims takes, beside a plain Node server
// that sends the same bytes from memory. Both run in this process, the load in a thread of its own; the rounds take turns,
// so that a slow moment of the machine meets both. The last line is one JSON object.

const claimCount = 40;
const rounds = 5;
const load = { connections: 32, duration: 3, workers: 1 };

const claims = Array.from({ length: claimCount }, (_, index) =>
  editionClaim({
    number: index + 1,
    statement: `Ward ${index + 1} of Harrow Vale Hospital has lost ${index + 2} beds.`,
  }),
);
const briefing = asBriefing([asPublished(makeEditionContent({ claims }))]);
const root = await mkdtemp(path.join(tmpdir(), "plumbline-bench-"));
const folder = openPublicFolder({ root, slug: site.workspace.slug });
await renderBriefingPages({ folder, site, briefing });

const page = publicPaths.briefing(briefing.slug);
const html = await readFile(path.join(root, site.workspace.slug, page, "index.html"));
const packed = gzipSync(html);
const target = `/p/${site.workspace.slug}/${page}`;

const servePublic = createServePublic({ root });
const ours = await listen((request, response) => void servePublic(request, response));
const plain = await listen((_request, response) => {
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-encoding": "gzip",
    "content-length": packed.length,
  });
  response.end(packed);
});

const bodies = await Promise.all([ours, plain].map(async ({ url }) => (await fetch(`${url}${target}`)).text()));
if (bodies[0] !== html.toString() || bodies[1] !== bodies[0]) throw new Error("The two servers send different pages.");

const perSecond: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
for (let round = 0; round <= rounds; round++) {
  const turn = [["plain", plain] as const, ["ours", ours] as const];
  for (const [name, { url }] of round % 2 === 0 ? turn : turn.toReversed()) {
    const result = await autocannon({ url: `${url}${target}`, headers: { "accept-encoding": "gzip" }, ...load });
    if (result.non2xx + result.errors > 0)
      throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} failed`);
    // The first round warms both up.
    if (round > 0) perSecond[name].push(result.requests.average);
  }
}
for (const { server } of [ours, plain]) server.close();
await rm(root, { recursive: true, force: true });

const scripts = parsePage({ file: "", html: html.toString() }).elements.filter(({ tagName }) => tagName === "script");
const running = scripts.filter((script) => attribute(script, "type") !== "application/ld+json");
console.log(
  `${claimCount} claims, ${html.length} bytes, ${packed.length} compressed; ${load.connections} connections.`,
);
console.log(
  JSON.stringify({
    bench: "public",
    claims: claimCount,
    htmlBytes: html.length,
    gzippedBytes: packed.length,
    javascriptBytes: running.reduce((bytes, script) => bytes + Buffer.byteLength(textOf(script)), 0),
    requestsPerSecond: Math.round(median(perSecond.ours)),
    plainRequestsPerSecond: Math.round(median(perSecond.plain)),
    overPlainServer: Math.round((median(perSecond.ours) / median(perSecond.plain)) * 1000) / 1000,
  }),
);

async function listen(handler: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

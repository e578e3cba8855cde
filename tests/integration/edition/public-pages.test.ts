import { once } from "node:events";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { answerReport } from "@/lib/publish/answer-report";
import { createHealPublic } from "@/lib/publish/heal-public";
import { publicRoot, renderMissing, renderWorkspace } from "@/lib/publish/render-public";
import { createServePublic } from "@/lib/publish/serve-public";
import { handleReport } from "@/lib/server/queue/mutations";
import { changeStatus } from "@/lib/server/source/change-status";
import { decideRepublishing } from "@/lib/server/source/mutations";
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
import { makeApprovedVerdict, succeeded } from "@/tests/factories/review";
import { makeEvidence, makeSource } from "@/tests/factories/source";
import { makeMember, makeWorkspace, testNow } from "@/tests/factories/workspace";
import { attribute, brokenLinks, jsonLdOf, listFiles, readPages } from "@/tests/support/public-tree";

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)> ' & </style> <!-- \u2028 ]]>`;
const secret = "This must stay inside.";

let owner: Actor;
let slug: string;
let folder: string;
let checked: MadeCheckedClaim;
let beds: { briefingId: string; slug: string };
let server: Server;
let origin: string;

beforeAll(async () => {
  const made = await makeWorkspace({ name: `Desk ${hostile}` });
  owner = made.owner;
  slug = made.slug;
  folder = path.join(publicRoot(), slug);
  await db.workspace.update({
    where: { id: owner.workspaceId },
    data: { contact: `desk@example.org ${hostile}`, methodNote: `We are careful.\n\n${hostile}` },
  });

  checked = await makeCheckedClaim({
    actor: owner,
    statement: `Forty beds will go. ${hostile}`,
    mayBeRepublished: true,
  });
  const doubled = await makeCheckedClaim({ actor: owner, statement: "Waiting times have doubled." });
  await db.claim.update({
    where: { workspaceId_id: { workspaceId: owner.workspaceId, id: checked.claimId } },
    data: {
      claimedOn: "2026-02",
      claimant: {
        create: { workspaceId: owner.workspaceId, name: `Ines ${hostile}`, kind: "person", wikidataId: "Q42" },
      },
    },
  });
  await db.rightOfReply.create({
    data: {
      workspaceId: owner.workspaceId,
      claimId: checked.claimId,
      askedWhom: `The trust ${hostile}`,
      askedOn: "2026-02-20",
      answer: `No comment. ${hostile}`,
      answeredOn: "2026-02-22",
      byId: owner.userId,
    },
  });
  await hide();

  const link = { type: "link", attrs: { href: "javascript:alert(1)" } };
  beds = await makeBriefing({
    actor: owner,
    title: `Beds ${hostile}`,
    summary: `What is true of it. ${hostile}`,
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: hostile }] },
      paragraph([`Much was said. ${hostile}`, { cite: checked.sourceId }, { claim: doubled.claimId }]),
      { type: "paragraph", content: [{ type: "text", text: "Click", marks: [link, { type: "bold" }] }] },
      card(checked.claimId),
      { type: "blockquote", content: [paragraph("A quotation.")] },
      { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph("Third.")] }] },
      card(doubled.claimId),
      card(doubled.claimId),
    ],
  });
  await makeEdition({ actor: owner, briefingId: beds.briefingId });
  await writeBriefing({
    actor: owner,
    briefingId: beds.briefingId,
    content: [paragraph("Shorter."), card(checked.claimId)],
  });
  await makeEdition({
    actor: owner,
    briefingId: beds.briefingId,
    note: `One claim fewer. ${hostile}`,
    now: new Date("2026-03-04T10:00:00.000Z"),
  });
  const waits = await makeBriefing({
    actor: owner,
    title: "Waiting times",
    content: [paragraph(["See also ", { claim: checked.claimId }]), card(doubled.claimId)],
  });
  await makeEdition({ actor: owner, briefingId: waits.briefingId });
  await writeBriefing({ actor: owner, briefingId: waits.briefingId, content: [paragraph(secret)] });
  await makeBriefing({ actor: owner, title: secret, content: [card(checked.claimId)] });

  const servePublic = createServePublic({ root: publicRoot(), answerReport, heal: createHealPublic() });
  server = createServer((request, response) => {
    void servePublic(request, response).then((done) => done || response.writeHead(418).end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

/** Things of the same claims, sources and articles that no edition names. */
async function hide() {
  const { workspaceId, userId } = owner;
  await makeClaim({ actor: owner, statement: secret });
  await makeEvidence({
    actor: owner,
    claimId: checked.claimId,
    sourceId: checked.sourceId,
    exact: secret,
    note: secret,
  });
  await makeApprovedVerdict({ actor: owner, claimId: (await makeClaim({ actor: owner, statement: secret })).claimId });
  const other = await makeSource({ actor: owner, title: secret });
  const claim = await makeClaim({ actor: owner, statement: secret });
  await db.derivation.create({
    data: {
      workspaceId,
      fromSourceId: checked.sourceId,
      toSourceId: other.id,
      kind: "derived_from",
      claimId: claim.claimId,
      note: secret,
      byId: userId,
    },
  });
  await db.derivation.updateMany({ where: { workspaceId, toSourceId: checked.upstreamId }, data: { note: secret } });
  await db.source.updateMany({
    where: { workspaceId, id: checked.sourceId },
    data: {
      reliability: "B",
      reliabilityReason: secret,
      csl: { type: "report", title: "Harrow Vale Hospital annual report", note: secret },
    },
  });
  await db.searchLog.create({
    data: {
      workspaceId,
      claimId: checked.claimId,
      where: secret,
      query: secret,
      on: "2026-02-01",
      found: secret,
      byId: userId,
    },
  });
  await db.stepBack.create({
    data: {
      workspaceId,
      claimId: checked.claimId,
      step: "reopen",
      fromState: "approved",
      toState: "reopened",
      reason: secret,
      byId: userId,
    },
  });
}

const page = (file: string) => readFile(path.join(folder, file), "utf8");

test("every link leads to a file and a place in it", async () => {
  expect(await brokenLinks(folder)).toEqual([]);
  expect((await listFiles(folder)).filter((file) => file.endsWith(".html")).length).toBeGreaterThan(10);
});

test("from any verdict the links lead along evidence and source to the source further up", async () => {
  const edition = (await readPages(folder)).find(({ file }) => file === `${beds.slug}/editions/1/index.html`)!;
  const within = (id: string) => {
    const start = edition.html.indexOf(` id="${id}"`);
    const rest = edition.html.slice(start);
    const next = rest.slice(1).search(/ id="(?:claim-\d+-evidence|source|article|claim)-/);
    return [...rest.slice(0, next + 1).matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor!);
  };
  const evidence = `claim-${checked.claimNumber}-evidence-1`;
  expect(edition.ids).toContain(evidence);
  const source = within(evidence).find((anchor) => anchor.startsWith("source-"))!;
  const upstream = within(source).find((anchor) => anchor.startsWith("source-"))!;
  expect(upstream).not.toBe(source);
  expect(edition.html.slice(edition.html.indexOf(` id="${upstream}"`))).toMatch(/^[^]{0,400}Board minutes of 12 March/);
});

test("no text becomes markup, and nothing runs", async () => {
  for (const { file, html, elements } of await readPages(folder)) {
    expect(html, file).not.toContain("<script>");
    expect(html, file).not.toMatch(/<img|javascript:/i);
    for (const element of elements) {
      if (element.tagName === "script") expect(attribute(element, "type"), file).toBe("application/ld+json");
      expect(
        element.attrs.filter(({ name }) => name.startsWith("on")),
        file,
      ).toEqual([]);
    }
    expect(
      elements.filter(({ tagName }) => tagName === "h1"),
      file,
    ).toHaveLength(1);
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(ids.length, file).toBe(new Set(ids).size);
  }
});

test("shows nothing that no edition names", async () => {
  const people = await db.user.findMany({ where: { memberships: { some: { workspaceId: owner.workspaceId } } } });
  for (const file of await listFiles(folder)) {
    const text = (await page(file)).replaceAll(slug, "");
    expect(text, file).not.toContain(secret);
    for (const { id, email } of people) {
      expect(text, file).not.toContain(id);
      expect(text, file).not.toContain(email);
    }
  }
});

test("a stored copy is whole only where its source may be republished", async () => {
  const captures = (await listFiles(folder)).filter((file) => /^captures\/.*copy/.test(file));
  const capture = await db.capture.findFirstOrThrow({ where: { id: checked.captureId! } });
  expect(captures).toEqual([`captures/${capture.sha256}/copy.txt`]);
  expect(await page(captures[0]!)).toBe(capture.text);
  const edition = await page(`${beds.slug}/editions/1/index.html`);
  expect(edition).toContain(
    "The whole copy is not shown. Nobody has decided yet whether this copy may be shown in full.",
  );
});

test("each verdict is a ClaimReview", async () => {
  const pages = await readPages(folder);
  const edition = pages.find(({ file }) => file === `${beds.slug}/editions/1/index.html`)!;
  const reviews = jsonLdOf(edition);
  expect(reviews).toHaveLength(2);
  expect(reviews[0]).toMatchObject({
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    claimReviewed: checked.statement,
    reviewRating: { "@type": "Rating", ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: "Inaccurate" },
    itemReviewed: {
      "@type": "Claim",
      datePublished: "2026-02",
      author: { "@type": "Person", sameAs: "https://www.wikidata.org/entity/Q42" },
      firstAppearance: { "@type": "Article", headline: "Thornby to lose 40 beds" },
    },
    author: { "@type": "Organization" },
  });
  for (const { url } of reviews as { url: string }[]) {
    const { pathname, hash } = new URL(url);
    expect(pathname).toBe(`/p/${slug}/${beds.slug}/editions/1/`);
    expect(edition.ids).toContain(hash.slice(1));
  }
});

test("feeds name every edition under its own address", async () => {
  const feed = JSON.parse(await page("feed.json")) as { items: { url: string; title: string; content_text: string }[] };
  expect(feed.items.map(({ url }) => new URL(url).pathname.replace(`/p/${slug}/`, ""))).toEqual([
    `${beds.slug}/editions/2/`,
    `${beds.slug}/editions/1/`,
    "waiting-times/editions/1/",
  ]);
  expect(feed.items[0]!.content_text).toContain("One claim fewer.");
  const atom = await page("feed.xml");
  expect(atom.match(/<entry>/g)).toHaveLength(3);
  expect(atom).not.toContain("<script>");
});

test("a claim's page lists its verdicts in every edition", async () => {
  const claim = await page(`claims/${checked.claimId}/index.html`);
  expect(claim).toContain(", Edition 1</a>");
  expect(claim).toContain(", Edition 2</a>");
  expect(claim).not.toContain("Waiting times</a>");
});

describe("served", () => {
  test("without an account, under lasting addresses, the same bytes as hashed", async () => {
    const response = await fetch(`${origin}/p/${slug}/${beds.slug}/editions/1/edition.json`);
    const { canonical } = await db.edition.findFirstOrThrow({ where: { briefingId: beds.briefingId, number: 1 } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(canonical);
    const indexed = await fetch(`${origin}/p/${slug}/${beds.slug}/index.html`, { redirect: "manual" });
    expect([indexed.status, indexed.headers.get("location")]).toEqual([308, `/p/${slug}/${beds.slug}/`]);
  });

  test("can be checked by anybody who types the line that the page gives", async () => {
    const saved = await mkdtemp(path.join(tmpdir(), "plumbline-reader-"));
    const check = async ({ at, link }: { at: string; link: string }) => {
      const drawn = await (await fetch(`${origin}/p/${slug}/${at}`)).text();
      const [, file] = new RegExp(`<a[^>]*href="(?:[^"]*/)?(${link})" download`).exec(drawn)!;
      const [, command] = /<code>(sha256sum [^<]+)<\/code>/.exec(drawn)!;
      const bytes = await (await fetch(new URL(file!, `${origin}/p/${slug}/${at}`))).arrayBuffer();
      await writeFile(path.join(saved, file!), Buffer.from(bytes));
      const { stdout } = await promisify(execFile)("sh", ["-c", command!], { cwd: saved });
      const [hash] = stdout.split(" ");
      expect(drawn).toMatch(new RegExp(`class="hash">(<span>SHA-256</span>)?${hash}<`));
      return hash;
    };
    const row = await db.edition.findFirstOrThrow({ where: { briefingId: beds.briefingId, number: 2 } });
    expect(await check({ at: `${beds.slug}/editions/2/`, link: "edition.json" })).toBe(row.sha256);
    const copy = await db.capture.findFirstOrThrow({ where: { id: checked.captureId! } });
    expect(await check({ at: `captures/${copy.sha256}/`, link: "copy.txt" })).toBe(copy.sha256);
    expect(await page("method/index.html")).toContain('id="check"');
    expect(await page("feed.xml")).toContain(row.sha256);
    await rm(saved, { recursive: true });
  });

  test("what was published and never drawn is drawn when somebody asks for it", async () => {
    await rm(path.join(folder, "waiting-times"), { recursive: true });
    const response = await fetch(`${origin}/p/${slug}/waiting-times/`);
    expect(response.status).toBe(200);
    expect((await fetch(`${origin}/p/${slug}/never-published/`)).status).toBe(404);
    expect((await fetch(`${origin}/p/${slug}/this-must-stay-inside/`)).status).toBe(404);
  });

  test("what a crash left undrawn is drawn at the next start", async () => {
    await rm(path.join(folder, beds.slug, ".rendered.json"));
    await rm(path.join(folder, beds.slug, "editions"), { recursive: true });
    expect(await renderMissing()).toBe(1);
    expect(await page(`${beds.slug}/editions/1/index.html`)).toContain("Much was said.");
    expect(await renderMissing()).toBe(0);
  });

  test("nothing is drawn again where nothing has changed", async () => {
    expect(await renderWorkspace({ workspaceId: owner.workspaceId })).toBe(0);
  });

  test("a retraction further up shows above the edition, and goes when it is taken back", async () => {
    const input = { sourceId: checked.upstreamId, note: "The minutes were forged.", on: "" };
    const change = (status: "retracted" | "current", note: string) =>
      changeStatus({ actor: owner, input: { ...input, status, note }, now: testNow });
    const shown = async () => (await fetch(`${origin}/p/${slug}/${beds.slug}/editions/1/`)).text();
    succeeded(await change("retracted", input.note));
    expect(await shown()).toContain("The minutes were forged.");
    expect(await brokenLinks(folder)).toEqual([]);
    succeeded(await change("current", ""));
    expect(await page(`${beds.slug}/editions/1/index.html`)).not.toContain("The minutes were forged.");
  });

  test("a copy whose permission was taken back is gone, and its page says so", async () => {
    const { sha256 } = await db.capture.findFirstOrThrow({ where: { id: checked.captureId! } });
    const copy = `${origin}/p/${slug}/captures/${sha256}/`;
    expect((await fetch(`${copy}copy.txt`)).status).toBe(200);
    succeeded(
      await decideRepublishing({
        actor: owner,
        input: { sourceId: checked.sourceId, mayBeRepublished: false, reason: "The board asked us not to." },
        now: testNow,
      }),
    );
    const text = await page(`captures/${sha256}/index.html`);
    expect(text).toContain("This copy is no longer shown.");
    expect(text).not.toContain("61 per cent");
    expect(await page(`captures/${sha256}/copy.txt`)).toBe("");
  });

  test("a removed edition answers 451 with its notice, and its file with it", async () => {
    const edition = await db.edition.findFirstOrThrow({ where: { briefingId: beds.briefingId, number: 2 } });
    await db.redaction.create({
      data: {
        workspaceId: owner.workspaceId,
        objectType: "edition",
        objectId: edition.id,
        sha256: edition.sha256,
        reason: "A court ordered it.",
        answersWith: 451,
        byId: owner.userId,
        at: testNow,
      },
    });
    expect(await renderWorkspace({ workspaceId: owner.workspaceId })).toBe(1);
    const files = createServePublic({ root: publicRoot() });
    const fresh = createServer((request, response) => void files(request, response)).listen(0, "127.0.0.1");
    await once(fresh, "listening");
    const base = `http://127.0.0.1:${(fresh.address() as AddressInfo).port}/p/${slug}/${beds.slug}`;
    const removed = await fetch(`${base}/editions/2/`);
    expect(removed.status).toBe(451);
    const notice = await removed.text();
    expect(notice).toContain("A court ordered it.");
    expect(notice).toContain(edition.sha256);
    expect(notice).not.toContain("Shorter.");
    const json = await fetch(`${base}/editions/2/edition.json`);
    expect(json.status).toBe(451);
    expect(await json.text()).not.toContain("Shorter.");
    const newest = await fetch(`${base}/`);
    expect([newest.status, (await newest.text()).includes("Much was said.")]).toEqual([200, true]);
    expect(await brokenLinks(folder)).toEqual([]);
    fresh.close();
  });
});

describe("a report of an error", () => {
  const send = (fields: Record<string, string>) =>
    fetch(`${origin}/p/${slug}/report`, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const about = () => `/p/${slug}/${beds.slug}/editions/1/`;

  test("is stored for the queue, with the page that it is about, and thanked for", async () => {
    const response = await send({ path: about(), message: "It is\r\nfifty.", contact: "reader@example.org" });
    expect([response.status, response.headers.get("location")]).toEqual([303, `/p/${slug}/reported/`]);
    expect((await fetch(`${origin}/p/${slug}/reported/`)).status).toBe(200);
    const report = await db.errorReport.findFirstOrThrow({ where: { workspaceId: owner.workspaceId } });
    expect(report).toMatchObject({
      path: about(),
      message: "It is\nfifty.",
      contact: "reader@example.org",
      state: "open",
    });
    const activity = await db.activity.findFirstOrThrow({ where: { objectId: report.id } });
    expect(activity).toMatchObject({ verb: "report.received", actorId: null, detail: {} });

    const viewer = await makeMember({ workspaceId: owner.workspaceId, role: "reviewer" });
    const stranger = (await makeWorkspace()).owner;
    const input = { reportId: report.id, state: "answered" as const, answer: "Corrected in Edition 2." };
    expect(await handleReport({ actor: viewer, input, now: testNow })).toEqual({ ok: false, reason: "forbidden" });
    expect(await handleReport({ actor: stranger, input, now: testNow })).toEqual({ ok: false, reason: "not_found" });
    expect(await handleReport({ actor: owner, input, now: testNow })).toEqual({ ok: true });
    expect(await handleReport({ actor: owner, input, now: testNow })).toEqual({ ok: false, reason: "already_handled" });
  });

  test("keeps what was typed when it cannot be taken", async () => {
    const empty = await send({ path: about(), message: "  ", contact: `me ${hostile}` });
    expect(empty.status).toBe(422);
    const html = await empty.text();
    expect(html).toContain("Say what is wrong");
    expect(html).toContain("me &quot;&gt;&lt;script&gt;");
    const long = await send({ path: about(), message: "x".repeat(5_001) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain("x".repeat(5_001));
    const json = await fetch(`${origin}/p/${slug}/report`, { method: "POST", body: "{}" });
    expect(json.status).toBe(400);
  });

  test("of a machine is dropped without a word", async () => {
    const before = await db.errorReport.count();
    expect((await send({ path: about(), message: "Buy.", website: "https://spam.example" })).status).toBe(303);
    expect(await db.errorReport.count()).toBe(before);
  });

  test("cannot name a page of somebody else", async () => {
    await send({ path: "/w/desk/settings", message: "Odd path." });
    expect(await db.errorReport.findFirstOrThrow({ where: { message: "Odd path." } })).toMatchObject({
      path: `/p/${slug}/`,
    });
  });

  test("reaches nobody where nothing is published", async () => {
    const { slug: quiet } = await makeWorkspace();
    const post = (name: string) =>
      fetch(`${origin}/p/${name}/report`, { method: "POST", body: new URLSearchParams({ message: "Hello" }) });
    expect((await post(quiet)).status).toBe(404);
    expect((await post("no-such-desk")).status).toBe(404);
  });

  test("is refused after twenty in an hour from one address, and the words are kept", async () => {
    const statuses = [];
    for (let index = 0; index < 22; index++) statuses.push((await send({ message: `Number ${index}` })).status);
    expect(statuses.at(-1)).toBe(429);
    expect(await (await send({ message: "Still here." })).text()).toContain("Still here.");
  });
});

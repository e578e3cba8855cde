import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { getBlob } from "@/lib/platform/blobs";
import type { Fetched } from "@/lib/platform/guarded-fetch";
import { discardImport, restoreImport, saveDraft } from "@/lib/server/article/import-mutations";
import { readDraft } from "@/lib/server/article/import-draft-of";
import { startImport, type Incoming } from "@/lib/server/article/start-import";
import { storeImport } from "@/lib/server/article/store-import";
import { splitDraft } from "@/lib/import/import-draft";
import { textOf } from "@/lib/text/text-of";
import { makeMember, makeWorkspace, testNow } from "../../factories/workspace";

const now = testNow;
let actor: Actor;

beforeAll(async () => {
  actor = (await makeWorkspace()).owner;
});

const page = `<!doctype html><html lang="en-GB"><head><title>Forty beds to go | The Ashby Post</title>
<meta property="article:published_time" content="2026-02-11T08:00:00Z"><meta name="author" content="Ines Halloran"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Forty beds to go</h1>
<p>Thornby General will lose 40 beds by April, the trust said on Tuesday, in the largest cut since it opened in 1987.</p>
<p>Waiting times have doubled since 2019, figures obtained by the campaign show, and one ward in three is closed at night.</p>
<p>Sign up to our newsletter for daily news.</p>
<p>The trust spent £4.2m on consultants last year, according to its accounts, more than it spent on repairs.</p></article>
<footer>© 2026 The Ashby Post</footer></body></html>`;

function answering(fetched: Partial<Fetched>): () => Promise<Fetched> {
  return async () => ({
    ok: true,
    finalUrl: "https://post.example/beds",
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    mediaType: "text/html",
    bytes: new TextEncoder().encode(page),
    redirects: [],
    ...fetched,
  });
}

async function bringIn(incoming: Incoming, more: Partial<Parameters<typeof startImport>[0]> = {}) {
  return startImport({ actor, incoming, now, ...more });
}
async function importOf(started: Awaited<ReturnType<typeof bringIn>>) {
  if (!started.ok) throw new Error(started.reason);
  return db.articleImport.findFirstOrThrow({ where: { id: started.importId }, include: { capture: true } });
}

describe("bringing in", () => {
  test("a page: fields, furniture, the capture with its bytes, and nothing of an article yet", async () => {
    const row = await importOf(
      await bringIn({ kind: "url", url: "https://post.example/b" }, { fetcher: answering({}) }),
    );
    const draft = await readDraft(row);
    expect(draft.fields).toMatchObject({
      title: "Forty beds to go",
      authors: "Ines Halloran",
      publishedOn: "2026-02-11",
    });
    const { kept, removed } = splitDraft(draft.doc);
    expect(textOf(kept as never)).toContain("Thornby General will lose 40 beds");
    expect(removed.map(({ text }) => text)).toContain("Sign up to our newsletter for daily news.");
    expect(row.capture).toMatchObject({
      requestedUrl: "https://post.example/b",
      finalUrl: "https://post.example/beds",
      httpStatus: 200,
      articleId: null,
      sourceId: null,
    });
    const bytes = await getBlob({ workspaceId: actor.workspaceId, sha256: row.capture!.sha256 });
    expect(new TextDecoder().decode(bytes!)).toBe(page);
    expect(await db.article.count()).toBe(0);
  });

  test("a pasted text, plain or with the clipboard's HTML", async () => {
    const plain = await importOf(
      await bringIn({ kind: "paste", text: "A heading\n\nThe first thing.\n\nThe second thing." }),
    );
    expect(textOf((await readDraft(plain)).doc)).toContain("The first thing.");
    const html = "<h2>A heading</h2><p>The <b>first</b> thing.</p>";
    const rich = await importOf(await bringIn({ kind: "paste", text: "A heading The first thing.", html }));
    expect(JSON.stringify((await readDraft(rich)).doc)).toContain('"bold"');
  });

  test("a file", async () => {
    const bytes = new TextEncoder().encode("# Beds\n\nThornby will lose 40 beds.");
    const row = await importOf(await bringIn({ kind: "upload", bytes, fileName: "beds.md", contentType: null }));
    expect((await readDraft(row)).fields.title).toBe("Beds");
    expect(row.capture).toMatchObject({ fileName: "beds.md", method: "upload" });
  });

  const upload = (bytes: Uint8Array, fileName = "a.txt"): Incoming => ({
    kind: "upload",
    bytes,
    fileName,
    contentType: null,
  });
  test.each<[string, Incoming, string]>([
    ["an empty file", upload(new Uint8Array()), "empty"],
    ["only white space", { kind: "paste", text: " \n\t " }, "empty"],
    ["a picture", upload(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])), "binary"],
    ["noise", upload(Uint8Array.from({ length: 4000 }, (_, n) => (n * 7919) % 32)), "binary"],
    ["a paste of more than 2 MB", { kind: "paste", text: "word ".repeat(450_000) }, "too_large"],
    ["a private address", { kind: "url", url: "http://127.0.0.1:8080/" }, "private_address"],
    ["a private address by name", { kind: "url", url: "http://localhost:8080/" }, "private_address"],
  ])("%s is refused as such", async (_what, incoming, reason) => {
    const before = await db.articleImport.count();
    expect(await bringIn(incoming)).toEqual({ ok: false, reason });
    expect(await db.articleImport.count()).toBe(before);
  });

  test.each([
    [404, "not_found_page"],
    [410, "not_found_page"],
    [403, "http_error"],
    [500, "http_error"],
  ])("a page that answers %i is refused as %s, and its copy kept", async (status, reason) => {
    const bytes = new TextEncoder().encode(`<p>Answer ${status}</p>`);
    const refused = await bringIn(
      { kind: "url", url: "https://post.example/x" },
      { fetcher: answering({ status, bytes }) },
    );
    expect(refused).toEqual({ ok: false, reason });
    const capture = await db.capture.findFirstOrThrow({ where: { httpStatus: status } });
    const copy = await getBlob({ workspaceId: actor.workspaceId, sha256: capture.sha256 });
    expect(new TextDecoder().decode(copy!)).toBe(`<p>Answer ${status}</p>`);
  });

  test("an article of another workspace cannot get a version", async () => {
    const stranger = (await makeWorkspace()).owner;
    const { articleId } = await stored();
    const refused = await startImport({ actor: stranger, incoming: { kind: "paste", text: "New." }, articleId, now });
    expect(refused).toEqual({ ok: false, reason: "not_found" });
  });
});

async function stored(): Promise<{ importId: string; articleId: string }> {
  const row = await importOf(await bringIn({ kind: "url", url: "https://post.example/b" }, { fetcher: answering({}) }));
  const made = await storeImport({ actor, input: { importId: row.id }, now });
  if (!made.ok) throw new Error(made.reason);
  return { importId: row.id, articleId: made.articleId };
}

describe("storing", () => {
  test("writes article, version, passages and the capture's owner, with what was left out", async () => {
    const { articleId } = await stored();
    const article = await db.article.findFirstOrThrow({
      where: { id: articleId },
      include: { versions: { include: { passages: { orderBy: { index: "asc" } } } }, captures: true },
    });
    expect(article).toMatchObject({ title: "Forty beds to go", authors: ["Ines Halloran"], publishedOn: "2026-02-11" });
    expect(article.captures).toHaveLength(1);
    const [version] = article.versions;
    expect(version).toMatchObject({ number: 1, origin: "url", captureId: article.captures[0]!.id });
    expect(version!.text).not.toContain("newsletter");
    expect(JSON.stringify(version!.removed)).toContain("newsletter");
    expect(version!.text).toBe(textOf(version!.doc as never));
    expect(version!.passages.map(({ start, end }) => version!.text.slice(start, end))).toContain(
      "Waiting times have doubled since 2019, figures obtained by the campaign show, and one ward in three is closed at night.",
    );
  });

  test("a second and a simultaneous submit answer with the same article", async () => {
    const row = await importOf(await bringIn({ kind: "paste", text: "One article\n\nOnly one." }));
    const before = await db.article.count();
    const made = await Promise.all(
      Array.from({ length: 4 }, () => storeImport({ actor, input: { importId: row.id }, now })),
    );
    expect(made.every(({ ok }) => ok)).toBe(true);
    expect(new Set(made.map((outcome) => (outcome.ok ? outcome.articleId : null))).size).toBe(1);
    expect(await db.article.count()).toBe(before + 1);
    const article = made[0]!;
    if (!article.ok) throw new Error(article.reason);
    expect(await db.articleVersion.count({ where: { articleId: article.articleId } })).toBe(1);
  });

  test("takes the draft as last saved, and keeps it when a field cannot be read", async () => {
    const row = await importOf(await bringIn({ kind: "paste", text: "Some text about beds." }));
    const { fields, doc } = await readDraft(row);
    const typed = { ...fields, title: "", publishedOn: "2026-13", authors: "Ada Birch; Bo Carr\nCy Dent" };
    expect((await saveDraft({ actor, importId: row.id, draft: { fields: typed }, now })).ok).toBe(true);
    const refused = await storeImport({ actor, input: { importId: row.id }, now });
    expect(refused).toMatchObject({ ok: false, reason: "invalid_fields" });
    expect(Object.keys((refused as { issues: object }).issues).toSorted()).toEqual(["publishedOn", "title"]);

    const edited = {
      ...doc,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Other\u00AD words." }] }],
    };
    const mended = { ...typed, title: "Beds", publishedOn: "2026-12" };
    await saveDraft({ actor, importId: row.id, draft: { fields: mended, doc: edited }, now });
    const made = await storeImport({ actor, input: { importId: row.id }, now });
    if (!made.ok) throw new Error(made.reason);
    const article = await db.article.findFirstOrThrow({ where: { id: made.articleId }, include: { versions: true } });
    expect(article.authors).toEqual(["Ada Birch", "Bo Carr", "Cy Dent"]);
    expect(article.versions[0]!.text).toBe("Other words.");
    expect(await saveDraft({ actor, importId: row.id, draft: { fields }, now })).toEqual({
      ok: false,
      reason: "stored",
    });
  });

  test("a draft that is not a document of ours, or has nothing left, is refused and kept", async () => {
    const row = await importOf(await bringIn({ kind: "paste", text: "Some text." }));
    const save = (content: unknown) =>
      saveDraft({ actor, importId: row.id, draft: { doc: { type: "doc", content } as never }, now });
    const store = () => storeImport({ actor, input: { importId: row.id }, now });
    await save([{ type: "script", content: [] }]);
    expect(await store()).toEqual({ ok: false, reason: "invalid_document" });
    await save([
      { type: "paragraph", attrs: { leftOut: "You left this out." }, content: [{ type: "text", text: "A" }] },
    ]);
    expect(await store()).toEqual({ ok: false, reason: "no_text" });
    await save([{ type: "paragraph", attrs: { leftOut: null }, content: [{ type: "text", text: "   " }] }]);
    expect(await store()).toEqual({ ok: false, reason: "no_text" });
    expect((await db.articleImport.findFirstOrThrow({ where: { id: row.id } })).state).toBe("draft");
  });

  test("a discarded import can be taken up again", async () => {
    const row = await importOf(await bringIn({ kind: "paste", text: "A title\n\nSome text." }));
    const input = { importId: row.id };
    expect(await discardImport({ actor, input, now })).toEqual({ ok: true });
    expect(await storeImport({ actor, input, now })).toEqual({ ok: false, reason: "discarded" });
    expect(await restoreImport({ actor, input, now })).toEqual({ ok: true });
    expect((await storeImport({ actor, input, now })).ok).toBe(true);
    expect(await discardImport({ actor, input, now })).toEqual({ ok: false, reason: "stored" });
  });

  test("a viewer may bring nothing in, and another workspace sees nothing", async () => {
    const row = await importOf(await bringIn({ kind: "paste", text: "Some text." }));
    const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
    const stranger = (await makeWorkspace()).owner;
    const incoming: Incoming = { kind: "paste", text: "Text." };
    const input = { importId: row.id };
    expect(await startImport({ actor: viewer, incoming, now })).toEqual({ ok: false, reason: "forbidden" });
    for (const write of [storeImport, discardImport, restoreImport]) {
      expect(await write({ actor: viewer, input, now })).toEqual({ ok: false, reason: "forbidden" });
      expect(await write({ actor: stranger, input, now })).toEqual({ ok: false, reason: "not_found" });
    }
    const draft = {};
    expect(await saveDraft({ actor: viewer, importId: row.id, draft, now })).toEqual({
      ok: false,
      reason: "forbidden",
    });
    expect(await saveDraft({ actor: stranger, importId: row.id, draft, now })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { maxWordpressBytes } from "@/lib/domain/inbox/limits";
import { readWordpress } from "@/lib/import/read-wordpress";
import { blobPath, getBlob } from "@/lib/platform/blobs";
import { putBlobStream } from "@/lib/platform/put-blob-stream";
import { readDraft } from "@/lib/server/article/import-draft-of";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { cancelBatch } from "@/lib/server/inbox/batch-mutations";
import { bringInItems } from "@/lib/server/inbox/bring-in-items";
import { openItem } from "@/lib/server/inbox/open-item";
import { startWordpress } from "@/lib/server/inbox/start-wordpress";
import { inboxTasks } from "@/lib/server/inbox/tasks";
import { succeeded } from "@/tests/factories/review";
import { wordpressFile, wordpressHead, wordpressItem } from "@/tests/factories/wordpress";
import { makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs } from "@/tests/support/run-jobs";

let actor: Actor;
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  actor = (await makeWorkspace()).owner;
});

async function* pieces(text: string | Uint8Array, size = 65_536) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
const start = async (text: string | Uint8Array) =>
  succeeded(await startWordpress({ actor, stream: pieces(text), fileName: "ashby.xml", now }));
const ended = (batchId: string) =>
  eventually(async () => {
    const batch = await db.importBatch.findFirstOrThrow({ where: { id: batchId }, include: { capture: true } });
    return batch.endedAt ? batch : null;
  });
const read = (batchId: string) => withJobs({ tasks: inboxTasks({ clock: () => now }), work: () => ended(batchId) });
const itemsOf = (batchId: string) => db.inboxItem.findMany({ where: { batchId }, orderBy: { id: "asc" } });

describe("a WordPress export", () => {
  test("is kept as it came, and its posts wait with what it says of them", async () => {
    const xml = wordpressFile([
      { id: 1, title: "Forty beds to go" },
      { id: 2, status: "draft" },
      { id: 3, content: "  " },
      { id: 4, type: "attachment" },
    ]);
    const { batchId } = await start(xml);
    const batch = await read(batchId);
    expect(batch).toMatchObject({
      state: "done",
      total: 2,
      done: 2,
      failed: 1,
      leftOut: { drafts: 1, attachments: 1, others: 0 },
    });
    expect(batch.capture).toMatchObject({
      sha256: sha256Hex(xml),
      bytes: Buffer.byteLength(xml),
      fileName: "ashby.xml",
    });
    const [first, second] = await itemsOf(batchId);
    expect(first).toMatchObject({
      title: "Forty beds to go",
      url: "https://post.example/?p=1",
      authors: ["Ines Halloran"],
      publishedOn: "2026-02-10",
      state: "waiting",
    });
    expect(second).toMatchObject({ state: "failed", problem: "no_content" });
    const content = await getBlob({ workspaceId: actor.workspaceId, sha256: first!.contentSha256! });
    expect(new TextDecoder().decode(content!)).toBe(
      "Thornby General will lose 40 beds.\n\nWaiting times have doubled.",
    );
  });

  test("a post is looked at as any page, and what the export says of it wins", async () => {
    const content = `By Somebody Else, 3 January 2020\n\n${"The trust spent £4.2m on consultants last year, its accounts say. ".repeat(4)}`;
    const { batchId } = await start(wordpressFile([{ id: 1, title: "Forty beds to go", content }]));
    await read(batchId);
    const itemId = (await itemsOf(batchId))[0]!.id;
    const { importId } = succeeded(await openItem({ actor, input: { itemId }, now }));
    expect(await openItem({ actor, input: { itemId }, now })).toEqual({ ok: true, importId });
    const row = await db.articleImport.findFirstOrThrow({ where: { id: importId }, include: { capture: true } });
    expect((await readDraft(row)).fields).toMatchObject({
      title: "Forty beds to go",
      authors: "Ines Halloran",
      publishedOn: "2026-02-10",
      url: "https://post.example/?p=1",
    });
    expect((row.proposal as { fields: object }).fields).toMatchObject({
      title: { foundIn: "the WordPress export" },
      authors: { foundIn: "the WordPress export" },
      publishedOn: { foundIn: "the WordPress export" },
    });
    expect(row.capture).toMatchObject({ fileName: "ashby.xml", sha256: sha256Hex(content), finalUrl: null });
  });

  test("two posts are brought in as proposed", async () => {
    const { batchId } = await start(
      wordpressFile([
        { id: 1, title: "Beds" },
        { id: 2, title: "Wards" },
      ]),
    );
    await read(batchId);
    const begun = succeeded(await bringInItems({ actor, input: { filter: { q: "", batch: batchId } }, now }));
    expect(await read(begun.batchId)).toMatchObject({ state: "done", done: 2, failed: 0 });
    const articles = await db.article.findMany({
      where: { workspaceId: actor.workspaceId },
      include: { versions: true },
    });
    expect(articles.map(({ title }) => title).toSorted()).toEqual(["Beds", "Wards"]);
    expect(articles[0]!.versions[0]!.text).toBe("Thornby General will lose 40 beds.\nWaiting times have doubled.");
  });

  test("cancelled before it is read, nothing comes of it", async () => {
    const { batchId } = await start(wordpressFile([{ id: 1 }]));
    succeeded(await cancelBatch({ actor, input: { batchId }, now }));
    await withJobs({
      tasks: inboxTasks(),
      work: () =>
        eventually(async () => {
          const [row] = await db.$queryRaw<
            { count: number }[]
          >`SELECT count(*)::int AS count FROM graphile_worker.jobs`;
          return row!.count === 0 ? true : null;
        }),
    });
    expect(await itemsOf(batchId)).toEqual([]);
  });
});

describe("what is no export", () => {
  test.each([
    ["an entity bomb", wordpressHead({ before: `<!DOCTYPE rss [<!ENTITY a "${"beds".repeat(1000)}">]>` }), "has_dtd"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1]), "not_xml"],
    ["an export without posts", wordpressFile([]), "no_posts"],
    ["a file that was cut off", wordpressFile([{ id: 1 }]).slice(0, -20), "not_xml"],
  ])("%s is told as such", async (_name, text, problem) => {
    const { batchId } = await start(text);
    expect(await read(batchId)).toMatchObject({ state: "failed", problem });
  });

  test("a file that is too large is not kept", async () => {
    const stream = (async function* () {
      const piece = new Uint8Array(1024 * 1024);
      for (let at = 0; at <= maxWordpressBytes; at += piece.byteLength) yield piece;
    })();
    expect(await startWordpress({ actor, stream, fileName: "big.xml", now })).toEqual({
      ok: false,
      reason: "too_large",
    });
    expect(await db.capture.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });
});

describe("the reader's process", () => {
  async function fileOf(text: string | Uint8Array): Promise<string> {
    const { workspaceId } = actor;
    const stored = await putBlobStream({ workspaceId, stream: pieces(text), maxBytes: maxWordpressBytes });
    return blobPath({ workspaceId, sha256: stored!.sha256 });
  }

  test("that runs out of memory is a refusal, and the server goes on", async () => {
    const file = await fileOf(`${wordpressHead()}<item><title><![CDATA[${"x".repeat(60 * 1024 * 1024)}`);
    const result = await readWordpress({ file, onPosts: async () => {}, heapLimitMb: 48 });
    expect(result).toEqual({ ok: false, reason: "parser_failed" });
  });

  test("that takes too long, or is no longer wanted, is ended", async () => {
    const file = await fileOf(wordpressFile([{ id: 1 }]));
    expect(await readWordpress({ file, onPosts: async () => {}, timeLimitMs: 1 })).toEqual({
      ok: false,
      reason: "timed_out",
    });
    const stopped = AbortSignal.abort();
    expect(await readWordpress({ file, onPosts: async () => {}, signal: stopped })).toEqual({
      ok: false,
      reason: "aborted",
    });
  });

  test("reads files in the character set that they name, or that their bytes betray", async () => {
    const titleOf = async (declared: string, bytes: (text: string) => Uint8Array) => {
      const head = wordpressHead({ encoding: declared });
      const file = await fileOf(bytes(`${head}${wordpressItem({ title: "Café – lits" })}</channel></rss>`));
      let title = "";
      await readWordpress({ file, onPosts: async (posts) => void (title = posts[0]!.title) });
      return title;
    };
    const utf8 = (text: string) => new TextEncoder().encode(text);
    const windows = (text: string) => Uint8Array.from(text, (each) => (each === "–" ? 0x96 : each.charCodeAt(0)));
    const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
    expect(await titleOf(' encoding="UTF-8"', utf8)).toBe("Café – lits");
    expect(await titleOf(' encoding="windows-1252"', windows)).toBe("Café – lits");
    expect(await titleOf("", windows)).toBe("Café – lits");
    expect(await titleOf(' encoding="ISO-8859-1"', utf8)).toBe("Café – lits");
    expect(await titleOf(' encoding="UTF-8"', windows)).toBe("Café – lits");
    expect(await titleOf(' encoding="UTF-16"', utf16)).toBe("Café – lits");
  });
});

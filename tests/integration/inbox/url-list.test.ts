import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { cancelBatch } from "@/lib/server/inbox/batch-mutations";
import { bringInItems } from "@/lib/server/inbox/bring-in-items";
import type { PageFetcher } from "@/lib/server/inbox/import-item";
import { dismissItems, restoreItems, retryItems } from "@/lib/server/inbox/item-mutations";
import { startUrlList } from "@/lib/server/inbox/start-url-list";
import { inboxTasks } from "@/lib/server/inbox/tasks";
import { discardImport, restoreImport } from "@/lib/server/article/import-mutations";
import { storeImport } from "@/lib/server/article/store-import";
import { inTurnAtOnce, makeUrlList, newsPage, webOf } from "@/tests/factories/inbox";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs } from "@/tests/support/run-jobs";

let actor: Actor;
const clock = () => now;

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  actor = (await makeWorkspace()).owner;
});

const batchOf = (batchId: string) => db.importBatch.findFirstOrThrow({ where: { id: batchId } });
const ended = (batchId: string) =>
  eventually(async () => {
    const batch = await batchOf(batchId);
    return batch.endedAt ? batch : null;
  });
const itemsOf = (batchId: string) =>
  db.inboxItem.findMany({ where: { OR: [{ batchId }, { bringInBatchId: batchId }] }, orderBy: { id: "desc" } });

function run<T>(fetcher: PageFetcher, work: () => Promise<T>): Promise<T> {
  return withJobs({ tasks: inboxTasks({ fetcher, inTurn: inTurnAtOnce, clock }), work });
}

const beds = "https://post.example/beds";
const nights = "https://post.example/nights";
const gone = "https://post.example/gone";

describe("a list of addresses", () => {
  test("is fetched one after another, and what came of each waits", async () => {
    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: newsPage("Wards shut at night") });
    const { batchId } = await makeUrlList({ actor, urls: [beds, gone, nights] });
    const batch = await run(web, () => ended(batchId));
    expect(batch).toMatchObject({ state: "done", total: 3, done: 3, failed: 1 });
    expect(web.asked.map(({ url }) => url)).toEqual([beds, gone, nights]);
    const items = await itemsOf(batchId);
    expect(items.map(({ title, state, problem }) => ({ title, state, problem }))).toEqual([
      { title: "Forty beds to go", state: "waiting", problem: null },
      { title: "", state: "failed", problem: "not_found_page" },
      { title: "Wards shut at night", state: "waiting", problem: null },
    ]);
    expect(items[0]).toMatchObject({ authors: ["Ines Halloran"], publishedOn: "2026-02-11" });
    expect(await db.article.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });

  test("passes over what is an article already, and fetches it when somebody brings it back", async () => {
    const { workspaceId } = actor;
    await db.article.create({
      data: { workspaceId, title: "Beds", url: beds, authors: [], createdById: actor.userId },
    });
    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: newsPage("Wards shut at night") });
    const { batchId, items } = await makeUrlList({ actor, urls: [beds, nights] });
    expect(items[0]).toMatchObject({ state: "dismissed", problem: "already_article" });
    await run(web, async () => {
      await ended(batchId);
      expect(web.asked.map(({ url }) => url)).toEqual([nights]);
      succeeded(await restoreItems({ actor, input: { itemIds: [items[0]!.id] }, now }));
      expect(await ended(batchId)).toMatchObject({ total: 2, done: 2, failed: 0 });
    });
    expect((await itemsOf(batchId))[0]).toMatchObject({ state: "waiting", title: "Forty beds to go" });
  });

  test("a page that failed is fetched again on request, and that alone", async () => {
    const pages: Record<string, string> = { [beds]: newsPage("Forty beds to go") };
    const web = webOf(pages);
    const { batchId, itemIds } = await makeUrlList({ actor, urls: [beds, nights] });
    await run(web, async () => {
      expect(await ended(batchId)).toMatchObject({ failed: 1 });
      pages[nights] = newsPage("Wards shut at night");
      succeeded(await retryItems({ actor, input: { itemIds }, now }));
      expect(await ended(batchId)).toMatchObject({ state: "done", total: 2, done: 2, failed: 0 });
    });
    expect(web.asked.map(({ url }) => url)).toEqual([beds, nights, nights]);
  });

  test("stops half-way when it is cancelled, and keeps what it has", async () => {
    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: newsPage("Wards shut at night") });
    const { batchId } = await makeUrlList({ actor, urls: [beds, nights, gone] });
    let cancelled: unknown;
    // The second page is asked for while somebody presses the button.
    const slow: PageFetcher = async (request) => {
      if (request.url === nights) cancelled = await cancelBatch({ actor, input: { batchId }, now });
      return web(request);
    };
    await run(slow, () => ended(batchId));
    expect(cancelled).toEqual({ ok: true });
    expect(web.asked.map(({ url }) => url)).toEqual([beds, nights]);
    expect((await batchOf(batchId)).state).toBe("cancelled");
    const items = await itemsOf(batchId);
    expect(items.map(({ state }) => state)).toEqual(["waiting", "dismissed", "dismissed"]);
    expect(await cancelBatch({ actor, input: { batchId }, now })).toEqual({ ok: false, reason: "ended" });
  });

  test("ends when the person may no longer bring articles in", async () => {
    const volunteer = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
    const web = webOf({ [beds]: newsPage("Forty beds to go") });
    const { batchId } = await makeUrlList({ actor: volunteer, urls: [beds, nights] });
    await db.membership.updateMany({ where: { userId: volunteer.userId }, data: { role: "viewer" } });
    expect(await run(web, () => ended(batchId))).toMatchObject({ state: "failed", problem: "not_allowed" });
    expect(web.asked).toEqual([]);
  });

  test("refuses what is no list before anything is written", async () => {
    const start = (text: string) => startUrlList({ actor, input: { text }, now });
    expect(await start("  \n")).toEqual({ ok: false, reason: "no_addresses" });
    expect(await start(`${beds}\nbeds and wards`)).toEqual({ ok: false, reason: "unreadable_addresses" });
    const many = Array.from({ length: 201 }, (_, index) => `https://post.example/${index}`).join("\n");
    expect(await start(many)).toEqual({ ok: false, reason: "too_many_addresses" });
    expect(await db.importBatch.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);
  });
});

describe("bringing in as proposed", () => {
  test("makes articles with what was furniture kept apart, and leaves what cannot be stored to a person", async () => {
    const untitled = newsPage("")
      .replace(/<title>.*<\/title>/u, "")
      .replace("<h1></h1>", "");
    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: untitled });
    const { batchId, itemIds } = await makeUrlList({ actor, urls: [beds, nights] });
    const stored = await run(web, async () => {
      await ended(batchId);
      const begun = succeeded(await bringInItems({ actor, input: { itemIds }, now }));
      expect(begun.count).toBe(2);
      return ended(begun.batchId);
    });
    expect(stored).toMatchObject({ kind: "bring_in", state: "done", total: 2, done: 2, failed: 1 });
    const [first, second] = await itemsOf(batchId);
    expect(first).toMatchObject({ state: "stored", problem: null });
    expect(second).toMatchObject({ state: "failed", problem: "invalid_fields" });
    const version = await db.articleVersion.findFirstOrThrow({ where: { articleId: first!.articleId! } });
    expect(version.text).toContain("Thornby General will lose 40 beds");
    expect(version.removed).toContainEqual(
      expect.objectContaining({ text: "Sign up to our newsletter for daily news." }),
    );
  });

  test("cancelled half-way, the rest waits again", async () => {
    const web = webOf({ [beds]: newsPage("Forty beds to go"), [nights]: newsPage("Wards shut at night") });
    const { batchId } = await makeUrlList({ actor, urls: [beds, nights] });
    await run(web, () => ended(batchId));
    const begun = succeeded(await bringInItems({ actor, input: { filter: { q: "" } }, now }));
    succeeded(await cancelBatch({ actor, input: { batchId: begun.batchId }, now }));
    expect((await itemsOf(batchId)).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });
});

describe("an item and its import", () => {
  test("is stored, discarded and taken up again with it", async () => {
    const web = webOf({ [beds]: newsPage("Forty beds to go") });
    const { batchId } = await makeUrlList({ actor });
    await run(web, () => ended(batchId));
    const importId = (await itemsOf(batchId))[0]!.importId!;
    const stateAfter = async (work: Promise<{ ok: boolean }>) => {
      expect((await work).ok).toBe(true);
      return (await itemsOf(batchId))[0]!.state;
    };
    expect(await stateAfter(discardImport({ actor, input: { importId }, now }))).toBe("dismissed");
    expect(await stateAfter(restoreImport({ actor, input: { importId }, now }))).toBe("waiting");
    expect(await stateAfter(storeImport({ actor, input: { importId }, now }))).toBe("stored");
    expect((await itemsOf(batchId))[0]!.articleId).not.toBeNull();
  });

  test("dismissed and brought back, by choice or by filter", async () => {
    const { itemIds } = await makeUrlList({ actor, urls: [beds, nights] });
    await db.inboxItem.updateMany({ where: { id: { in: itemIds } }, data: { state: "waiting", title: "Wards" } });
    expect(await dismissItems({ actor, input: { filter: { q: "nights" } }, now })).toMatchObject({ count: 1 });
    expect(await dismissItems({ actor, input: { filter: { q: "" } }, now })).toMatchObject({ count: 1 });
    expect(await dismissItems({ actor, input: { itemIds }, now })).toEqual({ ok: false, reason: "nothing_to_do" });
    expect(await restoreItems({ actor, input: { itemIds }, now })).toMatchObject({ count: 2 });
  });
});

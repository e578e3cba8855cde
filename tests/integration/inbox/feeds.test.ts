import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { restMs } from "@/lib/domain/inbox/feed-schedule";
import { fetchFeed } from "@/lib/server/inbox/fetch-feed";
import { readFeedNow, stopFeed, watchFeed } from "@/lib/server/inbox/feed-mutations";
import type { PageFetcher } from "@/lib/server/inbox/import-item";
import { openItem } from "@/lib/server/inbox/open-item";
import { resumeWork } from "@/lib/server/inbox/resume-work";
import { inboxTasks } from "@/lib/server/inbox/tasks";
import { inTurnAtOnce, newsPage, webOf } from "@/tests/factories/inbox";
import { succeeded } from "@/tests/factories/review";
import { makeMember, makeWorkspace, testNow as now } from "@/tests/factories/workspace";
import { eventually, withJobs } from "@/tests/support/run-jobs";

const address = "https://post.example/feed";
// After today by the clock of the machine, by which jobs are due: a reading that asks for the next one at a time gone by would be
// followed by it at once.
const later = new Date("2100-03-02T13:00:00Z");

let actor: Actor;
beforeEach(async () => {
  // The feeds of the tests before are due as well, by the clock of the machine.
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  actor = (await makeWorkspace()).owner;
});

function feedOf(...titles: string[]): string {
  const items = titles.map(
    (title) =>
      `<item><title>${title}</title><link>https://post.example/${title}</link><guid>${title}</guid><description>About ${title}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Ashby Post</title><link>https://post.example/</link>${items.join("")}</channel></rss>`;
}
const watch = (fetcher: PageFetcher, url = address) => watchFeed({ actor, input: { url }, now, fetcher, spread: 0 });
const waiting = async (workspaceId = actor.workspaceId) =>
  (await db.inboxItem.findMany({ where: { workspaceId }, orderBy: { id: "desc" } })).map(({ title }) => title);
const feedRow = (id: string) => db.feed.findFirstOrThrow({ where: { id } });

/** Asks for a reading and waits until a job has done it. */
async function readAgain(feedId: string, fetcher: PageFetcher, at = later) {
  succeeded(await readFeedNow({ actor, input: { feedId }, now }));
  return withJobs({
    tasks: inboxTasks({ fetcher, inTurn: inTurnAtOnce, clock: () => at, spread: () => 0 }),
    work: () =>
      eventually(async () => {
        const feed = await feedRow(feedId);
        return feed.lastReadAt?.getTime() === at.getTime() || feed.stoppedAt ? feed : null;
      }),
  });
}

describe("a watched feed", () => {
  test("brings what it holds, then what is new, and asks only for that", async () => {
    const headers = {
      "content-type": "application/rss+xml",
      etag: '"a"',
      "last-modified": "Mon, 02 Mar 2026 08:00:00 GMT",
    };
    const page = (text: string) => ({ bytes: new TextEncoder().encode(text), headers, status: 200 });
    const pages: Parameters<typeof webOf>[0] = { [address]: page(feedOf("beds", "wards")) };
    const web = webOf(pages);
    const { feedId, count, title } = succeeded(await watch(web));
    expect({ count, title }).toEqual({ count: 2, title: "The Ashby Post" });
    expect(await waiting()).toEqual(["beds", "wards"]);
    expect((await feedRow(feedId)).nextReadAt).toEqual(new Date(now.getTime() + restMs));

    pages[address] = page(feedOf("nights", "beds", "wards"));
    const feed = await readAgain(feedId, web);
    expect(await waiting()).toEqual(["nights", "beds", "wards"]);
    expect(feed).toMatchObject({ failures: 0, problem: null, nextReadAt: new Date(later.getTime() + restMs) });
    expect(web.asked[1]!.headers).toMatchObject({
      "if-none-match": '"a"',
      "if-modified-since": "Mon, 02 Mar 2026 08:00:00 GMT",
    });
    expect(await db.article.count({ where: { workspaceId: actor.workspaceId } })).toBe(0);

    pages[address] = { status: 304, bytes: new Uint8Array() };
    const unchanged = await readAgain(feedId, web, new Date(later.getTime() + 1));
    expect(unchanged).toMatchObject({ failures: 0, etag: '"a"' });
  });

  test("is found by the page that names it, and stands under its own address", async () => {
    const page = `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body></body></html>`;
    const web = webOf({ "https://post.example/": page, [address]: feedOf("beds") });
    const { feedId } = succeeded(await watch(web, "post.example/"));
    expect(await feedRow(feedId)).toMatchObject({ url: address });
    expect(await watch(web)).toEqual({ ok: false, reason: "already_watched" });
  });

  test("that fails rests longer each time, and says why", async () => {
    const pages: Parameters<typeof webOf>[0] = { [address]: feedOf("beds") };
    const web = webOf(pages);
    const { feedId } = succeeded(await watch(web));
    delete pages[address];
    const once = await readAgain(feedId, web);
    expect(once).toMatchObject({ failures: 1, problem: "feed_gone" });
    const again = new Date(later.getTime() + 1);
    const twice = await readAgain(feedId, web, again);
    expect(twice.nextReadAt!.getTime() - again.getTime()).toBeGreaterThan(once.nextReadAt!.getTime() - later.getTime());
    pages[address] = feedOf("beds");
    expect(await readAgain(feedId, web, new Date(later.getTime() + 2))).toMatchObject({ failures: 0, problem: null });
  });

  test("stops when whoever watches it may no longer bring articles in", async () => {
    const web = webOf({ [address]: feedOf("beds") });
    const volunteer = await makeMember({ workspaceId: actor.workspaceId, role: "volunteer" });
    const { feedId } = succeeded(
      await watchFeed({ actor: volunteer, input: { url: address }, now, fetcher: web, spread: 0 }),
    );
    await db.membership.updateMany({ where: { userId: volunteer.userId }, data: { removedAt: now } });
    expect(await readAgain(feedId, web)).toMatchObject({ problem: "watcher_left", nextReadAt: null });
    expect(web.asked).toHaveLength(1);
  });

  test("stopped and watched again, it brings nothing twice", async () => {
    const web = webOf({ [address]: feedOf("beds") });
    const { feedId } = succeeded(await watch(web));
    succeeded(await stopFeed({ actor, input: { feedId }, now }));
    expect(await readFeedNow({ actor, input: { feedId }, now })).toEqual({ ok: false, reason: "ended" });
    expect(await watch(web)).toMatchObject({ ok: true, feedId, count: 0 });
    expect(await waiting()).toEqual(["beds"]);
  });

  test("is asked for again when a server starts without its jobs, as after a restored backup", async () => {
    const web = webOf({ [address]: feedOf("beds") });
    const { feedId } = succeeded(await watch(web));
    const dueJobs = () => db.$queryRaw<{ key: string; run_at: Date }[]>`
      SELECT key, run_at FROM graphile_worker.jobs WHERE key = ${`feed ${feedId}`}`;
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await resumeWork();
    await resumeWork();
    expect(await dueJobs()).toEqual([{ key: `feed ${feedId}`, run_at: new Date(now.getTime() + restMs) }]);
  });

  test("an entry is looked at on its own page", async () => {
    const web = webOf({ [address]: feedOf("beds"), "https://post.example/beds": newsPage("Forty beds to go") });
    succeeded(await watch(web));
    const item = await db.inboxItem.findFirstOrThrow({ where: { workspaceId: actor.workspaceId } });
    const { importId } = succeeded(await openItem({ actor, input: { itemId: item.id }, now, fetcher: web }));
    const row = await db.articleImport.findFirstOrThrow({ where: { id: importId }, include: { capture: true } });
    expect(row.capture).toMatchObject({ finalUrl: "https://post.example/beds", method: "fetch" });
    expect(row.proposal).toMatchObject({ fields: { title: { value: "Forty beds to go" } } });
  });

  test("an entry whose page cannot be had is looked at as the feed carried it, and that is said", async () => {
    const web = webOf({ [address]: feedOf("beds"), "https://post.example/beds": { status: 503 } });
    succeeded(await watch(web));
    const item = await db.inboxItem.findFirstOrThrow({ where: { workspaceId: actor.workspaceId } });
    const { importId } = succeeded(await openItem({ actor, input: { itemId: item.id }, now, fetcher: web }));
    const row = await db.articleImport.findFirstOrThrow({ where: { id: importId }, include: { capture: true } });
    expect(row.capture).toMatchObject({ finalUrl: address, text: expect.stringContaining("About beds") as string });
    expect(row.proposal).toMatchObject({
      warnings: [{ code: "feed_text" }, { code: "little_text" }],
      fields: { title: { value: "beds" } },
    });
  });
});

test.each([
  ["a page without a feed", newsPage("Beds"), "not_feed"],
  ["an entity bomb", `<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>`, "has_dtd"],
  ["a page that is not there", undefined, "feed_gone"],
  ["a refusal", { status: 403 }, "feed_refused"],
  ["too much", { ok: false as const, reason: "too_large" as const, detail: "" }, "feed_too_large"],
  ["a private address", { ok: false as const, reason: "private_address" as const, detail: "" }, "private_address"],
])("%s is no feed", async (_name, page, reason) => {
  expect(await fetchFeed({ url: address, fetcher: webOf(page ? { [address]: page } : {}) })).toEqual({
    ok: false,
    reason,
  });
  expect(await waiting()).toEqual([]);
});

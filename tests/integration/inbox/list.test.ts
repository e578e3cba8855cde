import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { inboxListSchema } from "@/lib/domain/inbox/inbox-params";
import { countInbox } from "@/lib/server/inbox/count-inbox";
import { listFeeds } from "@/lib/server/inbox/data";
import { itemsPerPage, listInbox } from "@/lib/server/inbox/list-inbox";
import { makeFeed, makeUrlList } from "@/tests/factories/inbox";
import { makeMember, makeWorkspace } from "@/tests/factories/workspace";

let actor: Actor;
beforeEach(async () => {
  actor = (await makeWorkspace()).owner;
});

const list = (raw: object = {}, who = actor) => listInbox({ actor: who, params: inboxListSchema.parse(raw) });
const titlesOf = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ title }) => title);

async function waitingList(titles: string[]) {
  const urls = titles.map((title) => `https://post.example/${encodeURIComponent(title)}`);
  const { batchId, items } = await makeUrlList({ actor, urls });
  for (const [index, { id }] of items.entries())
    await db.inboxItem.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { title: titles[index]!, state: "waiting" },
    });
  return { batchId, itemIds: items.map(({ id }) => id) };
}

test("is read page by page in the order of the list, forwards and back", async () => {
  const titles = Array.from({ length: itemsPerPage * 2 + 7 }, (_, index) => `Post ${index}`);
  await waitingList(titles);
  const first = await list();
  const second = await list({ after: first.older });
  const third = await list({ after: second.older });
  expect([...titlesOf(first), ...titlesOf(second), ...titlesOf(third)]).toEqual(titles);
  expect([first.total, first.newer, third.older]).toEqual([titles.length, null, null]);
  expect(titlesOf(await list({ before: third.newer }))).toEqual(titlesOf(second));
  expect(titlesOf(await list({ before: second.newer }))).toEqual(titlesOf(first));
});

test("is narrowed by words, state, batch and feed", async () => {
  const beds = await waitingList(["Forty beds to go", "Wards shut at night"]);
  const { feedId } = await makeFeed({ actor });
  await db.inboxItem.create({
    data: { workspaceId: actor.workspaceId, feedId, key: "a".repeat(64), title: "From the feed", authors: [] },
  });
  await db.inboxItem.updateMany({ where: { id: beds.itemIds[1]! }, data: { state: "dismissed" } });
  expect(titlesOf(await list())).toEqual(["From the feed", "Forty beds to go"]);
  expect(titlesOf(await list({ q: "BEDS go" }))).toEqual(["Forty beds to go"]);
  expect(titlesOf(await list({ state: "dismissed" }))).toEqual(["Wards shut at night"]);
  expect(titlesOf(await list({ feed: feedId }))).toEqual(["From the feed"]);
  // The page of a batch shows everything that came of it.
  expect(titlesOf(await list({ batch: beds.batchId }))).toEqual(["Forty beds to go", "Wards shut at night"]);
  expect(await listFeeds({ workspaceId: actor.workspaceId })).toMatchObject([{ id: feedId, waiting: 1 }]);
});

test("names the article that has an item's address already", async () => {
  await waitingList(["beds"]);
  const { id } = await db.article.create({
    data: {
      workspaceId: actor.workspaceId,
      title: "Forty beds",
      url: "https://post.example/beds",
      authors: [],
      createdById: actor.userId,
    },
  });
  expect((await list()).rows[0]!.article).toEqual({ id, title: "Forty beds", isOwn: false });
});

test("is counted for those who may bring in, and knows nothing of other workspaces", async () => {
  await waitingList(["Beds", "Wards"]);
  const viewer = await makeMember({ workspaceId: actor.workspaceId, role: "viewer" });
  const { owner: stranger } = await makeWorkspace();
  expect([await countInbox(actor), await countInbox(viewer), await countInbox(stranger)]).toEqual([2, 0, 0]);
  expect((await list({}, stranger)).rows).toEqual([]);
});

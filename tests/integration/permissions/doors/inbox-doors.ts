import { GET as progressRoute } from "@/app/(desk)/w/[workspace]/articles/inbox/[batchId]/progress/route";
import { POST as wordpressRoute } from "@/app/(desk)/w/[workspace]/articles/inbox/wordpress/route";
import {
  bringInItemsAction,
  cancelBatchAction,
  dismissItemsAction,
  openItemAction,
  readFeedNowAction,
  restoreItemsAction,
  retryItemsAction,
  startUrlListAction,
  stopFeedAction,
  watchFeedAction,
} from "@/lib/server/inbox/actions";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ItemState } from "@/lib/domain/inbox/inbox-words";
import { makeFeed, makeUrlList, makeWaitingItem } from "@/tests/factories/inbox";
import { wordpressFile } from "@/tests/factories/wordpress";
import { action, type Door } from "../door";
import { answerOf, ownRequest } from "./route-doors";

const capability = "article.import";

/** An item in this state, as the only one chosen. */
function chosen(state: ItemState) {
  return async (actor: Actor) => {
    const { itemId } = await makeWaitingItem({ actor });
    await db.inboxItem.updateMany({ where: { id: itemId }, data: { state } });
    return { itemIds: [itemId] };
  };
}

export const inboxDoors = {
  startUrlListAction: action(startUrlListAction, {
    capability,
    actsOnOwn: true,
    prepare: () => ({ text: "https://post.example/beds" }),
  }),
  cancelBatchAction: action(cancelBatchAction, {
    capability,
    prepare: async (actor) => ({ batchId: (await makeUrlList({ actor })).batchId }),
  }),
  watchFeedAction: action(watchFeedAction, {
    capability,
    actsOnOwn: true,
    prepare: () => ({ url: "https://news.example.org/feed" }),
  }),
  stopFeedAction: action(stopFeedAction, { capability, prepare: (actor) => makeFeed({ actor }) }),
  readFeedNowAction: action(readFeedNowAction, { capability, prepare: (actor) => makeFeed({ actor }) }),
  openItemAction: action(openItemAction, { capability, prepare: (actor) => makeWaitingItem({ actor }) }),
  bringInItemsAction: action(bringInItemsAction, { capability, prepare: chosen("waiting") }),
  dismissItemsAction: action(dismissItemsAction, { capability, prepare: chosen("waiting") }),
  restoreItemsAction: action(restoreItemsAction, { capability, prepare: chosen("dismissed") }),
  retryItemsAction: action(retryItemsAction, { capability, prepare: chosen("failed") }),
  "POST /w/[workspace]/articles/inbox/wordpress": {
    capability,
    actsOnOwn: true,
    prepare: async () => {
      const body = wordpressFile([{ id: 1 }]);
      return async ({ slug }) =>
        answerOf(
          await wordpressRoute(ownRequest({ method: "POST", body }, { "x-file-name": "ashby.xml" }), {
            params: Promise.resolve({ workspace: slug }),
          }),
        );
    },
  },
  "GET /w/[workspace]/articles/inbox/[batchId]/progress": {
    capability: "workspace.read",
    reads: true,
    prepare: async (actor) => {
      const { batchId } = await makeUrlList({ actor });
      return async ({ slug }) =>
        answerOf(
          await progressRoute(ownRequest({ method: "GET" }), { params: Promise.resolve({ workspace: slug, batchId }) }),
        );
    },
  },
} satisfies Record<string, Door>;

"use server";

import { batchIdSchema, cancelBatch } from "@/lib/server/inbox/batch-mutations";
import { bringInItems } from "@/lib/server/inbox/bring-in-items";
import { chosenSchema } from "@/lib/server/inbox/choose-items";
import { feedIdSchema, readFeedNow, stopFeed, watchFeed, watchFeedSchema } from "@/lib/server/inbox/feed-mutations";
import { dismissItems, restoreItems, retryItems } from "@/lib/server/inbox/item-mutations";
import { itemIdSchema, openItem } from "@/lib/server/inbox/open-item";
import { startUrlList, startUrlListSchema } from "@/lib/server/inbox/start-url-list";
import { workspaceAction } from "@/lib/server/workspace-action";

export const startUrlListAction = workspaceAction({ input: startUrlListSchema, run: startUrlList });
export const cancelBatchAction = workspaceAction({ input: batchIdSchema, run: cancelBatch });
export const watchFeedAction = workspaceAction({ input: watchFeedSchema, run: watchFeed });
export const stopFeedAction = workspaceAction({ input: feedIdSchema, run: stopFeed });
export const readFeedNowAction = workspaceAction({ input: feedIdSchema, run: readFeedNow });
export const openItemAction = workspaceAction({ input: itemIdSchema, run: openItem });
export const bringInItemsAction = workspaceAction({ input: chosenSchema, run: bringInItems });
export const dismissItemsAction = workspaceAction({ input: chosenSchema, run: dismissItems });
export const restoreItemsAction = workspaceAction({ input: chosenSchema, run: restoreItems });
export const retryItemsAction = workspaceAction({ input: chosenSchema, run: retryItems });

"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useToast } from "@/components/ui/toast";
import { maxChosenItems } from "@/lib/domain/inbox/limits";
import { refusalWords } from "@/lib/domain/inbox/refusal-words";
import { problemWords, inboxProblemWords } from "@/lib/domain/inbox/problem-words";
import type { InboxFilter } from "@/lib/domain/inbox/inbox-params";
import {
  bringInItemsAction,
  dismissItemsAction,
  openItemAction,
  restoreItemsAction,
  retryItemsAction,
} from "@/lib/server/inbox/actions";

/** One by one, or all that a filter lists. */
export type Choice = { itemIds: string[] } | { filter: InboxFilter };

export type ItemActs = ReturnType<typeof useItemActs>;

type Act = "bringIn" | "dismiss" | "restore" | "retry";

/** What can be done with items of the inbox, each saying what has happened; `pending` names what is on its way. */
export function useItemActs({ slug, onDone }: { slug: string; onDone: () => void }) {
  const router = useRouter();
  const { say } = useToast();
  /** The act that is on its way, or the id of the item that is being opened. */
  const [pending, setPending] = useState<string | null>(null);

  const refuse = (title: string, reason: string) => {
    const words = Object.hasOwn(inboxProblemWords, reason) ? problemWords(reason) : refusalWords(reason);
    say({ title, description: words, tone: "problem" });
  };

  async function doing<T>(act: string, work: () => Promise<T>): Promise<T | null> {
    if (pending !== null) return null;
    setPending(act);
    try {
      return await work();
    } catch {
      refuse("The server cannot be reached.", "offline");
      return null;
    } finally {
      setPending(null);
    }
  }

  async function change(act: Exclude<Act, "bringIn">, choice: Choice) {
    const action = { dismiss: dismissItemsAction, restore: restoreItemsAction, retry: retryItemsAction }[act];
    const answer = await doing(act, () => action(slug, choice));
    if (!answer) return;
    if (!answer.ok) return refuse("Nothing was changed.", answer.reason);
    const { count, itemIds } = answer;
    const items = count === 1 ? "1 item" : `${new Intl.NumberFormat("en-GB").format(count)} items`;
    if (act === "dismiss") {
      const undo = { undo: { onUndo: () => void takeBack(itemIds) } };
      say({ title: `${items} dismissed.`, ...(itemIds.length > 0 && undo) });
    } else say({ title: act === "restore" ? `${items} brought back.` : `${items} will be tried again.` });
    onDone();
  }

  async function takeBack(itemIds: string[]) {
    for (let at = 0; at < itemIds.length; at += maxChosenItems) {
      const answer = await restoreItemsAction(slug, { itemIds: itemIds.slice(at, at + maxChosenItems) });
      if (!answer.ok) return refuse("Not everything was brought back.", answer.reason);
    }
    router.refresh();
  }

  return {
    pending,
    dismiss: (choice: Choice) => change("dismiss", choice),
    restore: (choice: Choice) => change("restore", choice),
    retry: (choice: Choice) => change("retry", choice),
    bringIn: async (choice: Choice) => {
      const answer = await doing("bringIn", () => bringInItemsAction(slug, choice));
      if (!answer) return;
      if (!answer.ok) return refuse("Nothing was brought in.", answer.reason);
      onDone();
      router.push(`/w/${slug}/articles/inbox/${answer.batchId}`);
    },
    open: async (itemId: string) => {
      const answer = await doing(itemId, () => openItemAction(slug, { itemId }));
      if (!answer) return;
      if (answer.ok) router.push(`/w/${slug}/articles/import/${answer.importId}`);
      else refuse("It could not be opened.", answer.reason);
    },
  };
}

"use client";

import { useRef, useState } from "react";
import type { z } from "zod";
import type { StretchOfArticle } from "@/components/split/split-types";
import { splitRefusalWords, type SplitRefusalReason } from "@/lib/domain/suggestion/refusal-words";
import { decideItemsAction, undoItemsAction } from "@/lib/server/suggestion/actions";
import type { DecidedItem } from "@/lib/server/suggestion/decide-items";
import type { decideItemsSchema } from "@/lib/server/suggestion/split-item";

export type SplitItemInput = z.input<typeof decideItemsSchema>["items"][number];

/** One decision on its way: what is sent, what the row shows meanwhile, and the row that it is about. */
export type Send = { item: SplitItemInput; shown: StretchOfArticle; row: number; words: (done: DecidedItem) => string };

/** What can be taken back at one go. */
type Undoable = {
  items: { decisionIds: string[]; answerId: string | null; row: number }[];
  start: number;
  end: number;
};

const offline = { ok: false, reason: "offline" } as const;

/**
 * Sends decisions one batch after another, shows them at once, and takes them off again where the server refuses: the row
 * then says why. Own decisions of this visit can be taken back, a batch as a whole.
 */
export function useSplitWrites({
  slug,
  versionId,
  take,
  refresh,
  announce,
  onStored,
  onRefused,
}: {
  slug: string;
  versionId: string;
  take: (news: { start: number; end: number; stretch: StretchOfArticle }) => void;
  /** Looks again at what stands in a stretch, after somebody else was faster. */
  refresh: (place: { start: number; end: number }) => void;
  announce: (words: string) => void;
  /** After something was stored or taken back. */
  onStored: (event: { undone: boolean; rows: number[] }) => void;
  /** After rows were refused, whose suggestions other claims may say by now. */
  onRefused: (rows: number[]) => void;
}) {
  const [pending, setPending] = useState<readonly StretchOfArticle[]>([]);
  const [failures, setFailures] = useState<ReadonlyMap<number, SplitRefusalReason>>(new Map());
  const [undoCount, setUndoCount] = useState(0);
  const done = useRef<Undoable[]>([]);
  /** Writes go out one after another, so that an undo finds the decision that was made a moment before. */
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const tab = useRef<string>(null);

  function ownTab(): string {
    return (tab.current ??= crypto.randomUUID());
  }

  function inTurn<T>(write: () => Promise<T>): Promise<T> {
    const next = queue.current.then(write);
    queue.current = next.catch(() => {});
    return next;
  }

  function setFailure(row: number, reason: SplitRefusalReason | null) {
    setFailures((known) => {
      if (reason === null && !known.has(row)) return known;
      const next = new Map(known);
      if (reason === null) next.delete(row);
      else next.set(row, reason);
      return next;
    });
  }

  /** @returns how many were stored. */
  function decide(sends: readonly Send[]): Promise<number> {
    const overlays = sends.map(({ shown }) => shown);
    setPending((known) => [...known, ...overlays]);
    for (const { row } of sends) setFailure(row, null);
    return inTurn(async () => {
      const items = sends.map(({ item }) => item);
      const answer = await decideItemsAction(slug, { articleVersionId: versionId, items, tab: ownTab() }).catch(
        () => offline,
      );
      setPending((known) => known.filter((overlay) => !overlays.includes(overlay)));
      if (!answer.ok) {
        for (const { row } of sends) setFailure(row, answer.reason);
        announce(`Not stored. ${splitRefusalWords[answer.reason]}`);
        const rows = sends.map(({ row }) => row);
        refresh({ start: Math.min(...rows), end: Math.max(...rows) + 1 });
        onRefused(rows);
        return 0;
      }
      take(answer);
      const stored = sends.flatMap((send, at) => {
        const outcome = answer.outcomes[at]!;
        if (outcome.ok) return [{ send, outcome }];
        setFailure(send.row, outcome.reason);
        return [];
      });
      if (stored.length > 0) {
        const { start, end } = answer;
        const kept = stored.map(({ send: { row }, outcome: { decisionIds, answerId } }) => ({
          decisionIds,
          answerId,
          row,
        }));
        done.current.push({ items: kept.toReversed(), start, end });
        setUndoCount(done.current.length);
        onStored({ undone: false, rows: kept.map(({ row }) => row) });
      }
      if (stored.length < sends.length) {
        onRefused(sends.flatMap(({ row }, at) => (answer.outcomes[at]!.ok ? [] : row)));
      }
      const [first] = stored;
      const refused = sends.length - stored.length;
      const lost = answer.outcomes.find((outcome) => !outcome.ok);
      if (refused > 0 && lost && !lost.ok) {
        announce(`${stored.length} stored, ${refused} not. ${splitRefusalWords[lost.reason]}`);
      } else if (first) {
        announce(stored.length === 1 ? first.send.words(first.outcome) : `${stored.length} decisions stored.`);
      }
      return stored.length;
    });
  }

  /** Takes back what is named: of this visit the last, or any decision that a row shows. */
  async function undo({ items, start, end }: Undoable): Promise<boolean> {
    const answer = await undoItemsAction(slug, {
      articleVersionId: versionId,
      start,
      end,
      tab: ownTab(),
      items: items.map(({ decisionIds, answerId }) => ({ decisionIds, answerId })),
    }).catch(() => offline);
    if (!answer.ok) {
      for (const { row } of items) setFailure(row, answer.reason);
      announce(`Not taken back. ${splitRefusalWords[answer.reason]}`);
      return false;
    }
    take(answer);
    const kept = answer.outcomes.filter((outcome) => !outcome.ok && outcome.reason !== "already_undone");
    answer.outcomes.forEach((outcome, at) => {
      if (!outcome.ok && outcome.reason !== "already_undone") setFailure(items[at]!.row, outcome.reason);
    });
    const count = items.length - kept.length;
    announce(count === 1 ? "Taken back." : `${count} decisions taken back.`);
    onStored({ undone: true, rows: items.map(({ row }) => row) });
    return true;
  }

  return {
    pending,
    failures,
    /** Whether anything of this visit can be taken back. */
    mayUndo: undoCount > 0,
    tab: ownTab,
    decide,
    forgetFailure: (row: number) => setFailure(row, null),
    undoLast: () =>
      inTurn(async () => {
        const last = done.current.at(-1);
        if (!last) return announce("There is nothing of this visit to undo.");
        if (!(await undo(last))) return undefined;
        done.current = done.current.filter((entry) => entry !== last);
        return setUndoCount(done.current.length);
      }),
    takeBack: (what: { decisionIds: string[]; answerId: string | null; row: number; start: number; end: number }) =>
      inTurn(async () => {
        const { start, end, ...item } = what;
        if (!(await undo({ items: [item], start, end }))) return;
        done.current = done.current.filter(
          ({ items }) => !items.some(({ decisionIds }) => decisionIds.some((id) => what.decisionIds.includes(id))),
        );
        setUndoCount(done.current.length);
      }),
  };
}

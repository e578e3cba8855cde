"use client";

import { nextUndecided, stepRow, stepSuggestion } from "@/components/split/split-moves";
import type { Cursor, RowView, Suggestion } from "@/components/split/split-types";
import type { Split } from "@/components/split/use-split";
import { useSplitKeys } from "@/components/split/use-split-keys";
import type { useSplitWrites } from "@/components/split/use-split-writes";
import type { SplitCommand } from "@/lib/domain/account/preferences";

/** Carries out what keys and buttons ask for, at the cursor or for all that is selected. */
export function useCommands({
  views,
  cursor,
  current,
  view,
  may,
  split,
  writes,
  keys,
  stand,
  splitRow,
  isTaken,
  tell,
  onHelp,
  onStep,
}: {
  views: readonly RowView[];
  cursor: Cursor | null;
  /** The suggestion that the cursor is on. */
  current: Suggestion | null;
  /** The row that it is on. */
  view: RowView | null;
  may: boolean;
  split: Split;
  writes: Pick<ReturnType<typeof useSplitWrites>, "undoLast">;
  keys: { enabled: boolean; keys: Record<SplitCommand, string> };
  stand: (cursor: Cursor, prefix?: string) => void;
  splitRow: (view: RowView) => boolean;
  /** Whether somebody else is at a row. */
  isTaken: (view: RowView) => boolean;
  /** Says something that nothing else on the page shows. */
  tell: (words: string) => void;
  onHelp: () => void;
  onStep: (start: number, suggestion: Suggestion) => void;
}): (command: SplitCommand) => void {
  const from = cursor?.start ?? null;

  function rowFor(command: SplitCommand): RowView | null {
    if (command === "next") return stepRow({ views, from, by: 1 });
    if (command === "previous") return stepRow({ views, from, by: -1 });
    return command === "nextUndecided" ? nextUndecided({ views, from, isTaken }) : null;
  }

  function run(command: SplitCommand): void {
    if (command === "help") return onHelp();
    const moved = rowFor(command);
    if (moved) {
      split.setPanel(null);
      return stand({ start: moved.unit.start, key: null });
    }
    if (command === "nextUndecided") return tell("Nothing is left to decide.");
    if (!may) return undefined;
    if (command === "undo") return void writes.undoLast();
    if (split.selected.size > 0) {
      if (command === "take") return split.takeMany();
      if (command === "reject") return split.rejectMany();
      if (command === "notCheckable") return split.setPanel({ kind: "setAsideMany" });
      if (command === "outOfScope") return split.putManyAside({ disposition: "out_of_scope" });
    }
    if (view) return decideAt(command, view);
    // Before the first step there is nothing to decide about: the first press puts the cursor there.
    const first = stepRow({ views, from: null, by: 1 });
    return first ? stand({ start: first.unit.start, key: null }) : undefined;
  }

  function decideAt(command: SplitCommand, row: RowView): void {
    const { start } = row.unit;
    switch (command) {
      case "take":
        if (current) return split.take(row, current);
        return tell("There is no suggestion here. Claim the passage by hand, or set it aside.");
      case "reject":
        return current ? split.reject(row, current) : tell("There is no suggestion here.");
      case "improve":
        return current ? split.improve(row, current) : tell("There is no suggestion here.");
      case "edit":
        return current ? split.edit(row, current) : split.claim(row);
      case "claim":
        return split.claim(row);
      case "match":
        return split.setPanel({ kind: "match", start, key: current?.key ?? null });
      case "notCheckable":
        return split.setPanel({ kind: "setAside", start, key: null });
      case "outOfScope":
        return split.putAside(row, { disposition: "out_of_scope" });
      case "split":
        if (!splitRow(row)) return tell("This passage cannot be split any further.");
        return stand({ start, key: null }, "Split in two. ");
      default:
        return undefined;
    }
  }

  useSplitKeys({
    ...keys,
    run,
    onEnter: () => run("take"),
    onSpace: () => cursor && may && split.toggle(cursor.start),
    onExtend: (by) => {
      const next = cursor && may && stepRow({ views, from: cursor.start, by });
      if (!next) return;
      split.setSelected(new Set([...split.selected, cursor.start, next.unit.start]));
      stand({ start: next.unit.start, key: null });
    },
    onEscape: () => {
      if (split.panel) split.close();
      else if (split.selected.size > 0) split.setSelected(new Set());
    },
    onStep: (by) => {
      const next = view && stepSuggestion({ view, current, by });
      if (next) onStep(view.unit.start, next);
      return next !== null;
    },
  });
  return run;
}

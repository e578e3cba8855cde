"use client";

import { useEffect, useMemo, useRef, type Dispatch, type SetStateAction } from "react";
import type { RowActs } from "@/components/split/split-row";
import type { Cursor, RowView, Suggestion } from "@/components/split/split-types";
import type { Split } from "@/components/split/use-split";
import type { useSplitWrites } from "@/components/split/use-split-writes";

/**
 * What rows and suggestions call when they are pressed. It stays the same object, so that a row is drawn again only for
 * its own sake.
 */
export function useRowActs({
  setCursor,
  follow,
  mayImprove,
  ...now
}: {
  /** Whether there is a model to be asked. */
  mayImprove: boolean;
  split: Split;
  views: readonly RowView[];
  writes: Pick<ReturnType<typeof useSplitWrites>, "takeBack" | "forgetFailure">;
  setCursor: Dispatch<SetStateAction<Cursor | null>>;
  /** Says whether the focus is to follow the cursor. */
  follow: (follows: boolean) => void;
}): RowActs {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  return useMemo((): RowActs => {
    // The same words may be proposed in several rows: it is the row that holds this very suggestion.
    const on = (suggestion: Suggestion, act?: (row: RowView, split: Split) => void) => {
      const row = latest.current.views.find(({ open }) => open.includes(suggestion));
      if (!row) return;
      setCursor((known) =>
        known?.start === row.unit.start && known.key === suggestion.key
          ? known
          : { start: row.unit.start, key: suggestion.key },
      );
      act?.(row, latest.current.split);
    };
    const standAt = (start: number) => setCursor((known) => (known?.start === start ? known : { start, key: null }));
    return {
      onTake: (suggestion) => on(suggestion, (row, split) => split.take(row, suggestion)),
      onReject: (suggestion) => on(suggestion, (row, split) => split.reject(row, suggestion)),
      onEdit: (suggestion) => on(suggestion, (row, split) => split.edit(row, suggestion)),
      onImprove: mayImprove ? (suggestion) => on(suggestion, (row, split) => split.improve(row, suggestion)) : null,
      onMatch: (suggestion, match) => on(suggestion, (row, split) => split.match(row, suggestion, match)),
      onStand: (suggestion) => on(suggestion),
      onStandAt: (start) => {
        follow(false);
        standAt(start);
      },
      onToggle: (start) => {
        follow(true);
        standAt(start);
        latest.current.split.toggle(start);
      },
      onTakeBack: (what) => void latest.current.writes.takeBack(what),
      onForgetFailure: (start) => latest.current.writes.forgetFailure(start),
    };
  }, [setCursor, follow, mayImprove]);
}

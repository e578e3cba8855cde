"use client";

import { useMemo, useState } from "react";
import { keepRows } from "@/components/split/row-views";
import { isStop, unitsOf } from "@/components/split/split-moves";
import type { PassageProposal, RowView, SplitProps, StretchOfArticle } from "@/components/split/split-types";
import type { Present } from "@/components/split/use-split-room";
import { split } from "@/lib/domain/article/sentence-cursor";

export const filters = { all: "All", undecided: "Undecided", worth: "Worth checking" } as const;
export type Filter = keyof typeof filters;

/** What stands on the page as it was drawn last, for what is called from outside of the drawing. */
export type Placed = Pick<ReturnType<typeof useRows>, "views" | "numbers"> & { others: readonly Present[] };

/** The rows of the page: passages and parts of them, what each shows, and which of them a filter leaves. */
export function useRows({
  passages,
  text,
  proposals,
  worth,
  done,
  pending,
}: Pick<SplitProps, "passages" | "text"> & {
  proposals: ReadonlyMap<number, PassageProposal>;
  worth: string | null;
  done: StretchOfArticle;
  pending: readonly StretchOfArticle[];
}) {
  const [splits, setSplits] = useState<ReadonlyMap<number, readonly { start: number; end: number }[]>>(new Map());
  const [filter, setFilterName] = useState<Filter>("all");
  /** What a filter hid when it was chosen. What is decided afterwards stays in view, under the eyes of whoever did it. */
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const units = useMemo(() => unitsOf({ passages, splits }), [passages, splits]);
  const [keep] = useState(keepRows);
  const byUnit = useMemo(
    () => keep({ units, text, proposals, done, pending }),
    [keep, units, text, proposals, done, pending],
  );
  const all = useMemo(() => units.map((unit) => byUnit.get(unit)!.view), [units, byUnit]);
  const views = useMemo(
    () => (filter === "all" ? all : all.filter(({ unit }) => !hidden.has(unit.start))),
    [all, filter, hidden],
  );
  const numbers = useMemo(() => {
    const places = new Map<number, number>();
    let last = -1;
    let count = 0;
    for (const { unit } of all) {
      if (!["sentence", "list_item", "quote"].includes(unit.kind)) continue;
      if (unit.index !== last) count += 1;
      last = unit.index;
      places.set(unit.start, count);
    }
    return { places, total: count };
  }, [all]);

  function setFilter(next: Filter) {
    const isHidden = (view: RowView) => {
      if (view.unit.kind === "heading") return false;
      if (next === "worth") return worth?.[view.unit.index] === "0";
      return next === "undecided" && (!isStop(view) || view.decided === "all");
    };
    setHidden(new Set(all.filter(isHidden).map(({ unit }) => unit.start)));
    setFilterName(next);
  }

  /** Splits a row in two at its best joint. @returns whether it could be. */
  function splitRow({ unit }: RowView): boolean {
    const cut = split({ units: [unit], index: 0, range: unit }, text);
    if (cut.units.length !== 2) return false;
    setSplits((before) => {
      const parts = before.get(unit.index) ?? [{ start: unit.start, end: unit.end }];
      const at = parts.findIndex(({ start }) => start === unit.start);
      const halves = cut.units.map(({ start, end }) => ({ start, end }));
      return new Map(before).set(unit.index, parts.toSpliced(at, 1, ...halves));
    });
    return true;
  }
  return { all, views, numbers, filter, setFilter, splitRow };
}

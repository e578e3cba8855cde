"use client";

import { useEffect, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { InboxRow } from "@/components/inbox/inbox-row";
import { SelectionBar } from "@/components/inbox/selection-bar";
import { useItemActs } from "@/components/inbox/use-item-acts";
import { Checkbox } from "@/components/ui/checkbox";
import { List } from "@/components/ui/list-row";
import type { InboxFilter } from "@/lib/domain/inbox/inbox-params";
import type { ListedItem } from "@/lib/server/inbox/list-inbox";

/**
 * The items of a page of the inbox, to be chosen with the mouse or the keyboard: a click or Space ticks one, with Shift all
 * from the last one ticked. When the whole page is ticked, all that the filter lists can be chosen at once.
 */
export function InboxList({
  slug,
  items,
  total,
  filter,
  mayImport,
}: {
  slug: string;
  items: readonly ListedItem[];
  /** How many the filter lists, on all pages. */
  total: number;
  filter: InboxFilter;
  mayImport: boolean;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const last = useRef<string>(null);
  const list = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  const shown = useRef(items);
  const acts = useItemActs({
    slug,
    onDone: () => {
      acted.current = true;
      setChosen(new Set());
      setAll(false);
      router.refresh();
    },
  });
  const choosable = mayImport
    ? items.filter(({ state }) => state !== "storing" && state !== "fetching" && state !== "stored")
    : [];
  // A refresh may have taken away what was ticked before.
  const ticked = choosable.filter(({ id }) => chosen.has(id));
  const isWhole = choosable.length > 0 && ticked.length === choosable.length;

  // A button that goes with its row takes the focus along; the keyboard goes on in the list.
  useEffect(() => {
    if (shown.current === items) return;
    shown.current = items;
    if (acted.current && document.activeElement === document.body) list.current?.focus();
    acted.current = false;
  });

  function tick(id: string, { on, range }: { on: boolean; range: boolean }) {
    const ids = choosable.map((item) => item.id);
    const [from, to] = [last.current === null ? -1 : ids.indexOf(last.current), ids.indexOf(id)];
    const touched = range && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    const next = new Set(chosen);
    for (const each of touched) {
      if (on) next.add(each);
      else next.delete(each);
    }
    last.current = id;
    setAll(false);
    setChosen(next);
  }

  return (
    <>
      {choosable.length > 1 && (
        <Checkbox
          className="mb-1"
          label={isWhole ? "Choose none" : `Choose all ${choosable.length} of this page`}
          checked={isWhole}
          onChange={(event) => {
            setAll(false);
            setChosen(new Set(event.target.checked ? choosable.map(({ id }) => id) : []));
          }}
        />
      )}
      <div ref={list} tabIndex={-1} className="outline-none">
        <List label="Items of the inbox">
          {items.map((item) => (
            <InboxRow
              key={item.id}
              slug={slug}
              item={item}
              acts={mayImport ? acts : null}
              isTicked={chosen.has(item.id)}
              onTick={choosable.includes(item) ? (change) => tick(item.id, change) : null}
            />
          ))}
        </List>
      </div>
      {ticked.length > 0 && (
        <SelectionBar
          ticked={ticked}
          total={total}
          all={all}
          onAll={isWhole && total > items.length ? () => setAll(true) : null}
          onClear={() => {
            setAll(false);
            setChosen(new Set());
          }}
          chosen={all ? { filter } : { itemIds: ticked.map(({ id }) => id) }}
          acts={acts}
        />
      )}
    </>
  );
}

"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { filters, type Filter } from "@/components/split/use-rows";
import type { SplitCommand } from "@/lib/domain/account/preferences";

/** Above the rows, always in reach: how far the article is, what is shown, the way back. */
export function SplitBar({
  coverage,
  filter,
  onFilter,
  reader,
  mayUndo,
  keys,
  onUndo,
  onNext,
  onHelp,
}: {
  coverage: ReactNode;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** The same place as a text to be read. */
  reader: string;
  mayUndo: boolean;
  keys: Record<SplitCommand, string> | null;
  onUndo: () => void;
  onNext: () => void;
  onHelp: () => void;
}) {
  const button = (words: string, command: SplitCommand, onPress: () => void, isIdle = false) => (
    <button
      type="button"
      className="card-button aria-disabled:opacity-55"
      aria-disabled={isIdle || undefined}
      aria-keyshortcuts={keys ? keys[command] : undefined}
      onClick={() => !isIdle && onPress()}
    >
      {words}
      {keys && (
        <kbd aria-hidden="true" className="font-sans text-xs font-normal text-ink-muted">
          {keys[command]}
        </kbd>
      )}
    </button>
  );
  return (
    <div className="split-bar">
      {coverage}
      <div role="group" aria-label="Which passages" className="flex gap-4">
        {(Object.keys(filters) as Filter[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={filter === name}
            onClick={() => onFilter(name)}
            className="min-h-8 border-b-2 border-transparent text-sm font-medium text-ink-muted hover:text-ink aria-pressed:border-accent aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {filters[name]}
          </button>
        ))}
      </div>
      <div className="-mx-2 flex flex-wrap gap-1 lg:ml-auto">
        {button("Next undecided", "nextUndecided", onNext)}
        {button("Undo", "undo", onUndo, !mayUndo)}
        {button("Keys", "help", onHelp)}
        <Link href={reader} className="card-button">
          Read as a text
        </Link>
      </div>
    </div>
  );
}

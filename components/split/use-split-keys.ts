"use client";

import { useEffect, useRef } from "react";
import { useReaderKeys } from "@/components/article/use-reader-keys";
import type { SplitCommand } from "@/lib/domain/account/preferences";

/**
 * The keys of the split view: the single ones, which can be changed and switched off, and those that every list has.
 * Nothing happens while somebody types, or presses a button or link with Enter or Space.
 */
export function useSplitKeys({
  enabled,
  keys,
  ...acts
}: {
  enabled: boolean;
  keys: Record<SplitCommand, string>;
  run: (command: SplitCommand) => void;
  onEnter: () => void;
  onSpace: () => void;
  /** Selects one row more. */
  onExtend: (by: 1 | -1) => void;
  onEscape: () => void;
  /** Goes to another suggestion of the row. @returns false at either end. */
  onStep: (by: 1 | -1) => boolean;
}): void {
  useReaderKeys({ enabled, keys, run: acts.run });
  const latest = useRef({ ...acts, keys, enabled });
  useEffect(() => {
    latest.current = { ...acts, keys, enabled };
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const now = latest.current;
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      if (
        target?.closest(
          'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]',
        )
      )
        return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) {
        event.preventDefault();
        return now.run("undo");
      }
      if (event.ctrlKey || event.metaKey) return undefined;
      if (event.key === "Escape") return now.onEscape();
      const letter = event.key.toLowerCase();
      if (now.enabled && event.shiftKey && (letter === now.keys.next || letter === now.keys.previous)) {
        event.preventDefault();
        return now.onExtend(letter === now.keys.next ? 1 : -1);
      }
      // From here on only where the focus is on a row or a suggestion itself.
      if (!target?.matches("[data-row], [data-card]")) return undefined;
      const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
      const by = event.key === "Tab" ? (event.shiftKey ? -1 : 1) : steps[event.key];
      if (by) {
        // At either end Tab leaves as it always does.
        if (event.key === "Tab" && !now.enabled) return undefined;
        if (now.onStep(by) || event.key !== "Tab") event.preventDefault();
        return undefined;
      }
      if (event.key === "Enter") {
        event.preventDefault();
        return now.onEnter();
      }
      if (event.key === " ") {
        event.preventDefault();
        return now.onSpace();
      }
      return undefined;
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

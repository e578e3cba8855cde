"use client";

import { useEffect, useRef, type RefObject } from "react";
import type { TextMap } from "@/components/article/text-map";
import { offsetsOfRange } from "@/lib/text/dom-offsets";
import { snapToGraphemes, type TextRange } from "@/lib/text/grapheme";

/** How long a selection by touch or keyboard has to hold still; milliseconds. By mouse the release of the button counts. */
const settledAfter = 350;

/** The run of the article's text that a selection covers, without white space at its edges; null where it covers none. */
export function chosenRange({ map, selection }: { map: TextMap; selection: Selection | null }): TextRange | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!map.root.contains(range.commonAncestorContainer)) return null;
  const offsets = offsetsOfRange({ root: map.root, range });
  if (!offsets) return null;
  const words = map.text.slice(offsets.start, offsets.end);
  const start = offsets.start + (words.length - words.trimStart().length);
  const end = offsets.end - (words.length - words.trimEnd().length);
  return end > start ? snapToGraphemes({ text: map.text, start, end }) : null;
}

/** Tells of every selection of words of the article once it stands still, and when it is gone. */
export function useSelection({
  map,
  text,
  onSelect,
  onClear,
}: {
  map: TextMap | null;
  text: RefObject<HTMLElement | null>;
  onSelect: (range: TextRange) => void;
  onClear: () => void;
}): void {
  const latest = useRef({ onSelect, onClear });
  useEffect(() => {
    latest.current = { onSelect, onClear };
  });
  useEffect(() => {
    const root = text.current;
    if (!map || !root) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDragging = false;
    let told = "";

    const tell = () => {
      const range = chosenRange({ map, selection: document.getSelection() });
      const key = range ? `${range.start}-${range.end}` : "";
      if (key === told) return;
      told = key;
      if (range) latest.current.onSelect(range);
      else latest.current.onClear();
    };
    const onDown = () => {
      isDragging = true;
    };
    const onUp = () => {
      if (!isDragging) return;
      isDragging = false;
      clearTimeout(timer);
      // The selection is complete only after this event has been handled.
      timer = setTimeout(tell, 0);
    };
    const onChange = () => {
      if (isDragging) return;
      // Moving the focus into a field changes the selection as well; that is no choice of words.
      const active = document.activeElement;
      if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return;
      clearTimeout(timer);
      timer = setTimeout(tell, settledAfter);
    };
    root.addEventListener("mousedown", onDown);
    document.addEventListener("mouseup", onUp);
    document.addEventListener("selectionchange", onChange);
    return () => {
      clearTimeout(timer);
      root.removeEventListener("mousedown", onDown);
      document.removeEventListener("mouseup", onUp);
      document.removeEventListener("selectionchange", onChange);
    };
  }, [map, text]);
}

"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { leastSelected, paint, showRange, type CopyViewProps } from "@/components/capture/selected-passage";
import { offsetsOfRange, rangeOfOffsets } from "@/lib/text/dom-offsets";
import "@/components/capture/found.css";

/** The words of a copy; the element inside that carries `data-start` says where they begin in the text. */
export function TextView({
  found,
  onSelect,
  children,
}: Pick<CopyViewProps, "found" | "onSelect"> & { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const range = found && root.current && rangeOfOffsets({ root: root.current, ...found });
    paint({ view: window, name: "capture-found", ranges: range ? [range] : [] });
    if (range) showRange({ view: window, range });
  }, [found]);

  useEffect(() => {
    function onChange() {
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      if (!root.current || !range || !root.current.contains(range.commonAncestorContainer)) return;
      if (range.collapsed || range.toString().trim().length < leastSelected) return onSelect(null);
      const place = offsetsOfRange({ root: root.current, range });
      onSelect(place && place.end > place.start ? { ...place, locator: null } : null);
    }
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [onSelect]);

  return <div ref={root}>{children}</div>;
}

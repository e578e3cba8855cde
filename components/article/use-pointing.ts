"use client";

import { useEffect, useRef } from "react";
import { offsetAtPoint, rangesAt } from "@/components/article/claims-at";
import { isPlaced, type ClaimInArticle, type PlacedClaim } from "@/components/article/reader-types";
import type { TextMap } from "@/components/article/text-map";

/**
 * Finds out what of the text is pressed on, and shows by the pointer where words are marked (looking once a frame at most).
 * Links in the text and selections by dragging are left alone.
 */
export function usePointing({
  map,
  claims,
  onPress,
}: {
  map: TextMap | null;
  claims: readonly ClaimInArticle[];
  /** The claims at the place, the innermost first; none for plain words. */
  onPress: (pressed: { claims: PlacedClaim[]; offset: number; box: DOMRect }) => void;
}): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const root = map?.root as HTMLElement | undefined;
    if (!map || !root) return undefined;
    const placed = claims.filter(isPlaced);
    let frame = 0;
    const onMove = ({ clientX: x, clientY: y, buttons }: PointerEvent) => {
      if (frame !== 0 || buttons !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const offset = offsetAtPoint({ map, x, y });
        const isMarked = offset !== null && placed.some(({ start, end }) => start <= offset && offset < end);
        root.style.cursor = isMarked ? "pointer" : "";
      });
    };
    const onClick = ({ clientX: x, clientY: y, target }: MouseEvent) => {
      if (!document.getSelection()?.isCollapsed || (target as Element).closest("a")) return;
      const offset = offsetAtPoint({ map, x, y });
      if (offset === null) return;
      // A point has no extent; the popover keeps clear of the line that was pressed on.
      latest.current({ claims: rangesAt(placed, offset), offset, box: new DOMRect(x, y - 8, 1, 16) });
    };
    root.addEventListener("pointermove", onMove);
    root.addEventListener("click", onClick);
    return () => {
      cancelAnimationFrame(frame);
      root.removeEventListener("pointermove", onMove);
      root.removeEventListener("click", onClick);
    };
  }, [map, claims]);
}

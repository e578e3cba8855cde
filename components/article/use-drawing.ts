"use client";

import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { canHighlight, createHighlightDrawing, type HighlightDrawing } from "@/components/article/draw-highlights";
import { createOverlay, type MarginMark, type Overlay } from "@/components/article/draw-overlay";
import { isPlaced, isUnsure, type ReaderMarks } from "@/components/article/reader-types";
import { TextMap } from "@/components/article/text-map";
import { watchView } from "@/components/article/watch-view";

type TextRange = { start: number; end: number };

/** Signs of the margin beside what is no claim. */
const signs = { not_checkable: "×", out_of_scope: "○" } as const;

/**
 * Draws everything that is known of a text over it, and again whenever that changes. Nothing is rendered by React inside
 * the text. @returns the map of the text, once the page is there.
 */
export function useDrawing({
  text,
  layer,
  marks,
  cursor,
  currentClaimId,
}: {
  /** The element that holds the rendered article. */
  text: RefObject<HTMLElement | null>;
  /** An empty element over it for margin signs. */
  layer: RefObject<HTMLElement | null>;
  marks: ReaderMarks;
  cursor: TextRange | null;
  currentClaimId: string | null;
}): TextMap | null {
  const [map, setMap] = useState<TextMap | null>(null);
  const highlights = useRef<HighlightDrawing>(null);
  const overlay = useRef<Overlay>(null);

  useLayoutEffect(() => {
    if (!text.current || !layer.current) return undefined;
    const made = new TextMap(text.current);
    highlights.current = canHighlight() ? createHighlightDrawing(made) : null;
    overlay.current = createOverlay({ map: made, layer: layer.current });
    const view = watchView({
      map: made,
      onChange: (near) => {
        highlights.current?.showNear(near);
        overlay.current?.showNear(near);
      },
    });
    view.look();
    setMap(made);
    return () => {
      view.destroy();
      highlights.current?.destroy();
      overlay.current?.destroy();
    };
  }, [text, layer]);

  const placed = useMemo(() => marks.claims.filter(isPlaced), [marks.claims]);
  useLayoutEffect(() => {
    if (!map) return;
    const drawn = placed.map((claim) => ({ start: claim.start, end: claim.end, unsure: isUnsure(claim) }));
    if (highlights.current) highlights.current.drawClaims(drawn);
    else overlay.current?.setUnderlines(drawn);
  }, [map, placed]);

  const setAside = useMemo(
    () => marks.decisions.filter(({ disposition }) => disposition !== "claim"),
    [marks.decisions],
  );
  useEffect(() => {
    if (map) highlights.current?.drawSetAside(setAside);
  }, [map, setAside]);

  useEffect(() => {
    if (!map) return;
    const ofClaims = placed.map((claim): MarginMark => ({
      start: claim.start,
      end: claim.end,
      sign: isUnsure(claim) ? `${claim.number}?` : String(claim.number),
      kind: isUnsure(claim) ? "unsure" : "claim",
    }));
    const ofOthers = setAside.map(({ start, end, disposition, needsConfirmation }): MarginMark => ({
      start,
      end,
      sign: `${signs[disposition as keyof typeof signs]}${needsConfirmation ? "?" : ""}`,
      kind: needsConfirmation ? "unsure" : "set-aside",
    }));
    overlay.current?.setMarks([...ofClaims, ...ofOthers]);
  }, [map, placed, setAside]);

  useLayoutEffect(() => {
    if (!map) return;
    if (highlights.current) highlights.current.drawCursor(cursor);
    else overlay.current?.setCursor(cursor);
  }, [map, cursor]);

  useEffect(() => {
    if (map) highlights.current?.drawCurrent(placed.filter(({ claimId }) => claimId === currentClaimId));
  }, [map, placed, currentClaimId]);

  return map;
}

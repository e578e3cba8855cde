import { laneCount, underlineLanes } from "@/lib/domain/article/underline-lanes";
import type { TextMap } from "./text-map";

type TextRange = { start: number; end: number };

const lanes = Array.from({ length: laneCount }, (_lane, index) => `claim-lane-${index}`);

/** The layers that are drawn over a text, lowest first. Their look stands in article.css. */
export const highlightNames = ["set-aside", ...lanes, "claim-unsure", "cursor", "claim-current"];

export type HighlightDrawing = {
  /** Underlines claims; overlapping ones at different depths. */
  drawClaims: (claims: readonly (TextRange & { unsure?: boolean })[]) => void;
  /** Greys what was decided to be no claim. */
  drawSetAside: (ranges: readonly TextRange[]) => void;
  /** Marks what a decision would be about. */
  drawCursor: (range: TextRange | null) => void;
  /** Marks the claim that is being pointed at. */
  drawCurrent: (ranges: readonly TextRange[]) => void;
  /** Says which stretch of the text is in view or near it. Nothing else is drawn. */
  showNear: (near: TextRange) => void;
  destroy: () => void;
};

/** Whether the browser can draw over text without changing the page. */
export function canHighlight(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** One layer: what it should show of the whole text, and the ranges that stand in the page for the part in view. */
type Layer = { highlight: Highlight; wanted: readonly TextRange[]; drawn: Map<string, Range> };

/**
 * Draws over a text with the CSS Custom Highlight API: nothing is added to the page. Only what is near the window gets a
 * range, so that neither the length of the text nor the number of claims matters. Framework-free; call it only where
 * `canHighlight()`, and tell it by `showNear` what is in view.
 */
export function createHighlightDrawing(map: TextMap): HighlightDrawing {
  let near: TextRange = { start: 0, end: 0 };
  const layers = new Map<string, Layer>();
  for (const [priority, name] of highlightNames.entries()) {
    const highlight = new Highlight();
    highlight.priority = priority;
    layers.set(name, { highlight, wanted: [], drawn: new Map() });
    CSS.highlights.set(name, highlight);
  }

  function draw(layer: Layer): void {
    const inView = layer.wanted.filter(({ start, end }) => start < near.end && end > near.start);
    const keys = new Set(inView.map(keyOf));
    for (const [key, range] of layer.drawn) {
      if (keys.has(key)) continue;
      layer.highlight.delete(range);
      layer.drawn.delete(key);
    }
    for (const wanted of inView) {
      const key = keyOf(wanted);
      const range = layer.drawn.has(key) ? null : map.rangeOf(wanted);
      if (!range) continue;
      layer.highlight.add(range);
      layer.drawn.set(key, range);
    }
  }

  function want(name: string, wanted: readonly TextRange[]): void {
    const layer = layers.get(name)!;
    layer.wanted = wanted;
    draw(layer);
  }

  return {
    drawClaims(claims) {
      const laneOf = underlineLanes(claims);
      lanes.forEach((name, lane) =>
        want(
          name,
          claims.filter((_claim, index) => laneOf[index] === lane),
        ),
      );
      want(
        "claim-unsure",
        claims.filter(({ unsure }) => unsure),
      );
    },
    drawSetAside: (ranges) => want("set-aside", ranges),
    drawCursor: (range) => want("cursor", range ? [range] : []),
    drawCurrent: (ranges) => want("claim-current", ranges),
    showNear(next) {
      near = next;
      for (const layer of layers.values()) draw(layer);
    },
    destroy() {
      for (const [name, { highlight }] of layers) {
        // Another drawing may have taken the name meanwhile.
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
      }
    },
  };
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}

import { underlineLanes } from "@/lib/domain/article/underline-lanes";
import type { TextMap } from "./text-map";

type TextRange = { start: number; end: number };

/** Something that the margin names: a claim's number, or a sign for what was set aside. */
export type MarginMark = TextRange & { sign: string; kind: "claim" | "set-aside" | "unsure" };

export type Overlay = {
  setMarks: (marks: readonly MarginMark[]) => void;
  /** Only where the browser cannot highlight: claims are underlined by lines laid over the text. */
  setUnderlines: (ranges: readonly TextRange[]) => void;
  setCursor: (range: TextRange | null) => void;
  destroy: () => void;
};

/** Depth of the first underline below the letters and from one lane to the next; CSS pixels. */
const laneStep = 3;

/**
 * Draws beside and over the part of a text that is in view, and one screen around it: margin signs, and underlines for
 * browsers without the Highlight API. `layer` is an empty element over the text that takes no pointer. What is out of
 * view is never measured, so that the length of a text does not matter.
 */
export function createOverlay({ map, layer }: { map: TextMap; layer: HTMLElement }): Overlay {
  let marks: readonly MarginMark[] = [];
  let underlines: readonly TextRange[] = [];
  let lanes: number[] = [];
  let cursor: TextRange | null = null;
  /** Where the layer stood in the viewport when it was last drawn. */
  let drawnAt = Number.NaN;
  let frame = 0;

  function draw(): void {
    frame = 0;
    const origin = layer.getBoundingClientRect();
    const height = window.innerHeight;
    const band = { top: -height, bottom: 2 * height };
    const view = map.rangeInView(band);
    const isNear = ({ start, end }: TextRange) => start < view.end && end > view.start;
    const nodes: HTMLElement[] = [];
    const byLine = new Map<number, MarginMark[]>();
    for (const mark of marks) {
      if (!isNear(mark)) continue;
      const box = map.rangeOf({ start: mark.start, end: mark.start + 1 })?.getBoundingClientRect();
      if (!box) continue;
      const line = Math.round(box.top - origin.top);
      byLine.set(line, [...(byLine.get(line) ?? []), mark]);
    }
    for (const [line, own] of byLine) nodes.push(marginLine(layer.ownerDocument, line, own));
    underlines.forEach((range, index) => {
      if (isNear(range))
        nodes.push(...linesUnder(range, `underline lane-${lanes[index]}`, (lanes[index]! + 1) * laneStep));
    });
    if (cursor && isNear(cursor)) nodes.push(...linesUnder(cursor, "underline cursor-line", 0));
    layer.replaceChildren(...nodes);
    drawnAt = origin.top;

    function linesUnder(range: TextRange, className: string, depth: number): HTMLElement[] {
      return [...(map.rangeOf(range)?.getClientRects() ?? [])].map((box) => {
        const line = layer.ownerDocument.createElement("span");
        line.className = className;
        line.style.cssText = `left:${box.left - origin.left}px;top:${box.bottom - origin.top + depth - 5}px;width:${box.width}px`;
        return line;
      });
    }
  }

  function redraw(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function onScroll(): void {
    // What was drawn reaches a screen further than what is seen; half of that may be used up before drawing again.
    const moved = Math.abs(layer.getBoundingClientRect().top - drawnAt);
    if (!(moved < window.innerHeight / 2)) redraw();
  }

  const resized = new ResizeObserver(redraw);
  resized.observe(map.root);
  window.addEventListener("scroll", onScroll, { passive: true });
  // A late font moves every line.
  void layer.ownerDocument.fonts?.ready.then(redraw);

  return {
    setMarks(next) {
      marks = next;
      redraw();
    },
    setUnderlines(next) {
      underlines = next;
      lanes = underlineLanes(next);
      redraw();
    },
    setCursor(next) {
      cursor = next;
      redraw();
    },
    destroy() {
      cancelAnimationFrame(frame);
      resized.disconnect();
      window.removeEventListener("scroll", onScroll);
      layer.replaceChildren();
    },
  };
}

/** As many signs as the margin has room for. */
const signsOfLine = 2;

function marginLine(document: Document, top: number, marks: readonly MarginMark[]): HTMLElement {
  const line = document.createElement("span");
  line.className = "margin-mark";
  line.style.top = `${top}px`;
  for (const { sign, kind } of marks.slice(0, signsOfLine)) {
    const part = document.createElement("span");
    part.dataset.kind = kind;
    part.textContent = sign;
    line.append(part);
  }
  if (marks.length > signsOfLine) line.append(`+${marks.length - signsOfLine}`);
  return line;
}

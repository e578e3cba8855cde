import { underlineLanes } from "@/lib/domain/article/underline-lanes";
import type { TextMap } from "./text-map";

type TextRange = { start: number; end: number };

/** Something that the margin names: a claim's number, or a sign for what was set aside. */
export type MarginMark = TextRange & { sign: string; kind: "claim" | "set-aside" | "unsure" };

export type Overlay = {
  setMarks: (marks: readonly MarginMark[]) => void;
  /** Only where the browser cannot highlight: claims are underlined by lines laid over the text. */
  setUnderlines: (ranges: readonly TextRange[]) => void;
  /** Likewise only there. */
  setCursor: (range: TextRange | null) => void;
  /** Says which stretch of the text is in view or near it. Nothing else is measured. */
  showNear: (near: TextRange) => void;
  destroy: () => void;
};

/** Depth of the first underline below the letters and from one lane to the next; CSS pixels. */
const laneStep = 3;
/** As many signs as the margin has room for beside one line; of more, the first and a count. */
const signsOfLine = 2;

/**
 * Draws beside and over the part of a text that is near the window: margin signs, and underlines for browsers without the
 * Highlight API. `layer` is an empty element over the text that takes no pointer.
 */
export function createOverlay({ map, layer }: { map: TextMap; layer: HTMLElement }): Overlay {
  const document = layer.ownerDocument;
  let marks: readonly MarginMark[] = [];
  let underlines: readonly TextRange[] = [];
  let lanes: number[] = [];
  let cursor: TextRange | null = null;
  let near: TextRange = { start: 0, end: 0 };
  let frame = 0;

  const isNear = ({ start, end }: TextRange) => start < near.end && end > near.start;

  function draw(): void {
    frame = 0;
    const origin = layer.getBoundingClientRect();
    const nodes: HTMLElement[] = [];
    const byLine = new Map<number, MarginMark[]>();
    // Everything is measured before anything is changed: each change would make the next measure lay out the page again.
    for (const mark of marks) {
      if (!isNear(mark)) continue;
      const box = map.rangeOf({ start: mark.start, end: mark.start + 1 })?.getBoundingClientRect();
      if (!box) continue;
      const line = Math.round(box.top - origin.top);
      byLine.set(line, [...(byLine.get(line) ?? []), mark]);
    }
    underlines.forEach((range, index) => {
      const lane = lanes[index]!;
      if (isNear(range))
        nodes.push(...linesUnder({ range, origin, className: "underline", depth: (lane + 1) * laneStep }));
    });
    if (cursor && isNear(cursor)) {
      nodes.push(...linesUnder({ range: cursor, origin, className: "underline cursor-line", depth: 0 }));
    }
    for (const [line, own] of byLine) nodes.push(marginLine({ document, top: line, marks: own }));
    layer.replaceChildren(...nodes);
  }

  function linesUnder({
    range,
    origin,
    className,
    depth,
  }: {
    range: TextRange;
    origin: DOMRect;
    className: string;
    depth: number;
  }): HTMLElement[] {
    return [...(map.rangeOf(range)?.getClientRects() ?? [])].map((box) => {
      const line = document.createElement("span");
      line.className = className;
      const top = box.bottom - origin.top + depth - 5;
      line.style.cssText = `left:${box.left - origin.left}px;top:${top}px;width:${box.width}px`;
      return line;
    });
  }

  function redraw(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

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
    showNear(next) {
      near = next;
      redraw();
    },
    destroy() {
      cancelAnimationFrame(frame);
      layer.replaceChildren();
    },
  };
}

function marginLine({
  document,
  top,
  marks,
}: {
  document: Document;
  top: number;
  marks: readonly MarginMark[];
}): HTMLElement {
  const line = document.createElement("span");
  line.className = "margin-mark";
  line.style.top = `${top}px`;
  const shown = marks.length > signsOfLine ? marks.slice(0, 1) : marks;
  for (const { sign, kind } of shown) {
    const part = document.createElement("span");
    part.dataset.kind = kind;
    part.textContent = sign;
    line.append(part);
  }
  if (shown.length < marks.length) line.append(`+${marks.length - shown.length}`);
  return line;
}

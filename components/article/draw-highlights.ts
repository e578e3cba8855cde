import { laneCount, underlineLanes } from "@/lib/domain/article/underline-lanes";
import type { TextMap } from "./text-map";

type TextRange = { start: number; end: number };

/** The layers that are drawn over a text, lowest first. Their look stands in article.css. */
export const highlightNames = {
  lanes: Array.from({ length: laneCount }, (_lane, index) => `claim-lane-${index}`),
  unsure: "claim-unsure",
  setAside: "set-aside",
  cursor: "cursor",
  current: "claim-current",
} as const;

/** Ranges made at a time; a thousand take about a millisecond. */
const chunkSize = 400;

export type HighlightDrawing = {
  /** Underlines claims; overlapping ones at different depths. What is in view comes first, the rest in pieces. */
  drawClaims: (claims: readonly (TextRange & { unsure?: boolean })[]) => void;
  /** Greys what was decided to be no claim. */
  drawSetAside: (ranges: readonly TextRange[]) => void;
  /** Marks what a decision would be about. */
  drawCursor: (range: TextRange | null) => void;
  /** Marks the claim that is being pointed at. */
  drawCurrent: (ranges: readonly TextRange[]) => void;
  /** Resolves once everything asked for so far is drawn; for tests and benches. */
  whenDrawn: () => Promise<void>;
  destroy: () => void;
};

/** Whether the browser can draw over text without changing the page. */
export function canHighlight(): boolean {
  return typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/**
 * Draws over a text with the CSS Custom Highlight API: nothing is added to the page, however many claims there are.
 * Framework-free; call it only where `canHighlight()`.
 */
export function createHighlightDrawing(map: TextMap): HighlightDrawing {
  const layers = new Map<string, Highlight>();
  // Registered once and filled later, in this order: a later layer paints over an earlier one.
  const names = [highlightNames.setAside, ...highlightNames.lanes, highlightNames.unsure, highlightNames.cursor];
  for (const [priority, name] of [...names, highlightNames.current].entries()) {
    const layer = new Highlight();
    layer.priority = priority;
    layers.set(name, layer);
    CSS.highlights.set(name, layer);
  }
  const tasks = new Map<string, { cancelled: boolean; done: Promise<void> }>();

  function fill(task: string, wanted: readonly { layer: string; range: TextRange }[], own: readonly string[]): void {
    const before = tasks.get(task);
    if (before) before.cancelled = true;
    for (const name of own) layers.get(name)!.clear();
    const view = viewOf(map);
    const [now, later] = partition(wanted, ({ range }) => overlaps(range, view));
    for (const { layer, range } of now) add(layers.get(layer)!, range);
    const state = { cancelled: false, done: Promise.resolve() };
    state.done = addInPieces(later, state);
    tasks.set(task, state);
  }

  async function addInPieces(
    wanted: readonly { layer: string; range: TextRange }[],
    state: { cancelled: boolean },
  ): Promise<void> {
    for (let at = 0; at < wanted.length; at += chunkSize) {
      await pause();
      if (state.cancelled) return;
      for (const { layer, range } of wanted.slice(at, at + chunkSize)) add(layers.get(layer)!, range);
    }
  }

  function add(layer: Highlight, range: TextRange): void {
    const points = map.pointsOf(range);
    if (!points) return;
    layer.add(
      new StaticRange({
        startContainer: points.from.node,
        startOffset: points.from.offset,
        endContainer: points.to.node,
        endOffset: points.to.offset,
      }),
    );
  }

  return {
    drawClaims(claims) {
      const lanes = underlineLanes(claims);
      const wanted = claims.flatMap((claim, index) => [
        { layer: highlightNames.lanes[lanes[index]!]!, range: claim },
        ...(claim.unsure ? [{ layer: highlightNames.unsure, range: claim }] : []),
      ]);
      fill("claims", wanted, [...highlightNames.lanes, highlightNames.unsure]);
    },
    drawSetAside(ranges) {
      const layer = highlightNames.setAside;
      fill(
        "setAside",
        ranges.map((range) => ({ layer, range })),
        [layer],
      );
    },
    drawCursor(range) {
      const layer = highlightNames.cursor;
      fill("cursor", range ? [{ layer, range }] : [], [layer]);
    },
    drawCurrent(ranges) {
      const layer = highlightNames.current;
      fill(
        "current",
        ranges.map((range) => ({ layer, range })),
        [layer],
      );
    },
    async whenDrawn() {
      await Promise.all([...tasks.values()].map(({ done }) => done));
    },
    destroy() {
      for (const state of tasks.values()) state.cancelled = true;
      for (const [name, layer] of layers) {
        // Another drawing may have taken the name meanwhile.
        if (CSS.highlights.get(name) === layer) CSS.highlights.delete(name);
      }
    },
  };
}

/** What stands within one screen above and below the visible part. */
function viewOf(map: TextMap): TextRange {
  const height = window.innerHeight;
  return map.rangeInView({ top: -height, bottom: 2 * height });
}

function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  const kept: T[] = [];
  const rest: T[] = [];
  for (const item of items) (holds(item) ? kept : rest).push(item);
  return [kept, rest];
}

/** Lets the browser paint and answer keys between two pieces. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

import type { TextMap } from "./text-map";

type TextRange = { start: number; end: number };

/** Screens drawn above and below the visible one, and how far the page may move before the next drawing. */
const screensAround = 1.5;
const screensBeforeNext = 0.75;

/**
 * Tells which stretch of a text is near enough to the window to be drawn, now and whenever the page has moved on. What is
 * far away is never drawn: a browser goes over every highlighted range again after each change anywhere in a page.
 */
export function watchView({ map, onChange }: { map: TextMap; onChange: (near: TextRange) => void }): {
  /** Looks again at once. */
  look: () => void;
  destroy: () => void;
} {
  let frame = 0;
  /** Where the text stood in the window when it was last looked at. */
  let lookedAt = Number.NaN;

  function look(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const height = window.innerHeight;
    lookedAt = map.root.getBoundingClientRect().top;
    onChange(map.rangeInView({ top: -screensAround * height, bottom: (1 + screensAround) * height }));
  }
  function soon(): void {
    if (frame === 0) frame = requestAnimationFrame(look);
  }
  function onScroll(): void {
    const moved = Math.abs(map.root.getBoundingClientRect().top - lookedAt);
    if (!(moved < screensBeforeNext * window.innerHeight)) soon();
  }
  function onPrint(): void {
    onChange({ start: 0, end: map.text.length });
  }

  const resized = new ResizeObserver(soon);
  resized.observe(map.root);
  window.addEventListener("scroll", onScroll, { passive: true });
  window.addEventListener("beforeprint", onPrint);
  window.addEventListener("afterprint", soon);
  // A late font moves every line.
  void map.root.ownerDocument.fonts?.ready.then(soon);
  return {
    look,
    destroy() {
      cancelAnimationFrame(frame);
      resized.disconnect();
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("beforeprint", onPrint);
      window.removeEventListener("afterprint", soon);
    },
  };
}

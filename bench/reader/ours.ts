import { createHighlightDrawing } from "@/components/article/draw-highlights";
import { createOverlay, type MarginMark } from "@/components/article/draw-overlay";
import { TextMap } from "@/components/article/text-map";
import { watchView } from "@/components/article/watch-view";
import { claimsOfPage, paintedWith, textOfPage } from "./in-page";

/** The same steps as useDrawing, without React. */
function draw(): void {
  const claims = claimsOfPage();
  const map = new TextMap(textOfPage());
  const highlights = createHighlightDrawing(map);
  const overlay = createOverlay({ map, layer: document.querySelector<HTMLElement>(".text-overlay")! });
  const view = watchView({
    map,
    onChange: (near) => {
      highlights.showNear(near);
      overlay.showNear(near);
    },
  });
  view.look();
  highlights.drawClaims(claims);
  overlay.setMarks(
    claims.map(({ start, end }, index): MarginMark => ({ start, end, sign: String(index + 1), kind: "claim" })),
  );
}

/** Underlines and margin signs, which the overlay sets in the frame after. */
function isDrawn(): boolean {
  const underlined = [...CSS.highlights.values()].some(({ size }) => size > 0);
  return underlined && document.querySelector(".margin-mark") !== null;
}

if (location.search === "?later") {
  globalThis.measured.draw = async () => {
    const from = performance.now();
    draw();
    return (await paintedWith(isDrawn)) - from;
  };
} else {
  draw();
  globalThis.measured.onScreen = await paintedWith(isDrawn);
}

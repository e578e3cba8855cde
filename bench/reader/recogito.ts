import "@recogito/text-annotator/text-annotator.css";
import { createTextAnnotator, type TextAnnotation, type RendererType } from "@recogito/text-annotator";
import { claimsOfPage, paintedWith, textOfPage } from "./in-page";

globalThis.measured.draw = async (renderer) => {
  const container = textOfPage();
  const text = container.textContent;
  // It counts the characters of the page without breaks between blocks.
  const blocks = [...container.querySelectorAll<HTMLElement>("[data-start]")].map(({ dataset }) =>
    Number(dataset.start),
  );
  const breaksBefore = (offset: number) => lastAtOrBefore(blocks, offset);
  const annotations = claimsOfPage().map(({ start, end }, index) => {
    const from = start - breaksBefore(start);
    const to = end - breaksBefore(end - 1);
    const selector = [{ quote: text.slice(from, to), start: from, end: to }];
    return { id: `claim-${index}`, bodies: [], target: { annotation: `claim-${index}`, selector } };
  });
  const from = performance.now();
  const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(container, {
    renderer: renderer as RendererType,
  });
  // setAnnotations of 4.1 leaves the places unresolved or adds one claim at a time; this is its quickest way that draws.
  annotator.state.store.bulkAddAnnotations(annotations as unknown as TextAnnotation[], true);
  const isDrawn = () => CSS.highlights.size > 0 || container.querySelector(".r6o-annotation") !== null;
  return (await paintedWith(isDrawn)) - from;
};

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

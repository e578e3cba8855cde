import { rangeInText, textInPage, type DomText } from "@/components/capture/dom-text";
import { squeezedRange, unsqueezedRange, type SqueezedText } from "@/lib/text/squeezed-text";
import type { PlacedPages } from "@/lib/text/place-pages";

/** A page whose words stand in the document. */
export type DrawnPage = { root: HTMLElement; dom: DomText; squeezed: SqueezedText };

/**
 * The stretches of the drawn pages that show a range of the copy's text. The words that pdf.js gives and those that stand in
 * the document differ in white space alone.
 */
export function stretchesOf({
  place: { start, end },
  placed,
  drawn,
}: {
  place: { start: number; end: number };
  placed: PlacedPages;
  drawn: ReadonlyMap<number, DrawnPage>;
}): Range[] {
  return placed.toPages({ start, end }).flatMap(({ page, ...own }) => {
    const found = drawn.get(page + 1);
    const from = placed.squeezed[page];
    if (!found || !from) return [];
    const shown = unsqueezedRange({ squeezed: found.squeezed, ...squeezedRange({ squeezed: from, ...own }) });
    const range = shown && textInPage({ dom: found.dom, ...shown });
    return range ? [range] : [];
  });
}

/** The range of the copy's text that a selection on the pages covers, with the first page of it. */
export function placeOfSelection({
  range,
  placed,
  drawn,
}: {
  range: Range;
  placed: PlacedPages;
  drawn: ReadonlyMap<number, DrawnPage>;
}): { start: number; end: number; page: number } | null {
  const places: { start: number; end: number; page: number }[] = [];
  for (const [number, { root, dom, squeezed }] of [...drawn].toSorted(([a], [b]) => a - b)) {
    if (!range.intersectsNode(root)) continue;
    const own = rangeInText({ dom, range });
    const to = placed.squeezed[number - 1];
    const onPage = own && to && unsqueezedRange({ squeezed: to, ...squeezedRange({ squeezed, ...own }) });
    const found = onPage && placed.fromPage({ page: number - 1, ...onPage });
    if (found) places.push({ ...found, page: number });
  }
  const [first] = places;
  return first ? { start: first.start, end: places.at(-1)!.end, page: first.page } : null;
}

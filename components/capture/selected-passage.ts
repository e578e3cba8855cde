/** A passage of a copy's text that somebody has selected. UTF-16 units. */
export type SelectedPassage = {
  start: number;
  end: number;
  /** "p. 14", where the copy has pages. */
  locator: string | null;
};

/** A place of a copy's text, UTF-16 units. A new object each time that it is to be shown. */
export type FoundPlace = { start: number; end: number };

export type QuoteOfCopy = { id: string; start: number; end: number };

/** What each way of showing a copy gets. */
export type CopyViewProps = {
  /** The words of the copy, which passages count in. */
  text: string;
  quotes: readonly QuoteOfCopy[];
  /** The quote to be shown first. */
  wanted: QuoteOfCopy | null;
  /** What was found by its words just now, to be shown; null where nothing was. */
  found: FoundPlace | null;
  /** Null when the selection was given up, "elsewhere" when what is selected does not stand in the copy's text. */
  onSelect: (passage: SelectedPassage | "elsewhere" | null) => void;
};

/** Marks ranges of a document without touching it; under one name the last call holds. */
export function paint({
  view,
  name,
  ranges,
}: {
  view: Window & typeof globalThis;
  name: string;
  ranges: readonly Range[];
}) {
  if (!("highlights" in view.CSS)) return;
  if (ranges.length === 0) view.CSS.highlights.delete(name);
  else view.CSS.highlights.set(name, new view.Highlight(...ranges));
}

/** Passages shorter than this are slips of the hand. */
export const leastSelected = 2;

/** Brings a stretch of a page into its window, a third from above, unless it stands there already. */
export function showRange({ view, range }: { view: Window; range: Range }) {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= 0 && bottom <= view.innerHeight * 0.7) return;
  view.scrollTo({ top: Math.max(0, top + view.scrollY - view.innerHeight / 3) });
}

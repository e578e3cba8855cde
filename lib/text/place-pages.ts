import type { TextRange } from "./grapheme";
import { carryRange, squeezedRange, squeezeText, unsqueezedRange, type SqueezedText } from "./squeezed-text";

type Printed = { text: string; squeezed: SqueezedText };

/** The pages of a printing laid beside a text that was made of them. */
export interface PlacedPages {
  /** Each page's own text without white space. */
  squeezed: readonly SqueezedText[];
  /** Where a range of the text stands on its pages, in UTF-16 units of each page's own text. */
  toPages: (range: TextRange) => ({ page: number } & TextRange)[];
  /** The range of the text that a range of one page's text stands for; null where it is not found. */
  fromPage: (range: { page: number } & TextRange) => TextRange | null;
}

/**
 * Lays the texts of pages, in their order, beside the text that was read from all of them. White space may differ. A page
 * that does not stand there word for word is searched for each passage by itself.
 */
export function placePages({ text, pages }: { text: string; pages: readonly string[] }): PlacedPages {
  const whole: Printed = { text, squeezed: squeezeText(text) };
  let cursor = 0;
  const placed = pages.map((page) => {
    const printed: Printed = { text: page, squeezed: squeezeText(page) };
    const at = printed.squeezed.text === "" ? -1 : whole.squeezed.text.indexOf(printed.squeezed.text, cursor);
    if (at < 0) return { printed, at: null };
    cursor = at + printed.squeezed.text.length;
    return { printed, at };
  });

  return {
    squeezed: placed.map(({ printed }) => printed.squeezed),
    toPages: (range) => {
      const sought = squeezedRange({ squeezed: whole.squeezed, ...range });
      const found = placed.flatMap(({ printed, at }, page) => {
        if (at === null) return [];
        const start = Math.max(sought.start - at, 0);
        const end = Math.min(sought.end - at, printed.squeezed.text.length);
        const own = unsqueezedRange({ squeezed: printed.squeezed, start, end });
        return own ? [{ page, ...own }] : [];
      });
      if (found.length > 0) return found;
      for (const [page, { printed, at }] of placed.entries()) {
        const own = at === null ? carryRange({ from: whole, to: printed, ...range }) : null;
        if (own) return [{ page, ...own }];
      }
      return [];
    },
    fromPage: ({ page, ...range }) => {
      const found = placed[page];
      if (!found) return null;
      const { printed, at } = found;
      if (at === null) return carryRange({ from: printed, to: whole, ...range });
      const own = squeezedRange({ squeezed: printed.squeezed, ...range });
      return unsqueezedRange({ squeezed: whole.squeezed, start: at + own.start, end: at + own.end });
    },
  };
}
